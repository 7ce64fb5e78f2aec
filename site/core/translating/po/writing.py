"""The PO file of a Bundle, after the gettext manual, “The Format of PO Files”, with what Poedit asks of a header."""

from itertools import islice

import polib
from babel.messages.plurals import get_plural
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.utils.timezone import now
from django.utils.translation import gettext as _
from wagtail.models import Site
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from core.translating.po.naming import EXPORTED_AT, context_of
from core.translating.po.places import label_of

AT_ONCE = 500  # pages


def file_of(bundle, user):
    """A polib.POFile: the texts of each page in their order, each once, with the translation that there is."""
    file = polib.POFile(wrapwidth=0)
    file.header = _('Text between < and > stays as it is; <a id="a1"> and </a> stand around the words of a link.')
    file.metadata = _header(bundle, user)
    cells, root = iter(bundle.cells), Site.objects.get(is_default_site=True).root_url
    while some := list(islice(cells, AT_ONCE)):
        file.extend(_entries(bundle.locale, some, root))
    return file


def _header(bundle, user):
    moment = now()
    day = moment.strftime("%Y-%m-%d %H:%M+0000")
    sources = {cell.row.locale.language_code for cell in bundle.cells}
    return {
        "Project-Id-Version": settings.WAGTAIL_SITE_NAME,
        "POT-Creation-Date": day,
        "PO-Revision-Date": day,
        "Last-Translator": user.get_full_name() or user.get_username(),
        "Language-Team": str(bundle.locale),
        "Language": bundle.language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": get_plural(bundle.language).plural_forms,
        "X-Generator": "Wagtail",
        EXPORTED_AT: moment.isoformat(),
        **({"X-Source-Language": sources.pop()} if len(sources) == 1 else {}),
    }


def _entries(locale, cells, root):
    uuids = dict(Translation.objects.filter(pk__in=[c.translation.pk for c in cells]).values_list("pk", "uuid"))
    segments, translated = _segments(cells), _translated(locale, cells)
    for cell in cells:
        seen, labels = set(), _Labels(cell)
        for string, words, context, path, field_path in segments.get(cell.translation.source, []):
            if (string, context) in seen:  # twice in one text of paragraphs: it has one translation
                continue
            seen.add((string, context))
            text, error = translated.get((string, context), ("", ""))
            yield polib.POEntry(
                msgctxt=context_of(uuids[cell.translation.pk], path),
                msgid=words,
                msgstr=text,
                comment="\n".join(labels.of(field_path or path, len(seen), root)),
                tcomment=error,
                flags=["fuzzy"] if error else [],
            )


class _Labels:
    """Where the texts of a Cell stand, for whoever does not see the page."""

    def __init__(self, cell):
        self.row, self.total = cell.row, cell.translation.total
        self.model = ContentType.objects.get_for_id(cell.row.source.content_type).model_class()

    def of(self, field_path, number, root):
        source = self.row.source
        yield " ".join(f"{source.title} ({number}/{self.total})".split())
        yield root + self.row.address
        yield label_of(self.model, field_path) if self.model else field_path


def _segments(cells):
    """{source: [(string, its words, context, path, field path), …]} in the order of the pages."""
    found = {}
    segments = StringSegment.objects.filter(source__in=[cell.translation.source for cell in cells])
    columns = ("source", "string", "string__data", "context", "context__path", "context__field_path")
    for source, *values in segments.order_by("source", "order", "pk").values_list(*columns):
        found.setdefault(source, []).append(values)
    return found


def _translated(locale, cells):
    """{(string, context): (text, what is wrong with it)}"""
    keys = [cell.row.source.key for cell in cells]
    texts = StringTranslation.objects.filter(locale=locale, context__object__in=keys).select_related("translation_of")
    return {
        (text.translation_of_id, text.context_id): (text.data, _fault(text) if text.has_error else "")
        for text in texts.order_by().iterator()
    }


def _fault(text):
    return text.get_error() or text.field_error or _("This translation has a fault.")
