from .counts import FileCount, PageCount, Visit
from .documents import Document, DocumentVersion, FileUse
from .images import Image, Rendition
from .network import Navigation, NetworkDetails
from .organisations import Organisation, OrganisationDescription, PageOrganisation
from .page_pdfs import PagePDF
from .pages import BasePage
from .related import RelatedPage
from .themes import Theme, ThemedPage, ThemeLabel
from .translating import LeftUntranslated, TranslationProgress

__all__ = [
    "BasePage",
    "Document",
    "DocumentVersion",
    "FileCount",
    "FileUse",
    "Image",
    "LeftUntranslated",
    "Navigation",
    "NetworkDetails",
    "Organisation",
    "OrganisationDescription",
    "PageCount",
    "PageOrganisation",
    "PagePDF",
    "RelatedPage",
    "Rendition",
    "Theme",
    "ThemeLabel",
    "ThemedPage",
    "TranslationProgress",
    "Visit",
]
