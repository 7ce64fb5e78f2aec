"""PO files as translators have them: exported, worked on, sent back."""

import polib
from django.core.files.uploadedfile import SimpleUploadedFile
from lxml import html
from wagtail_localize.models import StringTranslation, Translation

from core.translating.sending import send
from tests.factories import locale

EXPORT, IMPORT = "/cms/translations/export/", "/cms/translations/import/"


def send_pages(user, *pages, into=("nl",)):
    """The Translations of the pages, sent into these languages; one if there is one."""
    send([page.pk for page in pages], [locale(language) for language in into], user)
    found = Translation.objects.filter(source__object__in=[page.translation_key for page in pages]).order_by("pk")
    return found.get() if len(pages) == len(into) == 1 else list(found)


def exported(client, language="nl", **parameters):
    """The file of a language, parsed."""
    response = client.get(f"{EXPORT}traductions-{language}.po", parameters)
    assert response.status_code == 200, response.status_code
    return polib.pofile(response.content.decode())


def translated(file, translations=None):
    """The same file with a Dutch word before each text, or with these {text: translation} alone."""
    for entry in file:
        entry.msgstr = f"NL {entry.msgid}" if translations is None else translations.get(entry.msgid, entry.msgstr)
        entry.flags = []
    return file


def tried(client, file, name="traductions-nl.po"):
    """The page that says what an import would do; `file` is a polib.POFile or bytes."""
    content = file if isinstance(file, bytes) else str(file).encode()
    return html.fromstring(client.post(IMPORT, {"file": SimpleUploadedFile(name, content)}).content)


def imported(client, file, name="traductions-nl.po", **choices):
    """The page that says what was imported, or why nothing was."""
    page = tried(client, file, name)
    tokens = page.cssselect("[name=token]")
    if not tokens:
        return page
    return html.fromstring(client.post(IMPORT, {"token": tokens[0].get("value"), "name": name, **choices}).content)


def numbers(page):
    """[taken, unchanged, empty, unsure, source changed, newer here, refused] of a report."""
    return [int(cell.text_content()) for cell in page.cssselect(".translations-import-pages tfoot td")]


def problems(page):
    """[(text, why it is not taken), …] of a report."""
    rows = page.cssselect(".translations-import-problems tbody tr")
    return [tuple(cell.text_content() for cell in row.cssselect("td")[1:]) for row in rows]


def refusal(page):
    """Why nothing of a file is taken, of the whole upload or of one file in it."""
    return " ".join(" ".join(part.text_content().split()) for part in page.cssselect(".error-message"))


def texts(translation):
    """{text: its translation} of a Translation, as they are kept."""
    found = StringTranslation.objects.filter(
        context__object=translation.source.object_id, locale=translation.target_locale
    )
    return {text.translation_of.data: text.data for text in found.select_related("translation_of")}
