"""Takes a picture of every type of page in French and in German, or Dutch: 1280 and 390 px wide, light and dark, side
by side in `docs/img/pages/<type>-<language>.webp`. Run by `make pictures`, and looked at before and after a change of
looks."""

import shutil
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from tests.e2e.conftest import ROOT, RunningSite, in_no_sitemap, one_of_each

FOLDER = ROOT / "docs" / "img" / "pages"
VIEWS = [(1280, "light"), (1280, "dark"), (390, "light"), (390, "dark")]
NAMES = {
    "HomePage": "home",
    "TrainingIndexPage": "trainings",
    "TrainingCataloguePage": "catalogue",
    "TrainingPage": "training",
    "ThemeIndexPage": "themes",
    "below ThemeIndexPage": "theme",
    "OrganisationIndexPage": "members",
    "below OrganisationIndexPage": "member",
    "StandardPage": "text",
    "ContactPage": "contact",
    "ResourceIndexPage": "library",
    "ResourcePage": "resource",
    "NewsIndexPage": "news",
    "NewsPage": "news-item",
    "PositionIndexPage": "positions",
    "PositionPage": "position",
    "version": "version",
    "changes": "changes",
    "search": "search",
    "not found": "not-found",
}
LANGUAGES = ("fr", "de", "nl")
CHARTER = {"fr": "/fr/charte/", "de": "/de/charta/"}
HEIGHT, GAP, SCALE = 2400, 24, 0.5  # pixels of the page; of the picture


def main():
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = RunningSite(Path(folder))
        site.start()
        try:
            browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
            pages = one_of_each(site) | in_no_sitemap(site)
            for picture, path in addresses(pages).items():
                shots = [shot(browser, site.url + path, *view) for view in VIEWS]
                side_by_side(shots).save(FOLDER / f"{picture}.webp", quality=60, method=6)
        finally:
            site.stop()


def addresses(pages):
    """{name of the picture: address}: each type of page in French and in German, or Dutch where there is no German."""
    found = {f"charter-{language}": path for language, path in CHARTER.items()}
    for kind, name in NAMES.items():
        there = [language for language in LANGUAGES if f"{language} {kind}" in pages][:2]
        found |= {f"{name}-{language}": pages[f"{language} {kind}"] for language in there}
    return found


# Images that are lower down wait for somebody to go there.
LOAD_ALL = """Promise.all([...document.images].map((image) => {
    image.loading = "eager";
    return image.decode().catch(() => {});
}))"""


def shot(browser, address, width, scheme):
    """The top of the page as a picture, at half its size."""
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto(address)
    page.wait_for_load_state("networkidle")
    page.evaluate(LOAD_ALL)
    with tempfile.NamedTemporaryFile(suffix=".png") as file:
        page.screenshot(path=file.name, full_page=True)
        picture = Image.open(file.name).convert("RGB")
    context.close()
    picture = picture.crop((0, 0, picture.width, min(HEIGHT, picture.height)))
    return picture.resize((round(picture.width * SCALE), round(picture.height * SCALE)), Image.Resampling.LANCZOS)


def side_by_side(pictures):
    width = sum(picture.width for picture in pictures) + GAP * (len(pictures) - 1)
    sheet = Image.new("RGB", (width, max(picture.height for picture in pictures)), "white")
    left = 0
    for picture in pictures:
        sheet.paste(picture, (left, 0))
        left += picture.width + GAP
    return sheet


if __name__ == "__main__":
    main()
