"""Blocks of pictures, films and files."""

from copy import copy
from urllib.parse import parse_qs, urlsplit

from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents import get_document_model
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageBlock, ImageChooserBlock


class FigureBlock(blocks.StructBlock):
    """A picture with its caption; its credit is the image's own."""

    image = ImageBlock(label=capfirst(_("image")))
    caption = blocks.CharBlock(label=capfirst(_("caption")), required=False)

    class Meta:
        icon = "image"
        label = capfirst(_("image"))
        group = _("Images, sound and film")
        template = "blocks/figure.html"
        preview_template = "blocks/previews/figure.html"
        description = _("A picture with its caption and its credit.")


class GalleryBlock(blocks.StructBlock):
    """Several pictures side by side."""

    figures = blocks.ListBlock(FigureBlock(), label=capfirst(_("images")), min_num=2)

    class Meta:
        icon = "grip"
        label = capfirst(_("gallery"))
        group = _("Images, sound and film")
        template = "blocks/gallery.html"
        preview_template = "blocks/previews/gallery.html"
        description = _("Two pictures or more, side by side.")


class VideoValue(blocks.StructValue):
    """Where the film is, known from its address."""

    @cached_property
    def player(self):
        """The address of the player to load after a click; empty when we know none for this host."""
        parts = urlsplit(self["url"])
        host, path = (parts.hostname or "").removeprefix("www.").removeprefix("m."), parts.path.strip("/").split("/")
        if host == "youtu.be" and _is_id(path[0]):
            return f"https://www.youtube-nocookie.com/embed/{path[0]}"
        if host in ("youtube.com", "youtube-nocookie.com"):
            name = parse_qs(parts.query).get("v", [""])[0] if path[0] == "watch" else ""
            if path[0] in ("embed", "shorts", "live"):
                name = path[-1]
            return f"https://www.youtube-nocookie.com/embed/{name}" if _is_id(name) else ""
        if host in ("vimeo.com", "player.vimeo.com") and path[-1].isascii() and path[-1].isdigit():
            return f"https://player.vimeo.com/video/{path[-1]}?dnt=1"
        return ""

    @property
    def host(self):
        """Who would be contacted."""
        return urlsplit(self["url"]).hostname or ""


def _is_id(text):
    return text.isascii() and 6 <= len(text) <= 20 and text.replace("-", "").replace("_", "").isalnum()


class VideoBlock(blocks.StructBlock):
    """A film kept elsewhere. Nothing is asked of its host before the reader clicks."""

    title = blocks.CharBlock(label=capfirst(_("title")))
    url = blocks.URLBlock(
        label=capfirst(_("address of the film")), help_text=_("YouTube, Vimeo, or any page that shows it.")
    )
    poster = ImageChooserBlock(label=capfirst(_("still")), required=False)
    transcript = blocks.RichTextBlock(label=capfirst(_("transcript")), required=False, features=["bold", "link"])

    class Meta:
        icon = "media"
        label = capfirst(_("film"))
        group = _("Images, sound and film")
        template = "blocks/video.html"
        value_class = VideoValue
        description = _("A film kept elsewhere, loaded only after a click.")
        preview_value = {
            "title": "Le protocole filmé",
            "url": "https://vimeo.com/1",
            "poster": None,
            "transcript": None,
        }


class DocumentBlock(DocumentChooserBlock):
    """A document, fetched with its current version."""

    def bulk_to_python(self, values):
        documents = self.model_class.objects.with_versions().in_bulk(values)
        return [copy(documents[pk]) if pk in documents else None for pk in values]


class FileValue(blocks.StructValue):
    @property
    def label(self):
        return self["title"] or self["document"].filename


class FileBlock(blocks.StructBlock):
    """A document to download."""

    document = DocumentBlock(label=capfirst(_("document")))
    title = blocks.CharBlock(label=capfirst(_("what readers see")), required=False)

    class Meta:
        icon = "download"
        label = capfirst(_("file"))
        group = _("Files and links")
        template = "blocks/file.html"
        value_class = FileValue
        description = _("A document to download, with its format and size.")

    def get_preview_value(self):
        newest = get_document_model().objects.with_versions().order_by("-created_at").first()
        return self.to_python({}) | {"document": newest, "title": "Livret d’animation"}
