"""One style sheet over the wire, made of one sheet a component."""

import re

import pytest
from django.contrib.staticfiles.storage import StaticFilesStorage
from django.core.exceptions import ImproperlyConfigured
from django.core.files.base import ContentFile
from django.core.files.storage import InMemoryStorage

from core.static import COMMENT, IMPORT, BundledStorage
from tests.test_house_rules import ROOT, tracked

CSS = ROOT / "site" / "static" / "css"
APART = {"site.css", "admin.css"}
SHEETS_OF_PDF = re.compile(r"pdf[./]")  # laid out by WeasyPrint, never sent to a browser
NAMES = {path.relative_to(CSS).as_posix() for path in tracked("site/static/css/*.css")} - APART
SHEETS = sorted(name for name in NAMES if not SHEETS_OF_PDF.match(name))


def imports():
    """The names and media of what site.css imports, in its order."""
    return [(found["name"], found["media"]) for found in IMPORT.finditer((CSS / "site.css").read_text())]


@pytest.fixture
def collect(tmp_path, settings):
    """Serve some files from a folder as production does: `collect({name: text})` → the text of its site.css."""
    settings.DEBUG = False

    def post_process(files):
        sources = InMemoryStorage()
        storage = BundledStorage(location=tmp_path, base_url="/static/")
        for name, text in files.items():
            sources.save(name, ContentFile(text.encode()))
            StaticFilesStorage(location=tmp_path).save(name, ContentFile(text.encode()))
        list(storage.post_process({name: (sources, name) for name in files}))
        return (tmp_path / storage.stored_name("css/site.css")).read_text()

    return post_process


def test_every_sheet_is_imported_once_from_the_tokens_to_print():
    names = [name for name, _ in imports()]

    assert sorted(names) == SHEETS
    assert names[0] == "tokens.css"  # which says the order of the layers
    assert imports()[-1] == ("print.css", "print")  # outside the layers, over all of them


def test_no_template_links_to_another_sheet():
    pages = [path for path in tracked("*.html") if path.name != "pdf.html"]
    linked = {sheet for path in pages for sheet in re.findall(r"css/[\w/-]+\.css", path.read_text())}

    assert linked == {"css/site.css"}


def test_production_serves_the_rules_of_all_sheets_as_one(collect):
    sources = {f"css/{name}": (CSS / name).read_text() for name in ["site.css", *SHEETS]}
    fonts = {f"fonts/{path.name}": path.name for path in (CSS.parent / "fonts").iterdir()}
    served = collect(sources | fonts)

    assert "@import" not in served
    assert re.search(r'url\("\.\./fonts/atkinson-next\.\w{12}\.woff2"\)', served)
    rules = {name: COMMENT.sub("", sources[f"css/{name}"]) for name in SHEETS if name != "tokens.css"}
    assert [name for name, text in rules.items() if text not in served] == []


def test_a_sheet_for_a_medium_keeps_to_it(collect):
    served = collect({"css/site.css": '@import url("print.css") print;', "css/print.css": "a { color: red }\n"})

    assert served == "@media print {\na { color: red }\n}"


def test_what_is_written_for_us_is_not_served(collect):
    sheets = {"css/site.css": '/* One. */\n@import url("x.css");', "css/x.css": "/* Two\n lines. */\na { color: red }"}

    assert collect(sheets).split() == ["a", "{", "color:", "red", "}"]


def test_an_address_that_the_bundle_would_break_is_refused(collect):
    sheets = {"css/site.css": '@import url("components/x.css");', "css/components/x.css": "a { cursor: url(x.png) }"}

    with pytest.raises(ImproperlyConfigured, match=r"components/x\.css"):
        collect(sheets)
