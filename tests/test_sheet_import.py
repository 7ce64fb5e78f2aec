"""Editors import a spreadsheet: they see first what it would do, or everything that is wrong with it."""

import os
import time
from pathlib import Path

import pytest
from django.contrib.auth.models import Group
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from lxml import html

from core.models import Organisation
from core.sheets.keeping import forget_uploads
from tests.factories import member
from tests.sheets import cells, csv_file, xlsx

URL = "/cms/import/organisations/"
GOOD = xlsx(["", "Maison de l’eau", "musee", "Liège"], ["", "Le Terril", "association"])


@pytest.fixture
def send(editor):
    """Send a file to be tried: `send(content)` → the page that answers."""

    def post(content, name="membres.xlsx"):
        return page_of(editor.post(URL, {"file": SimpleUploadedFile(name, content)}))

    return post


@pytest.fixture
def confirm(editor, django_capture_on_commit_callbacks):
    """Press the button of a page that `send` gave; gives the response."""

    def post(page, client=editor):
        with django_capture_on_commit_callbacks(execute=True):
            return client.post(URL, {"token": token_of(page)}, follow=True)

    return post


@pytest.fixture
def reviewer(client, django_user_model):
    user = django_user_model.objects.create_user("relectrice")
    user.groups.add(Group.objects.get(name="Relecture"))
    client.force_login(user)
    return client


def page_of(response):
    assert response.status_code == 200
    return html.fromstring(response.content)


def token_of(page):
    return page.cssselect("input[name=token]")[0].get("value")


def problems_of(page):
    rows = page.cssselect(".import-problems tbody tr")
    return [tuple(cell.text_content().strip() for cell in row)[:2] for row in rows]


def counts_of(page):
    (items,) = page.xpath("//*[@autofocus]/following-sibling::ul[1]")
    return [int(item.text_content().split()[0]) for item in items]


def kept():
    folder = Path(storages["documents"].location, "imports")
    return list(folder.iterdir()) if folder.exists() else []


@pytest.fixture(autouse=True)
def _nothing_kept():
    yield
    for file in kept():
        file.unlink()


def test_the_page_says_which_columns_there_are(editor):
    headings = [code.text_content() for code in page_of(editor.get(URL)).cssselect("tbody th code")]

    assert headings == ["id", "name", "kind", "locality", "province", "website", "email", "member_since"]


def test_the_page_says_what_is_required(editor):
    rows = page_of(editor.get(URL)).xpath("//tr[th/code]")

    assert [row[0].text_content().strip() for row in rows if row[2].text_content() != "–"] == ["name", "kind"]


def test_the_page_says_which_codes_there_are(editor):
    (cell,) = page_of(editor.get(URL)).xpath("//tr[th/code='province']/td[last()]")

    assert "liege (Liège), luxembourg (Luxembourg)" in cell.text_content()


@pytest.mark.parametrize("file", ["contenu.xlsx", "organisations.csv"])
def test_what_there_is_can_be_fetched_and_sent_back(editor, send, file):
    member(name="=1+1 musée", province="liege")
    address = next(link for link in page_of(editor.get(URL)).xpath("//a/@href") if link.endswith(file))

    page = send(editor.get(address).content)

    assert counts_of(page) == [0, 0, 1]
    assert page.cssselect("input[name=token]") == []


def test_an_empty_file_has_the_headings(editor):
    member()

    (headings,) = cells(editor.get(f"{URL}modele.xlsx").content)
    assert headings[:3] == ["id", "name", "kind"]


def test_a_file_is_kept_as_what_it_is(editor):
    response = editor.get(f"{URL}organisations.csv")

    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert 'attachment; filename="organisations.csv"' in response["Content-Disposition"]


def test_a_file_is_only_tried_at_first(send):
    page = send(GOOD)

    assert counts_of(page) == [2, 0, 0]
    assert Organisation.objects.count() == 0


@pytest.mark.parametrize(
    "content", [GOOD, csv_file(["", "Maison de l’eau", "musee"], ["", "Le Terril", "association"])]
)
def test_then_it_is_imported_and_no_longer_kept(send, confirm, content):
    answer = page_of(confirm(send(content)))

    assert "2" in answer.cssselect(".messages .success")[0].text_content()
    assert list(Organisation.objects.values_list("slug", flat=True)) == ["le-terril", "maison-de-l-eau"]
    assert kept() == []


