from .contact import ContactField, ContactPage, Message
from .directories import OrganisationIndexPage, ThemeIndexPage
from .home_pages import HomePage
from .standard import StandardPage

__all__ = [
    "ContactField",
    "ContactPage",
    "HomePage",
    "Message",
    "OrganisationIndexPage",
    "StandardPage",
    "ThemeIndexPage",
]
