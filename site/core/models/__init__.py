from .documents import Document, DocumentVersion, FileUse
from .images import Image, Rendition
from .network import Navigation, NetworkDetails
from .organisations import Organisation, OrganisationDescription, PageOrganisation
from .pages import BasePage
from .themes import Theme, ThemedPage, ThemeLabel

__all__ = [
    "BasePage",
    "Document",
    "DocumentVersion",
    "FileUse",
    "Image",
    "Navigation",
    "NetworkDetails",
    "Organisation",
    "OrganisationDescription",
    "PageOrganisation",
    "Rendition",
    "Theme",
    "ThemeLabel",
    "ThemedPage",
]