def test_every_problem_is_named_by_row_and_column_and_nothing_is_kept(send):
    page = send(xlsx(["", "", "musee"], ["", "Le Terril", "piscine", "", "hier"]))

    assert problems_of(page) == [("2", "name"), ("3", "kind"), ("3", "member_since")]
    assert (Organisation.objects.count(), kept(), page.cssselect("input[name=token]")) == (0, [], [])


def test_the_focus_goes_to_what_the_trial_says(send):
    for content in (GOOD, b"%PDF-1.4", xlsx(["", "", "musee"])):
        (focused,) = send(content).xpath("//*[@autofocus]")
        assert (focused.tag, focused.get("tabindex")) == ("h2", "-1")


def test_no_file_is_said_at_the_field(editor):
    page = page_of(editor.post(URL, {}))

    assert page.cssselect(".w-field__errors .error-message")
    assert page.xpath("//input[@name='file']/@autofocus")


def test_too_large_a_file_is_refused_before_it_is_read(send):
    page = send(b"a" * (5 * 2**20 + 1))

    assert "5" in page.cssselect(".w-field__errors .error-message")[0].text_content()


def test_a_file_is_not_shown_as_it_is_written(send):
    page = send(xlsx(["", "Le Terril", "<script>alert(1)</script>"]))

    assert "<script>alert(1)</script>" in page.cssselect(".import-problems")[0].text_content()


def test_what_became_wrong_since_the_trial_is_not_imported(send, confirm):
    page = send(GOOD)
    member(name="Le Terril")

    answer = page_of(confirm(page))

    assert problems_of(answer) == [("3", "name")]
    assert Organisation.objects.count() == 1


def test_a_file_is_imported_once(send, confirm):
    page = send(GOOD)
    confirm(page)

    assert page_of(confirm(page)).cssselect(".messages .error")
    assert Organisation.objects.count() == 2


def test_a_file_is_of_whoever_sent_it(send, confirm, client, django_user_model):
    page = send(GOOD)
    client.force_login(django_user_model.objects.create_superuser("autre"))

    assert page_of(confirm(page)).cssselect(".messages .error")
    assert Organisation.objects.count() == 0


@pytest.mark.parametrize("token", ["", "x", "../../../etc/passwd", "imports/abc:def:ghi"])
def test_a_token_that_we_did_not_give_is_worth_nothing(editor, token):
    answer = page_of(editor.post(URL, {"token": token}, follow=True))

    assert answer.cssselect(".messages .error")


def test_after_an_hour_a_file_is_not_imported(send, confirm, monkeypatch):
    page, later = send(GOOD), time.time() + 3601
    monkeypatch.setattr(time, "time", lambda: later)

    assert page_of(confirm(page)).cssselect(".messages .error")
    assert Organisation.objects.count() == 0


def test_after_an_hour_a_file_is_deleted(send):
    send(GOOD)
    (old,) = kept()
    os.utime(old, (0, 0))
    send(GOOD)

    forget_uploads()

    assert len(kept()) == 1
    assert not old.exists()


def test_nothing_is_deleted_where_nothing_was_sent():
    forget_uploads()

    assert kept() == []


@pytest.mark.parametrize("name", ["", "contenu.xlsx", "modele.xlsx", "organisations.csv"])
def test_who_may_not_change_organisations_may_not_import_them(reviewer, name):
    assert reviewer.get(URL + name).url == reverse("wagtailadmin_home")
    assert reviewer.get(URL + name, headers={"x-requested-with": "XMLHttpRequest"}).status_code == 403


def test_who_may_not_import_sends_no_file(reviewer):
    reviewer.post(URL, {"file": SimpleUploadedFile("a.xlsx", GOOD)})

    assert (kept(), Organisation.objects.count()) == ([], 0)


@pytest.mark.parametrize(("name", "shown"), [("editor", True), ("reviewer", False)])
def test_the_menu_shows_what_one_may_import(request, name, shown):
    page = request.getfixturevalue(name).get(reverse("wagtailadmin_home")).content.decode()

    assert (URL in page) is shown


def test_anybody_else_is_asked_to_log_in(client):
    assert client.get(URL).url.startswith(reverse("wagtailadmin_login"))


@pytest.mark.parametrize("address", ["/cms/import/fusees/", f"{URL}autre.xlsx", f"{URL}autre.csv"])
def test_what_nobody_declared_is_not_found(editor, address):
    assert editor.get(address).status_code == 404
