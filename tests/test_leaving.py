"""No link breaks without a word: what an editor reads before a page leaves its address, and where its readers go."""

import pytest
from lxml import html

from home.models import StandardPage
from tests import factories
from tests.factories import again, library, publish, resource, standard_page, translate


@pytest.fixture
def soil(library):
    return resource(title="Le sol", slug="sol")


@pytest.fixture
def linking(soil):
    """A page whose text leads to the resource."""
    return standard_page(title="Charte", body=[("paragraph", f'<p><a linktype="page" id="{soil.pk}">Lire</a></p>')])


@pytest.fixture
def ask(editor):
    """`ask(what, page)`: the page on which that is confirmed."""
    return lambda what, page: html.fromstring(editor.get(f"/cms/pages/{page.pk}/{what}/").content)


@pytest.mark.parametrize("what", ["unpublish", "delete"])
def test_before_a_page_goes_one_reads_which_pages_lead_to_it(ask, soil, linking, what):
    warning = ask(what, soil).cssselect(".help-warning")[0]

    assert [a.get("href") for a in warning.cssselect("a")] == [f"/cms/pages/{linking.pk}/edit/"]


@pytest.mark.parametrize("what", ["unpublish", "delete"])
def test_before_several_pages_go_one_reads_it_too(editor, soil, linking, what):
    answer = editor.get(f"/cms/bulk/wagtailcore/page/{what}/", {"id": soil.pk})
    links = html.fromstring(answer.content).cssselect(".help-warning a")

    assert [link.get("href") for link in links] == [f"/cms/pages/{linking.pk}/edit/"]


def test_before_a_page_is_moved_one_reads_that_no_link_breaks(ask, soil, linking):
    place = factories.home().add_child(instance=type(library())(title="Fonds", slug="fonds", locale=soil.locale))
    page = ask(f"move/{place.pk}/confirm", soil)

    assert [a.text_content() for a in page.cssselect(".help-warning a")] == ["Charte"]


def test_the_form_says_what_becomes_of_an_old_address(editor, soil):
    page = html.fromstring(editor.get(f"/cms/pages/{soil.pk}/edit/").content)

    (slug,) = page.xpath("//input[@name='slug']")
    assert page.get_element_by_id(slug.get("aria-describedby").split()[0]).text_content().strip()


@pytest.fixture
def take_away(editor):
    """`take_away(what, page)` as the editor does: the address of the page that offers to send its readers elsewhere."""

    def confirmed(what, page):
        response = editor.post(f"/cms/pages/{page.pk}/{what}/", follow=True)
        links = html.fromstring(response.content).xpath("//a[contains(@href, '/cms/readers/')]/@href")
        return links[0] if links else None

    return confirmed


@pytest.mark.parametrize(("what", "status"), [("unpublish", 302), ("delete", 301)])
def test_readers_of_a_page_that_went_are_sent_to_another(client, editor, soil, take_away, what, status):
    other = resource(title="La roche", slug="roche")
    editor.post(take_away(what, soil), {"page": other.pk})

    response = client.get(soil.url)

    assert (response.status_code, response["Location"]) == (status, other.url)


def test_those_who_come_to_a_former_address_are_sent_along(
    client, editor, soil, take_away, django_capture_on_commit_callbacks
):
    other, old = resource(slug="roche"), soil.url
    soil.slug = "terre"
    with django_capture_on_commit_callbacks(execute=True):
        publish(soil)
    editor.post(take_away("delete", soil), {"page": other.pk})

    assert client.get(old)["Location"] == other.url


def test_a_page_published_again_is_what_its_readers_find(client, editor, soil, take_away):
    editor.post(take_away("unpublish", soil), {"page": resource(slug="roche").pk})
    publish(again(soil))

    assert client.get(soil.url).status_code == 200


def test_readers_are_not_sent_to_what_they_may_not_see(editor, soil, take_away):
    draft = resource(slug="roche", live=False)
    response = editor.post(take_away("unpublish", soil), {"page": draft.pk})

    page = html.fromstring(response.content)
    assert response.status_code == 200
    assert page.cssselect(".error-message")


def test_of_a_draft_nobody_read_nothing_is_offered(soil, take_away):
    assert take_away("delete", resource(slug="roche", live=False)) is None


def test_readers_are_sent_by_those_alone_who_publish(client, editor, soil, take_away, django_user_model):
    address = take_away("unpublish", soil)
    editor.force_login(django_user_model.objects.create_user("lecteur", "l@example.org", "secret"))

    assert editor.post(address, {"page": factories.home().pk}).status_code in (302, 403)
    assert client.get(soil.url).status_code == 404


def test_an_offer_that_somebody_made_up_is_refused(admin_client):
    assert admin_client.get("/cms/readers/invente/").status_code == 404


@pytest.fixture
def sections(library):
    """A text page that French and Dutch have, and a place for it below another that both have."""
    pages = {}
    for slug in ("lieu", "texte"):
        french = standard_page(title=slug, slug=slug)
        pages[slug] = french, translate(french, "nl", slug=f"{slug}-nl")
    return pages


def test_a_page_moved_takes_its_translations_along(client, editor, sections):
    (place, dutch_place), (french, dutch) = sections["lieu"], sections["texte"]
    editor.post(f"/cms/pages/{french.pk}/move/{place.pk}/confirm/")

    assert again(french).url == "/fr/lieu/texte/"
    assert again(dutch).url == f"{dutch_place.url}texte-nl/"
    assert client.get(dutch.url)["Location"] == again(dutch).url


def test_a_translation_stays_where_the_new_place_is_not_translated(editor, sections):
    french, dutch = sections["texte"]
    place = standard_page(title="Seul", slug="seul")
    editor.post(f"/cms/pages/{french.pk}/move/{place.pk}/confirm/")

    assert (again(french).url, again(dutch).url) == ("/fr/seul/texte/", dutch.url)


def test_nothing_is_moved_where_a_translation_finds_its_place_taken(editor, sections):
    (place, dutch_place), (french, _dutch) = sections["lieu"], sections["texte"]
    dutch_place.add_child(instance=StandardPage(title="Pris", slug="texte-nl", locale=dutch_place.locale))
    response = editor.post(f"/cms/pages/{french.pk}/move/{place.pk}/confirm/", follow=True)

    assert again(french).url == "/fr/texte/"
    assert "texte-nl" in html.fromstring(response.content).cssselect(".messages")[0].text_content()
