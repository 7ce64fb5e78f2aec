"""Times of excerpts from twelve files of 150 pages' text, and of suggestions where there are N pages:
`python -m tests.bench.measure_excerpts 50000`. Measured, never asserted. Fills a database of its own, or the empty one
of DATABASE_URL."""

import os
import random
import sys
import tempfile
import uuid

FOLDER = tempfile.TemporaryDirectory(prefix="csti-bench-")
os.environ.setdefault("VAR_DIR", FOLDER.name)
os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.test"

import django

django.setup()

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.test import Client
from wagtail.models import Page

from core.models import DocumentVersion
from resources.models import ResourcePage
from search import titles
from search.models import FacetValue, ListedPage, SearchText, Word
from search.registry import get
from search.words import excerpts, writing
from search.words.analysis import terms
from tests import factories
from tests.bench.measure import timed, visit

PAGES, WORDS_OF_A_PAGE, RESULTS = 150, 400, 12
STARTS = """
eau sol air cycle école rivière argile terre plante insecte climat énergie vapeur nuage pluie vent roche volcan sable
atome lumière miroir ombre couleur spectre onde aimant courant pile levier roue
"""
ENDINGS = ("", "ier", "age", "isme", "ologie", "able", "ette", "ment", "tion")
WORDS = [f"{start}{end}" for start in STARTS.split() for end in ENDINGS] + ["pont", "barrage", "mesure"]


def fill_files(library):
    """Resources with a long file each, whose last page alone says “palladium”."""
    chance = random.Random(1)
    for number in range(RESULTS):
        document = factories.DocumentFactory()
        page = factories.resource(library, title=f"Dossier {number}", documents=[document])
        pages = [" ".join(chance.choices(WORDS, k=WORDS_OF_A_PAGE)) for _ in range(PAGES)]
        text = "\f".join([*pages, "Le palladium se cache dans l’argile des rivières."])
        DocumentVersion.objects.filter(document=document).update(text=text, state="ready")
        page.refresh_from_db()
    writing.rebuild(get("resources"))


def fill_titles(library, number):
    """That many pages as the tree and the indexes have them, each listed in every language."""
    chance, kind = random.Random(2), ContentType.objects.get_for_model(ResourcePage)
    known = {"locale": library.locale, "content_type": kind, "depth": library.depth + 1, "live": True}
    pages = []
    for n in range(number):
        title = " ".join(chance.choices(WORDS, k=5)).capitalize()
        path = f"{library.path}{Page._int2str(n + 1000).rjust(4, '0')}"
        more = {
            "path": path,
            "url_path": f"{library.url_path}p{n}/",
            "slug": f"p{n}",
            "title": title,
            "draft_title": title,
        }
        pages.append(Page(translation_key=uuid.uuid4(), **known, **more))
    Page.objects.bulk_create(pages, batch_size=2_000)
    for start in range(0, number, 2_000):
        fill_indexes(pages[start : start + 2_000], chance)


def fill_indexes(pages, chance):
    rows = [
        ListedPage(
            section="resources",
            language=language,
            translation_key=page.translation_key,
            page=page,
            is_fallback=language != "fr",
            slot=page.pk,
            date=f"20{chance.randint(10, 25)}-0{chance.randint(1, 9)}-11",
            title_key=page.title.casefold(),
        )
        for page in pages
        for language, _name in settings.LANGUAGES
    ]
    ListedPage.objects.bulk_create(rows)
    titles.write([page.translation_key for page in pages], rows)
    SearchText.objects.bulk_create(
        SearchText(pk=8 * page.pk + 1, page=page, terms=" ".join(terms(page.title, "fr"))) for page in pages
    )
    FacetValue.objects.bulk_create(
        FacetValue(listed=row, section="resources", language=row.language, facet=facet, value=f"{facet}-{one}")
        for row in rows
        for facet, most in (("theme", 60), ("organisation", 200))
        for one in {chance.randint(0, most), chance.randint(0, most)}
    )


def fill_vocabularies():
    for n in range(61):
        factories.ThemeFactory(slug=f"theme-{n}", name=f"{WORDS[n * 3]} {n}")
    for n in range(201):
        factories.OrganisationFactory(slug=f"organisation-{n}", name=f"Maison {WORDS[n]} {n}")


def main(number):
    call_command("migrate", verbosity=0)
    library = factories.library()
    client = Client()
    fill_files(library)
    words = ["palladium", "palladium argile", "palladium introuvable", "eau", "rivière barrage vapeur"]
    for text in words:
        visit(client, f"library?q={text}", library.url, {"q": text})
    add, listing = excerpts.add_excerpts, sys.modules["search.listing"]
    listing.add_excerpts = lambda question, pages: pages
    for text in words:
        visit(client, f"the same without excerpts: {text}", library.url, {"q": text})
    listing.add_excerpts = add
    fill_vocabularies()
    timed(f"{number} pages", lambda: fill_titles(library, number))
    Word.objects.bulk_create(
        [Word(text=titles.fold(word), spelling=word) for word in set(WORDS)], ignore_conflicts=True
    )
    for text in ("ea", "co", "so", "riv", "maison eau", "cycle barr", "zz", "rivière de la mes"):
        visit(client, f"suggestions: {text}", "/fr/recherche/suggestions/", {"q": text, "list": "resources"})
        visit(client, f"suggestions of all, in Dutch: {text}", "/nl/recherche/suggestions/", {"q": text})


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 50_000)
