"""What is found, and in which order: the questions of search_cases.yaml, on the database in use."""

from pathlib import Path

import pytest
import yaml
from django.http import QueryDict
from django.utils import translation

from core.models import ThemeLabel
from resources.facets import SECTION
from resources.models import ResourcePage
from search.listing import Listing
from tests.factories import DocumentFactory, OrganisationFactory, ThemeFactory, docx, library, resource, translate

CASES = yaml.safe_load(Path(__file__).with_name("search_cases.yaml").read_text("utf-8"))
ASKS = [{"language": "fr", "must": [], "must_not": [], **case} for case in CASES["asks"]]


def themes():
    made = {}
    for slug, labels in CASES["themes"].items():
        made[slug] = ThemeFactory(slug=f"theme-{slug}", name=f"theme {slug}")
        made[slug].labels = [ThemeLabel(language=language, label=label) for language, label in labels.items()]
        made[slug].save()
    return made


def page_of(texts, known, made):
    """A resource with these texts, published; `known` are the themes, `made` the pages so far."""
    fields = {name: texts[name] for name in ("title", "summary", "date") if name in texts}
    if "of" in texts:
        return translate(made[texts["of"]], texts["language"], **fields)
    documents = [DocumentFactory(name="a.docx", content=docx(texts["file"]))] if "file" in texts else []
    for document in documents:
        prepare(document)
    return resource(
        library(texts.get("language", "fr")),
        themes=[known[slug] for slug in texts.get("themes", [])],
        organisations=[OrganisationFactory(name=name) for name in texts.get("organisations", [])],
        documents=documents,
        body=[("paragraph", f"<p>{texts['body']}</p>")] if "body" in texts else [],
        **{"date": "2024-01-01", **fields},
    )


def prepare(document):
    from core.files.tasks import prepare_version

    prepare_version.call(document.current_id)


@pytest.fixture(scope="module", autouse=True)
def pages(kept):
    """{key: id of the page} of search_cases.yaml."""
    with kept():
        library()
        known, made = themes(), {}
        for key, texts in CASES["pages"].items():
            made[key] = page_of(texts, known, made)
        yield {key: page.pk for key, page in made.items()}


def listing(text, language="fr", **parameters):
    with translation.override(language):
        query = QueryDict(mutable=True)
        query.update({"q": text, **parameters})
        return Listing(SECTION, query, lambda ids: ResourcePage.objects.filter(pk__in=ids), page_size=10)


def found(case, pages):
    """The keys of what the first page of a question shows, in its order."""
    by_id = {pk: key for key, pk in pages.items()}
    with translation.override(case["language"]):
        return [by_id[page.pk] for page in listing(case["q"], case["language"]).results]


@pytest.mark.parametrize("case", ASKS, ids=lambda case: f"{case['language']}: {case['q']}")
def test_a_question_finds_what_it_must_and_nothing_that_it_must_not(pages, case):
    shown = found(case, pages)

    assert set(case["must"]) - set(shown) == set()
    assert set(case["must_not"]) & set(shown) == set()
    assert sorted(shown) == sorted(case.get("only", shown))
    assert shown[: len(case.get("first", []))] == case.get("first", [])


def test_there_are_enough_questions():
    assert (len(ASKS) >= 120, len(CASES["pages"]) >= 40) == (True, True)
