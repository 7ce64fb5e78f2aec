"""What a public page asks of the database does not grow with the library."""

from datetime import date
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.images.tests.utils import get_test_image_file

from core.models import (
    Document,
    FileUse,
    Image,
    Navigation,
    Organisation,
    OrganisationDescription,
    RelatedPage,
    ThemedPage,
)
from home.models import OrganisationIndexPage, ThemeIndexPage
from news.models import NewsPage, PositionIndexPage, PositionPage
from resources.models import RelatedResource, ResourceFile, ResourcePage
from search.index import rebuild
from search.registry import get
from search.words import writing
from tests import factories, publications
from tests.factories import DocumentFactory, OrganisationFactory, ThemeFactory, docx, resource, translate

EVERY_FACET = {
    "theme": ["eau", "sol"],
    "level": ["P3", "primaire-3"],
    "type": ["jeu", "video"],
    "audience": ["enseignant", "famille"],
    "duration": ["seance", "court"],
    "need": ["papier", "internet"],
    "format": ["pdf", "document"],
    "accessibility": ["facile", "modifiable"],
    "language": ["fr", "nl"],
    "licence": ["reutilisable", "cc0"],
    "organisation": ["organisation-a", "organisation-b"],
}


HUNDRED = urlencode([("r", f"COP {number:04}") for number in range(5, 105)])  # see `multiply`
VALUES = {"values": [{"title": "Diversité", "text": "Chacun compte."}]}


def model_resource():
    """A resource with all that a page can show: themes, organisations, files, body, translation, source."""
    water = ThemeFactory(slug="eau")
    themes = [water, ThemeFactory(slug="sol", parent=water, letters=""), ThemeFactory(slug="air")]
    return resource(
        title="Modèle",
        themes=themes,
        organisations=[OrganisationFactory(slug=f"organisation-{letter}") for letter in "abc"],
        documents=[DocumentFactory(), DocumentFactory(name="a.docx", content=docx())],
        links=["https://exemple.example/"],
        body=[("heading", "Un"), ("paragraph", "<p>Deux</p>"), ("file", {"document": Document.objects.first()})],
        levels=["P3", "P5"],
        audience=["enseignant", "famille"],
        material_languages=["fr", "nl"],
        duration=50,
        needs=["papier"],
        accessibility=["facile"],
        cover=Image.objects.create(title="Un versant", file=get_test_image_file()),
        based_on=resource(title="Source", themes=themes),
    )


def multiply(model, number):
    """Add resources like `model` until there are `number`, in bulk: as the tree and the indexes would have them."""
    themes, organisations = list(model.themed_items.all()), list(model.organisation_items.all())
    files, template = list(model.files.all()), ResourcePage.objects.get(pk=model.pk)
    parent = factories.library()
    for index in range(ResourcePage.objects.filter(locale=parent.locale).count(), number):
        page = ResourcePage(title=f"Copie {index}", slug=f"copie-{index}", locale=parent.locale, live=False)
        for name in (
            "resource_type",
            "licence",
            "levels",
            "audience",
            "material_languages",
            "duration",
            "needs",
            "accessibility",
            "date",
            "cover",
            "body",
        ):
            setattr(page, name, getattr(template, name))
        page.reference = f"COP {index:04}"
        parent.add_child(instance=page)
        chosen = themes[index % 3 :]
        ThemedPage.objects.bulk_create(
            [ThemedPage(tag_id=item.tag_id, content_object_id=page.pk, sort_order=n) for n, item in enumerate(chosen)]
        )
        rows = [(item.organisation_id, n) for n, item in enumerate(organisations)]
        made = type(organisations[0]).objects
        made.bulk_create([made.model(organisation_id=pk, page_id=page.pk, sort_order=n) for pk, n in rows])
        ResourceFile.objects.bulk_create(
            [
                ResourceFile(page=page, document_id=f.document_id, address=f.address, label=f.label, locale=page.locale)
                for f in files
            ]
        )
        documents = {file.document_id for file in files if file.document_id}
        FileUse.objects.bulk_create(
            [FileUse(document_id=pk, page_id=page.pk) for pk in documents], ignore_conflicts=True
        )
    # Published all at once: each by itself would rewrite the indexes that are rebuilt below.
    ResourcePage.objects.filter(title__startswith="Copie").update(live=True)
    rebuild(get("resources"))
    writing.rebuild(get("resources"))


def front_of_the_house(number):
    """The network's own pages, as full as they get, with menus that lead to them and `number` members: the indexes."""
    pages = [factories.index_page(page_type) for page_type in (ThemeIndexPage, OrganisationIndexPage)]
    pages.append(factories.standard_page(body=[("heading", "Un"), ("details", "identity"), ("values", VALUES)]))
    pages.append(factories.contact_page(consent_page=pages[-1]))
    links = [{"page": page.pk, "text": "", "url": ""} for page in pages]
    navigation = Navigation.objects.get(language="fr")
    navigation.menu = Navigation.menu.field.to_python([{"type": "link", "value": link} for link in links])
    column = {"type": "column", "value": {"heading": "Le réseau", "links": links}}
    navigation.columns = Navigation.columns.field.to_python([column, column])
    navigation.save()
    Organisation.objects.update(member_since=date(2021, 3, 1))
    fields = {"kind": "musee", "province": "liege", "member_since": date(2021, 3, 1)}
    for place in range(Organisation.objects.count(), number):
        OrganisationFactory(name=f"Membre {place}", **fields)
    everybody = Organisation.objects.all()
    rows = [OrganisationDescription(organisation=one, language="fr", text="Texte") for one in everybody]
    OrganisationDescription.objects.bulk_create(rows)
    factories.fill_home("resources", "news", "positions", "members", number=12)
    return pages[:2]


