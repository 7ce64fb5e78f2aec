"""The PDF of a page is read by everybody: what it holds, in which order, and that it asks nobody anything."""

import os
import shutil
import subprocess
import sys
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pdfua
import pikepdf
import pypdfium2
import pytest
from django.core.files.base import ContentFile
from lxml import html

from core.models import Image
from core.pdf.rendering import available, render
from tests.papers import paper
from tests.test_uploads import picture

ROOT = Path(__file__).parents[1]
needs_pango = pytest.mark.skipif(
    not available(), reason="Pango is not here (Debian: libpango-1.0-0, libpangoft2-1.0-0): no PDF can be made"
)
HEADINGS = "//h1|//h2|//h3"
BLOCKS = f"{HEADINGS}|//p|//dt|//dd|//caption|//th|//td|//figcaption|//li[not(p) and not(span)]"


def squeezed(text):
    return "".join(text.split())


@pytest.fixture(scope="module")
def source():
    return paper(paragraphs=2)


@pytest.fixture(scope="module")
def content(source):
    return render(source)


@pytest.fixture
def pdf(content, tmp_path):
    """The path of the document."""
    path = tmp_path / "position.pdf"
    path.write_bytes(content)
    return path


def tags(node):
    """(kind, node) of each tag below, in the order in which it is read."""
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield str(kid.S), kid
            yield from tags(kid)


def bookmarks(items):
    return [title for item in items for title in (item.title, *bookmarks(item.children))]


def page_texts(content, title="Pour une heure de technique par semaine"):
    """What each page says, without its top and bottom lines."""
    with pypdfium2.PdfDocument(content) as document:
        texts = [page.get_textpage().get_text_bounded() for page in document]
    bottom = "Réseau CSTI"
    assert all(text.splitlines()[-1].startswith(bottom) for text in texts)
    return [text.rsplit(bottom, 1)[0].removesuffix(f"{title}\r\n") for text in texts]


@needs_pango
def test_it_has_its_title_its_language_and_is_shown_by_its_title(pdf):
    with pikepdf.open(pdf) as document:
        assert document.docinfo.Title == "Pour une heure de technique par semaine, de 5 à 14 ans"
        assert document.docinfo.Author == "Réseau CSTI"
        assert document.Root.Lang == "fr"
        assert document.Root.ViewerPreferences.DisplayDocTitle
        assert document.Root.MarkInfo.Marked
        assert b'pdfuaid:part="1"' in document.Root.Metadata.read_bytes()


@needs_pango
def test_every_heading_is_a_bookmark_and_a_tag(pdf, source):
    expected = [" ".join(node.text_content().split()) for node in html.fromstring(source).xpath(HEADINGS)]

    with pikepdf.open(pdf) as document:
        kinds = [kind for kind, _ in tags(document.Root.StructTreeRoot) if kind in ("/H1", "/H2", "/H3")]
        assert bookmarks(document.open_outline().root) == expected
    assert kinds == [f"/{node.tag.upper()}" for node in html.fromstring(source).xpath(HEADINGS)]


@needs_pango
def test_its_text_is_in_the_order_of_the_page(content, source):
    text, position = squeezed("".join(page_texts(content))), 0

    for block in html.fromstring(source).xpath(BLOCKS):
        words = squeezed(block.text_content())
        assert words in text[position:], words
        position = text.index(words, position) + len(words)


@needs_pango
def test_pdfua_finds_nothing(pdf):
    assert [(finding.rule_id, finding.message) for finding in pdfua.validate(pdf).findings] == []


@needs_pango
def test_tables_name_their_headers_and_pictures_say_what_they_show(pdf):
    with pikepdf.open(pdf) as document:
        found = list(tags(document.Root.StructTreeRoot))
        assert {str(tag.A.Scope) for kind, tag in found if kind == "/TH"} == {"/Column"}
        assert all(len(tag.A.Headers) for kind, tag in found if kind == "/TD")
        assert [str(tag.Alt) for kind, tag in found if kind == "/Figure"] == ["Une valise d’outils ouverte"]
        assert "/Caption" in [kind for kind, _ in found]


@needs_pango
def test_links_say_where_they_lead_and_notes_lead_back(pdf):
    with pikepdf.open(pdf) as document:
        links = [link for page in document.pages for link in page.get("/Annots", [])]
        names = [str(link.Contents) for link in links]
        assert {"Note 1", "Retour au texte, note 1", "les données", "I. Ce que nous constatons"} <= set(names)
        assert "Paragraphe 1" not in names
        targets = {str(link.Dest) for link in links if "/Dest" in link}
        assert targets == {"n1", "r1", "constats", "defense", "objections", "demandes"}


