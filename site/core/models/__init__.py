from .documents import Document, DocumentVersion, FileUse
from .images import Image, Rendition
from .network import Navigation, NetworkDetails
from .organisations import Organisation, OrganisationDescription, PageOrganisation
from .page_pdfs import PagePDF
from .pages import BasePage
from .related import RelatedPage
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
    "PagePDF",
    "RelatedPage",
    "Rendition",
    "Theme",
    "ThemeLabel",
    "ThemedPage",
]