def full_article(model):
    """A piece of news with all that it can show, of what `model` shows."""
    return publications.news(
        themes=model.themes_in_order,
        cover=model.cover,
        authors="Ada",
        organisations=model.organisations_in_order,
        related=[*ResourcePage.objects.all()[:3], NewsPage.objects.first()],
        body=[("heading", "Un"), ("paragraph", "<p>Deux</p>"), ("file", {"document": Document.objects.first()})],
    )


def full_paper(model):
    """A paper of 60 paragraphs in its second version, with 80 signatories, that supersedes another."""
    page = publications.paper(
        status="adopte",
        themes=model.themes_in_order,
        organisations=model.organisations_in_order,
        signatories=[OrganisationFactory() for _ in range(80)],
        responses=[("Cabinet", "soutien"), ("Inspection", "sans-reponse")],
        body=publications.paper_body(paragraphs=60),
        supersedes=PositionPage.objects.order_by("-pk").first(),
    )
    page.related_pages = [RelatedPage(target=target) for target in ResourcePage.objects.all()[:3]]
    page.body, page.version_label = publications.paper_body(paragraphs=61), "2.0"
    return factories.publish(page)


@pytest.fixture
def addresses(request, library):
    """The public addresses of a site with that many resources, a quarter as many news items and a thirteenth as many
    papers, with the most queries each may make."""
    nl = factories.library("nl")
    model = model_resource()
    multiply(model, request.param)
    publications.multiply(NewsPage, request.param // 4, model)
    publications.multiply(PositionPage, request.param // 13, model)
    for other in ResourcePage.objects.filter(title__startswith="Copie")[:6]:
        RelatedResource.objects.create(page=model, resource=other)
    dutch = translate(model, "nl", title="Model")
    assert ResourcePage.objects.filter(locale=library.locale).count() == request.param
    every = f"{library.url}?{urlencode(EVERY_FACET, doseq=True)}"
    themes, members = front_of_the_house(request.param // 2)
    article, paper = full_article(model), full_paper(model)
    news, papers = publications.news_index(), factories.index_page(PositionIndexPage)
    return {
        news.url: 18,
        f"{news.url}?year=2023&year=2024&theme=eau": 18,
        f"{news.url}flux.atom": 14,
        article.url: 15,
        papers.url: 18,
        f"{papers.url}?status=adopte&theme=eau&organisation=organisation-a": 18,
        f"{papers.url}flux.rss": 16,
        paper.url: 20,
        f"{paper.url}versions/1.0/": 20,
        f"{paper.url}changes/1.0/": 20,
        f"{paper.url}citation.ris?p=7&version=1.0": 12,
        model.url: 15,
        dutch.url: 15,
        library.url: 20,
        every: 20,
        f"{every}&q=copie": 20,
        f"{every}&sort=title&page=2": 20,
        f"{library.url}?type=carte&licence=cc-by&q=copie": 20,
        nl.url: 20,
        "/fr/": 25,
        "/fr/recherche/": 10,
        "/fr/recherche/?q=copie": 20,
        "/fr/recherche/?q=-introuvable": 20,
        themes.url: 12,
        f"{themes.url}eau/": 20,
        f"{themes.url}sol/": 20,
        members.url: 15,
        f"{members.url}?kind=association&kind=musee&province=liege": 15,
        f"{members.url}organisation-a/": 18,
        "/fr/charte/": 10,
        "/fr/contact/": 12,
        "/fr/nulle-part/": 10,
        Document.objects.first().url: 3,
        f"{model.url}archive.zip": 15,
        f"{model.url}citation.bib": 8,
        f"{library.url}flux.atom": 14,
        f"/fr/dossier/?{HUNDRED}": 15,
        f"/nl/dossier/?{HUNDRED}": 15,
        f"/fr/dossier/archive.zip?{HUNDRED}": 15,
        f"/fr/dossier/citation.bib?{HUNDRED}": 10,
        f"{every.replace('?', 'flux.rss?')}&q=copie": 14,
        f"{nl.url}flux.rss": 14,
        f"{themes.url}eau/flux.atom": 24,
        f"{members.url}organisation-a/flux.rss": 24,
        "/sitemap.xml": 0,
        "/sitemap-fr.xml": 8,
    }


def number_of_queries(client, url):
    """How many it makes once the caches of the process are warm."""
    assert client.get(url).status_code in (200, 404)
    with CaptureQueriesContext(connection) as queries:
        response = client.get(url)
        b"".join(response.streaming_content) if response.streaming else response.content
    return len(queries)


@pytest.mark.parametrize("addresses", [16, 400], indirect=True)
def test_no_page_asks_more_of_the_database_than_it_may(client, addresses):
    numbers = {url: number_of_queries(client, url) for url in addresses}

    assert {url: number for url, number in numbers.items() if number > addresses[url]} == {}
