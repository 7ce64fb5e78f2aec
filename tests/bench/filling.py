"""A library of N resources for measuring, written in bulk as publishing would have written it: `verify` says so. The
same N gives the same library in any database."""

import datetime
import json
import uuid
from collections import defaultdict
from types import SimpleNamespace

from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.db.models import Max
from django.utils import timezone
from wagtail.models import Page

from core.models import Document, DocumentVersion, FileUse, Organisation, PageOrganisation, Theme, ThemedPage
from core.models.themes import ThemeLabel
from core.vocabularies import vocabulary
from resources.models import ResourceFile, ResourcePage
from search.registry import get
from tests import factories
from tests.bench.french import COMMON, RARE, French
from tests.bench.indexing import Indexing
from tests.bench.rows import columns_of, number_on, write

BATCH = 1000  # resources
ORGANISATIONS, RARELY, OFTEN = 60, 20, 10
FORMATS = ["pdf"] * 6 + ["document"] * 3 + ["diaporama", "tableur", "image", "video"]
YEARS = ["M1", "M3", "P1", "P2", "P3", "P4", "P5", "P6", "S1", "S2", "S3", "S4", "S5", "S6", "adultes", "tout-public"]
TRANSLATED = {"fr": 0, "nl": 0.15, "de": 0.05, "en": 0.05}
FIRST_DAY = datetime.date(2015, 1, 1)
NOW = timezone.now()
JSON_FIELDS = ("levels", "audience", "material_languages", "needs", "accessibility", "curriculum")


def fill(number):
    """Resources in French, a quarter of them with pages in other languages, one in thirty in Dutch alone."""
    filling = Filling(number)
    for start in range(0, number, BATCH):
        with transaction.atomic():
            filling.add(range(start, min(start + BATCH, number)))
        if start == 0:
            analyze()  # else PostgreSQL reads the whole table of pages for each row that names one
    filling.finish()
    analyze()