@needs_pango
def test_lines_at_the_top_and_bottom_are_not_read_with_the_text(pdf):
    with pikepdf.open(pdf) as document:
        for page in document.pages:
            operations = pikepdf.parse_content_stream(page)
            marks = [op.operands for op in operations if str(op.operator) in ("BMC", "BDC")]
            owners = document.Root.StructTreeRoot.ParentTree.Nums[2 * page.StructParents + 1]
            numbers = [int(mark[1].MCID) for mark in marks if len(mark) == 2]
            assert all(owners[number] is not None for number in numbers)
            assert len(numbers) < len(owners)


@needs_pango
def test_headings_of_a_table_come_back_on_its_next_page():
    countries = [f"Pays {number}" for number in range(60)]

    texts = page_texts(render(paper(paragraphs=1, countries=countries)))

    assert sum("Pays Heures" in text for text in texts) == sum("Pays 5" in text or "Pays 1" in text for text in texts)
    assert sum("Pays Heures" in text for text in texts) > 1


@needs_pango
def test_each_detail_is_one_item_of_a_list(pdf):
    with pikepdf.open(pdf) as document:
        lists = [tag for kind, tag in tags(document.Root.StructTreeRoot) if kind == "/L"]
        assert {str(item.S) for tag in lists for item in tag.K} <= {"/LI", "/L"}
        assert [len(tag.K) for tag in lists][:2] == [3, 4]  # details, contents


@pytest.fixture
def elsewhere():
    """A server of somebody else; `asked` are the paths that it was asked for."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            self.server.asked.append(self.path)
            self.send_error(404)

    server = HTTPServer(("127.0.0.1", 0), Handler)
    server.asked = []
    Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def pictures_in(content):
    with pypdfium2.PdfDocument(content) as document:
        kinds = [item.type for page in document for item in page.get_objects()]
    return kinds.count(pypdfium2.raw.FPDF_PAGEOBJ_IMAGE)


@needs_pango
def test_what_is_not_ours_is_left_out_and_the_rest_is_there(elsewhere, tmp_path):
    (tmp_path / "secret.png").write_bytes(picture("PNG"))
    addresses = [
        f"http://127.0.0.1:{elsewhere.server_port}/a.png",
        (tmp_path / "secret.png").as_uri(),
        "/media/../../secret.png",
        "/media/%2e%2e/documents/secret.png",
    ]

    made = render(paper(1, extra="".join(f'<p><img src="{url}" alt="Rien"></p>' for url in addresses)))

    assert elsewhere.asked == []
    assert pictures_in(made) == 0
    assert "Signataires" in "".join(page_texts(made))


@needs_pango
def test_a_picture_of_ours_is_there():
    image = Image.objects.create(title="Terril", file=ContentFile(picture("PNG"), "terril.png"))
    url = image.get_rendition("width-100|format-webp").url

    assert pictures_in(render(paper(1, extra=f'<p><img src="{url}" alt="Un terril"></p>'))) == 1


@needs_pango
def test_a_file_whose_name_has_its_hash_is_found_where_files_are_collected(settings):
    path = Path(settings.STATIC_ROOT) / "img" / "terril.0123456789ab.png"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(picture("PNG"))

    assert pictures_in(render(paper(1, extra=f'<p><img src="/static/img/{path.name}" alt="Un terril"></p>'))) == 1


@needs_pango
@pytest.mark.skipif(not shutil.which("pdfinfo"), reason="pdfinfo is not here (Debian: poppler-utils)")
def test_pdfinfo_says_that_it_is_tagged(pdf):
    said = subprocess.run(["pdfinfo", pdf], capture_output=True, text=True, check=True).stdout

    assert dict(line.split(":", 1) for line in said.splitlines())["Tagged"].strip() == "yes"


def test_without_pango_the_site_says_what_to_install(tmp_path):
    (tmp_path / "libpango-1.0.so.0").touch()  # found first, and no library
    environment = {**os.environ, "LD_LIBRARY_PATH": str(tmp_path), "DJANGO_SETTINGS_MODULE": "config.settings.test"}
    run = {"cwd": ROOT, "env": environment, "capture_output": True, "text": True, "check": False}

    check = subprocess.run([sys.executable, "manage.py", "check"], **run)
    loaded = subprocess.run([sys.executable, "-c", "import weasyprint"], **run)

    assert loaded.returncode != 0
    assert check.returncode == 0, check.stderr
    assert "core.W001" in check.stderr
    assert "libpango-1.0-0" in check.stderr
