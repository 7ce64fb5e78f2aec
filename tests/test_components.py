"""The page of the components shows every template in its states, on a site that holds nothing."""

from collections import Counter

import pytest
from lxml import html

from home.components.families import FAMILIES
from resources.models import ResourcePage
from tests.test_house_rules import ROOT

URL = "/cms/composants/"
TEMPLATES = ROOT / "templates"
NAMES = {
    path.relative_to(TEMPLATES).as_posix()
    for kind in ("components", "blocks")
    for path in TEMPLATES.glob(f"{kind}/*.html")
}
COMPONENTS = [component for family in FAMILIES for component in family.components]


@pytest.fixture
def answers(editor):
    """What the page and each of its frames answer, the page first."""
    page = editor.get(URL)
    return [page, *(editor.get(URL + frame.get("src")) for frame in html.fromstring(page.content).cssselect("iframe"))]


def repeated(response):
    ids = Counter(element.get("id") for element in html.fromstring(response.content).cssselect("[id]"))
    return [name for name, number in ids.items() if number > 1]


def test_every_template_has_examples_of_its_own():
    assert NAMES - {component.template for component in COMPONENTS} == set()


def test_every_template_is_rendered_though_nothing_is_published(answers):
    rendered = {template.name for answer in answers for template in answer.templates}

    assert not ResourcePage.objects.exists()
    assert {answer.status_code for answer in answers} == {200}
    assert NAMES - rendered == set()


def test_the_page_and_each_frame_use_an_id_once(answers):
    assert {answer.wsgi_request.get_full_path(): found for answer in answers if (found := repeated(answer))} == {}


def test_the_page_has_one_main_heading_and_leads_to_each_component(editor):
    page = html.fromstring(editor.get(URL).content)

    assert len(page.cssselect("h1")) == 1
    listed = [link.get("href") for link in page.cssselect(".specimens-names a")]
    assert listed == [f"#{article.get('id')}" for article in page.cssselect("[data-component]")]


@pytest.mark.parametrize("component", COMPONENTS, ids=lambda component: component.name)
def test_a_component_says_what_it_is_for_in_its_template(component):
    assert component.block or component.purpose.endswith(".")


def test_a_component_can_be_looked_at_alone(editor):
    page = html.fromstring(editor.get(URL, {"name": "facet"}).content)

    assert [article.get("data-component") for article in page.cssselect("article")] == ["components/facet.html"]


@pytest.mark.parametrize(
    "query", ["name=rien", "name=", "name=facet&state=99", "name=facet&state=-1", "name=facet&state=²"]
)
def test_what_is_no_component_and_no_state_is_not_found(editor, query):
    assert editor.get(f"{URL}?{query}").status_code == 404


def test_the_links_of_the_examples_lead_nowhere(editor):
    links = html.fromstring(editor.get(URL).content).cssselect(".specimen-stage a[href]")
    elsewhere = {link.get("href") for link in links if not link.get("href").startswith(("?nowhere=", "mailto:"))}

    assert {url for url in elsewhere if ".example/" not in url and "//creativecommons.org/" not in url} == {
        "https://rightsstatements.org/page/InC/1.0/"
    }
    assert editor.get(f"{URL}?nowhere=environnement/").status_code == 204


def test_who_is_not_logged_in_is_led_to_the_login(client):
    assert client.get(URL).url == f"/cms/login/?next={URL}"


def test_the_admin_leads_there_from_its_help(editor):
    assert editor.get("/cms/").content.decode().count(URL) == 1
