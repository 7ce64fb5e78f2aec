"""What a new installation starts with: whole, on real files, and left alone afterwards."""

from collections import Counter

import pytest
import yaml
from django.core.management import call_command
from django.db import transaction

from core.files.formats import check_content
from core.models import Document, Theme
from core.vocabularies import vocabulary
from home.starting_content.loading import FOLDER, load
from resources.models import ResourcePage

ENTRIES = [yaml.safe_load(path.read_text("utf-8")) for path in sorted((FOLDER / "resources").glob("*.yaml"))]


pytestmark = pytest.mark.xdist_group("starting content")  # loaded once, by one process


@pytest.fixture(scope="module")
def content(django_db_setup, django_db_blocker):
    """The starting content, loaded once for this file and taken back."""
    with django_db_blocker.unblock(), transaction.atomic():
        load()
        yield ResourcePage.objects.all()
        transaction.set_rollback(True)


def in_language(code):
    return ResourcePage.objects.published().filter(locale__language_code=code)


def test_every_resource_is_published_whole(content):
    for entry in ENTRIES:
        page = in_language("fr").get(slug=entry["slug"])
        assert (len(page.body), page.files.count()) == (len(entry["body"]), len(entry["files"])), entry["slug"]
        assert page.reference


def test_there_are_resources_of_every_type_and_theme(content):
    types = set(in_language("fr").values_list("resource_type", flat=True))
    themes = set(Theme.objects.filter(themed_pages__isnull=False).values_list("slug", flat=True))

    assert set(vocabulary("resource_type")) - types <= {"site"}  # a site has no file to show
    assert {theme.slug for theme in Theme.objects.filter(parent=None)} <= themes


def test_some_resources_have_pages_in_the_other_languages(content):
    wanted = Counter(language for entry in ENTRIES for language in entry.get("translations") or {})

    assert {code: in_language(code).count() for code in ("nl", "de", "en")} == wanted
    assert (wanted["nl"] >= 4, wanted["de"] >= 2, wanted["en"] >= 2) == (True, True, True)


def test_every_stored_file_is_of_the_kind_its_name_says(content):
    for document in Document.objects.all():
        with document.file.open("rb") as file:
            file.name = document.filename
            check_content(file)
    assert {document.current.format for document in Document.objects.all()} >= {"pdf", "document", "diaporama", "video"}


def test_loading_again_changes_nothing_that_editors_wrote(content):
    page = in_language("fr").first()
    page.title = "Autre titre"
    page.save_revision().publish()

    call_command("load_starting_content")

    assert ResourcePage.objects.get(pk=page.pk).title == "Autre titre"
    assert in_language("fr").count() == len(ENTRIES)