def analyze():
    """What a database does by itself in the night."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")


class Filling:
    def __init__(self, number):
        self.french = French()
        self.choose = self.french.choose
        self.themes, self.organisations = self._themes(), self._organisations()
        self.parents = {language: factories.library(language) for language in TRANSLATED}
        self.rare = set(self.choose.sample(range(number), min(RARELY, number)))
        self.places = dict.fromkeys(self.parents, 0)
        self.pages, self.files = Page.objects.aggregate(last=Max("pk"))["last"], 0
        self.content_type = ContentType.objects.get_for_model(ResourcePage).pk
        self.indexing = Indexing(get("resources"), self.content_type)

    def _themes(self):
        """Fifteen: five, and ten under them."""
        tops = [Theme(name=f"Thème {n}", slug=f"theme-{n}", letters=f"T{chr(65 + n)}A", order=n) for n in range(5)]
        Theme.objects.bulk_create(tops)
        narrower = [Theme(name=f"Sous {n}", slug=f"sous-{n}", parent=tops[n // 2], order=n) for n in range(10)]
        Theme.objects.bulk_create(narrower)
        labels = [ThemeLabel(theme=t, language="fr", label=self.french.title()) for t in tops + narrower]
        ThemeLabel.objects.bulk_create(labels)
        return list(Theme.objects.vocabulary().values())

    def _organisations(self):
        rows = [
            Organisation(name=f"Maison {self.french.title()} {n}"[:150], slug=f"maison-{n}", kind="association")
            for n in range(ORGANISATIONS)
        ]
        return Organisation.objects.bulk_create(rows)

    def add(self, numbers):
        """The resources of these numbers, with all that belongs to them, and in the indexes."""
        pages = [page for number in numbers for page in self._pages(number)]
        write(Page, ({**columns_of(page.in_tree), "id": page.pk} for page in pages))
        write(ResourcePage, (_own_columns(page) for page in pages))
        write(ThemedPage, _related(pages, "themes", "content_object_id", "tag_id"))
        write(PageOrganisation, _related(pages, "organisations", "page_id", "organisation_id"))
        files = [(page, file) for page in pages for file in page.file_rows]
        write(Document, (_document(file) for _page, file in files))
        write(DocumentVersion, (_version(file) for _page, file in files))
        write(ResourceFile, (_file(page, file) for page, file in files))
        write(FileUse, ({"document_id": file.number, "page_id": page.pk} for page, file in files))
        by_key = defaultdict(dict)
        for page in pages:
            by_key[page.translation_key][page.language] = page
        self.indexing.add(by_key.values())

    def finish(self):
        """What the tree and the numbering say of themselves."""
        for language, parent in self.parents.items():
            Page.objects.filter(pk=parent.pk).update(numchild=self.places[language])
        number_on(Page, Document, DocumentVersion)
        self.indexing.finish()

    def _pages(self, number):
        """The pages of a resource: one, and sometimes its translation."""
        facts = self._facts(number)
        first = "nl" if number % 30 == 7 else "fr"
        drawn = [code for code, share in TRANSLATED.items() if self.choose.random() < share and code != first]
        return [self._page(number, language, facts) for language in (first, *drawn)]

    def _facts(self, number):
        """What is the same in each language of a resource."""
        choose, kinds = self.choose, list(vocabulary("resource_type"))
        fields = {
            "reference": f"T{chr(65 + number % 5)}A {number:05}",
            "date": FIRST_DAY + datetime.timedelta(days=choose.randint(0, 4000)),
            "resource_type": kinds[min(int(choose.expovariate(0.25)), len(kinds) - 1)],
            "levels": sorted(choose.sample(YEARS, choose.randint(1, 4)), key=YEARS.index),
            "audience": choose.sample(["mediateur", "enseignant", "apprenant", "famille"], choose.randint(1, 2)),
            "material_languages": choose.choice([["fr"]] * 6 + [["fr", "nl"], ["nl"], ["de"], ["en"]]),
            "licence": choose.choice(["cc0", "cc-by", "cc-by", "cc-by-sa", "cc-by-nc", "inc"]),
            "duration": choose.choice([None, 20, 50, 50, 100, 200, 400]),
            "authors": "Ada Exemple",
            "translation_key": uuid.UUID(int=choose.getrandbits(128)),
        }
        where = ["title", "summary", "body", "body", "files", "files"][number // OFTEN % 6]
        more = [RARE] * (number in self.rare) + [COMMON] * (number % OFTEN == 3)
        return SimpleNamespace(
            fields=fields,
            more=defaultdict(list, {where: more}),
            themes=choose.sample(self.themes, choose.randint(1, 3)),
            organisations=choose.sample(self.organisations, choose.randint(1, 2)),
            formats=choose.choices(FORMATS, k=choose.randint(1, 5)),
        )

    def _page(self, number, language, facts):
        """A ResourcePage that is written nowhere yet, with what belongs to it at hand."""
        french, parent, more = self.french, self.parents[language], facts.more
        self.pages += 1
        title = french.title(*more["title"])
        page = ResourcePage(pk=self.pages, title=title, locale=parent.locale, **facts.fields)
        page.summary = french.text(1)[:380].rpartition(" ")[0] + "".join(f" {word}" for word in more["summary"])
        page.paragraphs = french.lines(3, *more["body"])
        page.themes_in_order, page.organisations_in_order = facts.themes, facts.organisations
        page.file_rows = [
            self._file_row(code, more["files"] if not place else ()) for place, code in enumerate(facts.formats)
        ]
        page.file_items = page.file_rows
        page.in_tree = Page(**self._place(parent, f"ressource-{number}"), title=title, draft_title=title)
        page.in_tree.locale, page.in_tree.translation_key = parent.locale, page.translation_key
        return page

    def _place(self, parent, slug):
        """Where a page stands in the tree, after those that are there, and that it is published."""
        self.places[parent.language] += 1
        return {
            "path": Page._get_path(parent.path, parent.depth + 1, self.places[parent.language]),
            "depth": parent.depth + 1,
            "slug": slug,
            "url_path": f"{parent.url_path}{slug}/",
            "content_type_id": self.content_type,
            "first_published_at": NOW,
            "last_published_at": NOW,
        }

    def _file_row(self, code, more):
        self.files += 1
        text = self.french.lines(self.choose.randint(1, 3), *more)
        return SimpleNamespace(number=self.files, format=code, label=self.french.title(), text=text, is_private=False)


def _own_columns(page):
    blocks = [{"type": "paragraph", "value": f"<p>{line}</p>", "id": str(uuid.uuid4())} for line in page.paragraphs]
    codes = {name: json.dumps(getattr(page, name)) for name in JSON_FIELDS}
    return {**columns_of(page), "page_ptr_id": page.pk, "body": json.dumps(blocks), **codes}


def _related(pages, name, page_column, column):
    """A row for each of the themes, or organisations, of pages."""
    for page in pages:
        for place, one in enumerate(getattr(page, f"{name}_in_order")):
            yield {page_column: page.pk, column: one.pk, "sort_order": place}


def _document(file):
    return {
        "id": file.number,
        "current_id": file.number,
        "title": "Fiche",
        "file": f"{file.number}/fiche.{file.format}",
    }


def _version(file):
    return {
        "id": file.number,
        "document_id": file.number,
        "number": 1,
        "was_public": True,
        "file": f"{file.number}/fiche.{file.format}",
        "size": 200_000,
        "format": file.format,
        "media_type": "application/pdf",
        "state": "ready",
        "page_count": 4,
        "text": "\n".join(file.text),
    }


def _file(page, file):
    return {
        "translation_key": uuid.uuid4(),
        "page_id": page.pk,
        "document_id": file.number,
        "label": file.label,
        "locale_id": page.locale_id,
        "sort_order": file.number,
    }
