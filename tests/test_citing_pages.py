"""The citation of a page, as it is fetched beside it and told in its head."""

import json
from datetime import date

import bibtexparser
import pytest
import rispy
from wagtail.models import PageViewRestriction

from tests import factories
from tests.factories import OrganisationFactory, ThemeFactory, again, resource, translate

NAMES = ["citation.bib", "citation.ris", "citation.json"]


@pytest.fixture(scope="module")
def stored(kept):
    with kept():
        yield resource(
            title="Où va la pluie ?",
            slug="pluie",
            themes=[ThemeFactory(letters="ENV")],
            organisations=[OrganisationFactory(name="Le Jardin des Sols")],
            authors="Aline Wathelet",
            date=date(2026, 3, 14),
        )


@pytest.fixture
def rain(stored):
    return again(stored)


def test_a_resource_is_cited_in_three_formats(client, rain):
    bib, ris, csl = (client.get(rain.url + name).content.decode() for name in NAMES)

    assert bibtexparser.parse_string(bib).entries[0]["number"] == "ENV 0001"
    assert rispy.loads(ris)[0]["authors"] == ["Wathelet, Aline", "Le Jardin des Sols"]
    assert json.loads(csl)[0]["URL"] == rain.address


def test_its_page_leads_to_them(client, read, rain):
    links = read(rain.url).cssselect(".citation-links a")

    assert [link.get("href") for link in links] == [rain.url + name for name in NAMES]
    assert [link.text_content().strip() for link in links] == ["BibTeX", "RIS", "CSL-JSON"]
    assert {client.get(link.get("href")).status_code for link in links} == {200}


def test_its_head_tells_scholars_indexes(read, rain):
    found = {meta.get("name"): meta.get("content") for meta in read(rain.url).cssselect("head meta[name^=citation_]")}

    assert found["citation_title"] == "Où va la pluie ?"
    assert found["citation_publication_date"] == "2026/03/14"
    assert found["citation_public_url"] == rain.address


def test_a_download_has_a_name_and_a_type_and_runs_nothing(client, rain):
    response = client.get(f"{rain.url}citation.bib")

    assert response["Content-Disposition"] == 'attachment; filename="env-0001-fr.bib"'
    assert response["Content-Type"] == "application/x-bibtex; charset=utf-8"
    assert "default-src 'none'" in response["Content-Security-Policy"]
    assert (response["X-Content-Type-Options"], response.cookies) == ("nosniff", {})


@pytest.mark.parametrize("name", NAMES)
def test_what_a_reader_has_already_is_not_sent_again(client, rain, name):
    first = client.get(rain.url + name)
    again = client.get(rain.url + name, headers={"if-none-match": first["ETag"]})
    packed = client.get(rain.url + name, headers={"if-none-match": f"W/{first['ETag']}"})

    assert (again.status_code, again.content, packed.status_code) == (304, b"", 304)


def test_another_title_is_sent(client, rain):
    held = client.get(f"{rain.url}citation.ris")["ETag"]
    rain.title = "Où va l’eau ?"
    factories.publish(rain)

    assert client.get(f"{rain.url}citation.ris", headers={"if-none-match": held}).status_code == 200


def test_a_translation_is_cited_in_its_language(client, rain):
    factories.library("nl")
    dutch = translate(rain, "nl", title="Waar gaat de regen heen?", slug="regen")

    (item,) = json.loads(client.get(f"{dutch.url}citation.json").content)
    assert (item["id"], item["language"]) == ("env-0001-nl", "nl")


@pytest.mark.parametrize("paragraph", ["7", "0", "-1", "x", "²", "9" * 5000, "%00", ""])
def test_a_paragraph_that_there_is_not_is_ignored(client, rain, paragraph):
    response = client.get(f"{rain.url}citation.json?p={paragraph}")

    assert "locator" not in json.loads(response.content)[0]


@pytest.mark.parametrize("name", NAMES)
def test_what_is_not_public_is_not_cited(client, rain, name):
    draft = resource(title="Brouillon", live=False)
    PageViewRestriction.objects.create(page=rain, restriction_type="login")

    assert [client.get(f"{page.url}{name}").status_code for page in (rain, draft)] == [404, 404]


@pytest.mark.parametrize("path", ["", "ressources/", "ressources/pluie/x/", "ressources/rien/", "rien/"])
def test_what_is_no_such_page_has_no_citation(client, rain, path):
    assert {client.get(f"/fr/{path}{name}").status_code for name in NAMES} == {404}
