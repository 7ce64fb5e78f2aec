"""Blocks of pictures, films and files."""

from copy import copy
from urllib.parse import parse_qs, urlsplit

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageBlock, ImageChooserBlock

from .previews import preview_document, preview_image


class FigureBlock(blocks.StructBlock):
    """A picture with its caption; its credit is the image's own."""

    image = ImageBlock(label=_("image"))
    caption = blocks.CharBlock(label=_("caption"), required=False)

    class Meta:
        icon = "image"
        label = _("image")
        group = _("Images, sound and film")
        template = "blocks/figure.html"
        description = _("A picture with its caption and its credit.")

    def get_preview_value(self):
        return self.to_python({}) | {"image": preview_image(), "caption": "Coupe d’un versant."}


class GalleryBlock(blocks.StructBlock):
    """Several pictures side by side."""

    figures = blocks.ListBlock(FigureBlock(), label=_("images"), min_num=2)

    class Meta:
        icon = "grip"
        label = _("gallery")
        group = _("Images, sound and film")
        template = "blocks/gallery.html"
        description = _("Two pictures or more, side by side.")

    def get_preview_value(self):
        return self.to_python({}) | {"figures": [{"image": preview_image(), "caption": caption} for caption in "AB"]}


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

    title = blocks.CharBlock(label=_("title"))
    url = blocks.URLBlock(label=_("address of the film"), help_text=_("YouTube, Vimeo, or any page that shows it."))
    poster = ImageChooserBlock(label=_("still"), required=False)
    transcript = blocks.RichTextBlock(label=_("transcript"), required=False, features=["bold", "link"])

    class Meta:
        icon = "media"
        label = _("film")
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

    document = DocumentBlock(label=_("document"))
    title = blocks.CharBlock(label=_("what readers see"), required=False)

    class Meta:
        icon = "download"
        label = _("file")
        group = _("Files and links")
        template = "blocks/file.html"
        value_class = FileValue
        description = _("A document to download, with its format and size.")

    def get_preview_value(self):
        return self.to_python({}) | {"document": preview_document(), "title": "Livret d’animation"}
