"""Facets keep their promise: a count is what one would get; the index is what the pages say."""

import random

import pytest
from lxml import html
from wagtail.models import PageViewRestriction

from core.models import Organisation, Theme
from core.vocabularies import vocabulary
from resources.models import ResourceIndexPage, ResourcePage
from search.index import differences, rebuild
from search.models import ListedPage
from search.registry import get
from tests import factories
from tests.factories import DocumentFactory, OrganisationFactory, ThemeFactory, docx, publish, resource, translate

LEVELS = ["M1", "P1", "P2", "P3", "P6", "S1", "S4", "S7", "adultes", "tout-public"]
VOCABULARIES = {"type": "resource_type", "audience": "audience_role", "language": "material_language"}
VOCABULARIES |= {"licence": "licence", "duration": "duration", "format": "file_format", "need": "need"}
VOCABULARIES |= {"accessibility": "accessibility"}
# What each licence used here lets one do, as its deed says.
REUSE = {"cc0": {"reutilisable", "modifiable"}, "cc-by-nc-nd": {"reutilisable", "non-commercial"}}
REUSE |= {"cc-by": REUSE["cc0"], "inc": {"a-consulter"}}


def some(choose, values, most):
    return choose.sample(values, choose.randint(0, min(most, len(values))))


def vocabularies():
    """(themes, organisations, documents): two first-level themes with two under each, and one alone."""
    tops = [ThemeFactory(slug=f"top-{n}", letters=letters) for n, letters in enumerate(("ENV", "ETH", "NUM"))]
    narrower = [ThemeFactory(slug=f"sous-{n}", parent=tops[n // 2], letters="") for n in range(4)]
    organisations = [OrganisationFactory() for _ in range(3)]
    documents = [DocumentFactory(), DocumentFactory(name="a.docx", content=docx()), DocumentFactory(name="b.pdf")]
    return [*tops, *narrower], organisations, documents


def fill(choose, number=40):
    """A library of `number` random resources in French, one in four with a Dutch page."""
    themes, organisations, documents = vocabularies()
    factories.library("fr"), factories.library("nl")
    for _ in range(number):
        page = resource(
            themes=some(choose, themes, 3),
            organisations=some(choose, organisations, 2),
            documents=some(choose, documents, 2),
            links=some(choose, ["https://exemple.example/"], 1),
            resource_type=choose.choice(["jeu", "video", "experience"]),
            levels=some(choose, LEVELS, 4),
            audience=some(choose, ["enseignant", "mediateur", "famille"], 2),
            material_languages=some(choose, ["fr", "nl", "de"], 2),
            licence=choose.choice(list(REUSE)),
            needs=some(choose, ["papier", "internet", "exterieur"], 2),
            accessibility=some(choose, ["sous-titres", "facile"], 2),
            duration=choose.choice([None, 10, 50, 51, 200, 9999]),
        )
        if choose.random() < 0.25:
            translate(page, "nl", resource_type=choose.choice(["jeu", "carte"]), duration=choose.choice([None, 50]))


def facts(page):
    """What a page counts for, told from its own fields: {facet: set of codes}."""
    groups = {y: code for code, term in vocabulary("education_level").terms.items() for y in term.get("years", [])}
    bounds = {code: term.get("max_minutes", 10**9) for code, term in vocabulary("duration").terms.items()}
    themes = [item.tag for item in page.themed_items.all()]
    return {
        "theme": {theme.slug for theme in themes} | {theme.parent.slug for theme in themes if theme.parent},
        "level": {*page.levels, *(groups[year] for year in page.levels if year in groups)},
        "type": {page.resource_type},
        "audience": set(page.audience),
        "language": set(page.material_languages),
        "licence": {page.licence, *REUSE[page.licence]},
        "need": set(page.needs),
        "accessibility": set(page.accessibility),
        "duration": {min((c for c in bounds if page.duration <= bounds[c]), key=bounds.get)}
        if page.duration
        else set(),
        "format": {file.document.current.format if file.document else "lien" for file in page.files.all()},
        "organisation": {item.organisation.slug for item in page.organisation_items.all()},
    }


def listed_in(language):
    """The facts of each page of a list: the language's own, and the French of those that have none."""
    pages = {page.translation_key: page for page in ResourcePage.objects.filter(locale__language_code="fr")}
    pages |= {page.translation_key: page for page in ResourcePage.objects.filter(locale__language_code=language)}
    return [facts(page) for page in pages.values()]


def total(pages, choices):
    return sum(all(page[facet] & set(codes) for facet, codes in choices.items()) for page in pages)


def boxes(document):
    found = document.cssselect("input[type=checkbox][data-count]")
    return {(box.get("name"), box.get("value")): (int(box.get("data-count")), "checked" in box.attrib) for box in found}


def data_total(document):
    return int(document.cssselect("[data-total]")[0].get("data-total"))


def known_codes():
    codes = {facet: list(vocabulary(name)) for facet, name in VOCABULARIES.items()}
    codes["licence"] += vocabulary("reuse")
    codes["level"] = [*LEVELS, *vocabulary("education_level"), "S2"]
    codes["theme"] = list(Theme.objects.values_list("slug", flat=True))
    return codes | {"organisation": list(Organisation.objects.values_list("slug", flat=True))}


def test_every_count_is_what_one_would_get(read):
    choose = random.Random("comptes")
    fill(choose)

    for language in ["fr", "nl"]:
        counts_are_true(choose, read, language)


def counts_are_true(choose, read, language):
    """Of random choices in the library in a language; those of all its facets by the hundred are in test_selections."""
    pages, codes, url = listed_in(language), known_codes(), factories.library(language).url
    for _ in range(25):
        choices = {facet: some(choose, codes[facet], 3) for facet in choose.sample(list(codes), choose.randint(0, 3))}
        choices = {facet: chosen for facet, chosen in choices.items() if chosen}
        document = read(url, choices)
        found = boxes(document)
        expected = {(facet, code): total(pages, choices | {facet: [code]}) for facet in codes for code in codes[facet]}

        assert data_total(document) == total(pages, choices), choices
        # All values with results are there, and besides them only those that are chosen.
        shown = {key for key, number in expected.items() if number or key[1] in choices.get(key[0], [])}
        assert {key: number for key, (number, _) in found.items()} == {key: expected[key] for key in shown}, choices
        assert {key for key, (_, ticked) in found.items() if ticked} == {(f, c) for f in choices for c in choices[f]}
        if found:
            facet, code = choose.choice(list(found))
            alone = read(url, choices | {facet: [code]})
            assert data_total(alone) == found[facet, code][0], (choices, facet, code)


def test_a_chosen_value_without_results_can_be_unticked(read, library):
    resource(resource_type="jeu")

    found = boxes(read(library.url, {"type": "video"}))

    assert found["type", "video"] == (0, True)
    assert found["type", "jeu"] == (1, False)
    assert ("type", "carte") not in found


def test_a_theme_counts_the_resources_of_those_under_it(read, library):
    top = ThemeFactory(slug="haut")
    resource(themes=[top, ThemeFactory(slug="bas", parent=top, letters="")])
    resource(themes=[Theme.objects.get(slug="bas")])

    found = boxes(read(library.url))

    assert (found["theme", "haut"][0], found["theme", "bas"][0]) == (2, 2)


@pytest.mark.parametrize(("level", "expected"), [("primaire-2", 1), ("P3", 1), ("P4", 0), ("adultes", 1), ("P1", 0)])
def test_a_group_of_levels_matches_its_years(read, library, level, expected):
    resource(levels=["P3"])
    resource(levels=["adultes"])

    assert data_total(read(library.url, {"level": level})) == expected


def test_a_replaced_file_is_counted_under_its_new_format(read, library):
    document = DocumentFactory()
    resource(documents=[document])
    document.file = DocumentFactory.build(name="fiche.docx", content=docx()).file
    document.save()

    found = boxes(read(library.url))

    assert ("format", "pdf") not in found
    assert found["format", "document"] == (1, False)
    assert differences(get("resources")) == []


def test_the_empty_state_says_what_dropping_a_criterion_gives(client, library):
    resource(resource_type="jeu", licence="cc0")
    resource(resource_type="jeu", licence="cc0")
    empty = html.fromstring(client.get(library.url, {"type": "video", "licence": "cc0"}).content)

    ways = [link.get("href") for link in empty.cssselect(".empty-state li a")]

    assert data_total(empty) == 0
    assert [data_total(html.fromstring(client.get(f"{library.url}{way}").content)) for way in ways] == [2]


def rows():
    listed = ListedPage.objects.filter(section="resources").prefetch_related("values_in_facets")
    return {
        (row.language, row.translation_key, row.page_id, row.is_fallback, row.date, row.title_key, row.expire_at):
            frozenset((value.facet, value.value) for value in row.values_in_facets.all())
        for row in listed
    }  # fmt: skip


def change(choose, page, reserve):
    """One random thing that an editor may do."""
    theme = choose.choice(list(Theme.objects.all()))
    kind = choose.choice(["unpublish", "publish", "delete", "move", "restrict", "free", "parent", "slug"])
    if kind in ("unpublish", "delete"):
        getattr(page, kind)()
    elif kind == "publish":
        page.title, page.resource_type = f"Autre {choose.random()}", choose.choice(["jeu", "carte"])
        publish(page)
    elif kind == "move":
        target = choose.choice([reserve, factories.library()])
        if not target.get_children().filter(slug=page.slug).exists():  # as the admin asks
            page.move(target, pos="last-child")
    elif kind == "restrict":
        PageViewRestriction.objects.create(page=choose.choice([page, reserve]), restriction_type="login")
    elif kind == "free":
        PageViewRestriction.objects.first() and PageViewRestriction.objects.first().delete()
    elif kind == "parent" and theme.parent_id:
        theme.parent = choose.choice(list(Theme.objects.filter(parent=None)))
        theme.save()
    elif kind == "slug":
        theme.slug = f"{theme.slug[:20]}-{choose.randint(0, 99)}"
        theme.save()


def test_the_index_stays_true_through_whatever_editors_do(library):
    choose = random.Random("retouches")
    fill(choose, 16)
    reserve = factories.home().add_child(instance=ResourceIndexPage(title="R", slug="reserve", locale=library.locale))

    for _ in range(40):
        change(choose, choose.choice(list(ResourcePage.objects.all())), reserve)
    before = rows()
    assert differences(get("resources")) == []
    ListedPage.objects.all().delete()
    rebuild(get("resources"))
    assert rows() == before
