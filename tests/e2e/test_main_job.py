"""The main job, as people do it: an editor publishes a resource with its files, a mediator finds and downloads it."""

import io
import re
import subprocess
import zipfile

import pytest
from playwright.sync_api import expect

from tests.factories import PDF, docx


@pytest.fixture
def files(tmp_path):
    pdf, word = tmp_path / "Fiche élève – été.pdf", tmp_path / "Déroulé.docx"
    pdf.write_bytes(PDF)
    word.write_bytes(docx("On verse l’eau et on compte."))
    return pdf, word


def upload(page, number, path, label):
    """In the resource being written, add a file row and upload `path` in its chooser."""
    page.click("#id_files-ADD")
    row = page.locator(f"#inline_child_files-{number}")
    row.get_by_role("button", name=re.compile("document", re.IGNORECASE)).first.click()
    page.get_by_role("tab", name="Transférer").click()
    page.set_input_files("#tab-upload input[type=file]", path)
    expect(page.locator("#tab-upload input[name$=title]")).not_to_have_value("")  # taken from the name
    page.locator("#tab-upload button[type=submit]").click()
    page.wait_for_selector(".modal", state="detached")
    page.fill(f"#id_files-{number}-label", label, timeout=15_000)


def write_resource(page, site, files):
    library = site.manage("shell", "-v", "0", "-c", LIBRARY_ID).strip()
    page.goto(f"{site.url}/cms/pages/add/resources/resourcepage/{library}/")
    page.locator("#id_title").press_sequentially("Mesurer l’ondée")  # the address follows what is typed
    page.fill("#id_summary", "Un pluviomètre de récupération et un tableau à remplir.")
    page.select_option("#id_resource_type", "jeu")
    page.select_option("#id_licence", "cc-by")
    upload(page, 0, files[0], "Fiche de l’élève")
    upload(page, 1, files[1], "Déroulé de l’animation")
    page.get_by_role("tab", name="Notice").click()
    page.select_option("#id_themed_items-0-tag", label="Environnement / Eau")
    page.check("input[name=levels][value=P5]")


LIBRARY_ID = "from resources.models import ResourceIndexPage as R; print(R.objects.get(locale__language_code='fr').pk)"


def preview_text(page):
    """What the preview shows, in the frame of the editor."""
    page.get_by_role("button", name="Afficher/masquer la prévisualisation").click()
    frame = page.frame_locator("iframe").first
    frame.locator("h1").wait_for(timeout=20_000)
    return frame.locator("h1").inner_text()


def publish(page):
    page.locator(
        "[data-controller=w-dropdown] button[aria-label], .footer [data-w-dropdown-target=toggle]"
    ).last.click()
    page.get_by_role("button", name="Publier").click()
    page.wait_for_selector(".messages li")
    assert page.locator(".messages .error, .error-message").all_inner_texts() == []


def test_an_editor_publishes_and_a_mediator_finds_and_downloads(site, editor, reader, files, tmp_path):
    write_resource(editor, site, files)
    assert "ondée" in preview_text(editor)
    # the editor saves by itself; what is published is what it saved
    editor.wait_for_url("**/edit/**")
    publish(editor)

    # found by a word of its title, once the worker has read the files of the starting content…
    site.wait_for(lambda: found_by_title(reader, site) == 1, seconds=180)
    # …and by a facet
    reader.goto(f"{site.url}/fr/ressources/?theme=eau&type=jeu")
    reader.get_by_role("link", name="Mesurer l’ondée").click()
    assert reader.locator("h1").inner_text() == "Mesurer l’ondée"
    assert reader.url.endswith("/fr/ressources/mesurer-l-ondee/")

    with reader.expect_download() as download:
        reader.locator("a[data-file]").first.click()
    assert download.value.path().read_bytes() == PDF
    assert download.value.suggested_filename == "Fiche_élève_été.pdf"

    with reader.expect_download() as download:
        reader.locator("a[href$='archive.zip']").click()
    listing = subprocess.run(["unzip", "-l", download.value.path()], capture_output=True, text=True, check=True).stdout
    assert "Déroulé.docx" in listing or "roul" in listing
    with zipfile.ZipFile(io.BytesIO(download.value.path().read_bytes())) as archive:
        assert archive.testzip() is None
        assert len(archive.namelist()) == 3

    # the worker has prepared the files
    def prepared():
        reader.reload()
        return re.search(r"1\s+page", reader.locator("li:has([data-file])").first.inner_text())

    site.wait_for(prepared, seconds=180)


def found_by_title(page, site):
    """How many results the library has for a word of the title, asked for anew."""
    page.goto(f"{site.url}/fr/ressources/")
    page.fill("#search", "ondée")
    page.press("#search", "Enter")
    page.wait_for_url("**q=ond*")
    return int(page.locator("[data-total]").get_attribute("data-total"))
