"""Takes the pictures of the admin that docs/translators.md shows: the table of translations, a page segment by segment,
what changed in a source, publishing together. Run by `make pictures`."""

import shutil
import tempfile
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from tests.e2e import translating
from tests.e2e.conftest import ROOT, RunningSite, enter

FOLDER = ROOT / "docs" / "img" / "translators"
SENT = "herbier"
SIZE, SCALE = {"width": 1280, "height": 900}, 0.7
# A published page that was translated by segments and has moved since: made by code, as the stories make it by hand.
MOVE = """
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation, Translation, TranslationSource
from resources.models import ResourcePage
page = ResourcePage.objects.get(slug="un-pied-n-est-pas-un-pied", locale__language_code="fr")
source, _ = TranslationSource.update_or_create_from_instance(page)
english = Locale.objects.get(language_code="en")
translation = Translation.objects.create(source=source, target_locale=english)
for segment in source.stringsegment_set.all():
    StringTranslation.objects.create(translation_of=segment.string, context=segment.context, locale=english,
        data=segment.string.data if segment.context.path == "slug" else "[en] " + segment.string.data)
translation.save_target(publish=True)
page = ResourcePage.objects.get(pk=page.pk)
page.summary = page.summary + " Avec une règle, une ficelle et une pomme."
page.save_revision().publish()
"""


def main():
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = RunningSite(Path(folder))
        site.start()
        try:
            browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
            page = browser.new_context(viewport=SIZE, locale="fr-BE", reduced_motion="reduce").new_page()
            enter(page, site, "editrice")
            take(page, site)
        finally:
            site.stop()


def take(page, site):
    site.manage("shell", "-c", MOVE)
    translating.send(page, site, SENT, "nl")
    page.goto(f"{site.url}/cms/translations/?q=un")
    keep(page, "table", page.locator(".translations-table"))
    translating.go_on(page, site, SENT, "nl")
    page.wait_for_selector("li.incomplete")
    keep(page, "segments", page.locator("li.incomplete").first)
    translating.cell(page, site, "pied", "en").locator("a").nth(1).click()
    page.wait_for_selector(".comparison")
    keep(page, "changes")


def keep(page, name, at=None):
    """What the window shows, with the element `at` at its top."""
    if at:
        at.evaluate("element => window.scrollTo(0, element.getBoundingClientRect().top + window.scrollY - 120)")
    picture = Image.open(BytesIO(page.screenshot())).convert("RGB")
    picture = picture.resize((round(picture.width * SCALE), round(picture.height * SCALE)), Image.LANCZOS)
    picture.save(FOLDER / f"{name}.webp", quality=70, method=6)


if __name__ == "__main__":
    main()
