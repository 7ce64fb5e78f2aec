"""The resources that a new installation starts with: one file each, with real documents."""

from datetime import timedelta

from django.core.files import File
from django.utils import timezone

from core.models import Document
from core.typography import french
from home.starting_content.bodies import body_of
from home.starting_content.reading import FOLDER, about, read, translated
from resources.models import RelatedResource, ResourceFile, ResourcePage

COPIED = ("levels", "audience", "licence", "duration", "group_min", "group_max", "needs", "preparation")
COPIED += ("accessibility", "curriculum")


def load_resources(libraries, themes, organisations, say):
    """Publish the resources and their translations: {slug: the French page}."""
    loaded = {}
    entries = [read(path) for path in sorted((FOLDER / "resources").glob("*.yaml"))]
    # The oldest first, so that references are given in the order of the dates.
    for entry in sorted(entries, key=lambda entry: -entry["days_ago"]):
        page = _resource(entry, libraries["fr"], themes, organisations)
        loaded[entry["slug"]] = page
        say(f"{page.reference}  {page.title}")
    for entry in entries:
        _link(loaded, entry)
    for entry in entries:
        for language, texts in (entry.get("translations") or {}).items():
            _translate_resource(loaded[entry["slug"]], language, texts)
    return loaded


def _resource(entry, library, themes, organisations):
    page = ResourcePage(
        title=french(entry["title"]),
        slug=entry["slug"],
        locale=library.locale,
        live=False,
        summary=french(entry["summary"]),
        resource_type=entry["type"],
        material_languages=entry["languages"],
        authors="\n".join(entry.get("authors") or []),
        needs_detail=entry.get("needs_detail") or "",
        date=timezone.localdate() - timedelta(days=entry["days_ago"]),
        body=body_of(entry["body"]),
        **{name: entry.get(name) for name in COPIED},
    )
    about(page, entry, themes, organisations)
    page.files = [_file(entry["slug"], file, i, library.locale) for i, file in enumerate(entry["files"])]
    library.add_child(instance=page)
    page.save_revision().publish()
    page.refresh_from_db()
    return page


def _file(slug, entry, order, locale):
    document = _document(FOLDER / "files" / slug / entry["file"], entry["label"]) if "file" in entry else None
    return ResourceFile(
        document=document,
        address=entry.get("url", ""),
        label=entry["label"],
        role=entry["role"],
        sort_order=order,
        locale=locale,
    )


def _document(path, title):
    with path.open("rb") as file:
        document = Document(title=title, file=File(file, path.name))
        document._set_document_file_metadata()
        document.save()
    return document


def _link(loaded, entry):
    page = loaded[entry["slug"]]
    if not entry.get("related") and not entry.get("based_on"):
        return
    page.related_items = [
        RelatedResource(resource=loaded[slug], sort_order=i) for i, slug in enumerate(entry.get("related") or [])
    ]
    page.based_on = loaded.get(entry.get("based_on"))
    page.save_revision().publish()


def _translate_resource(source, language, texts):
    values = {name: texts[name] for name in ("title", "slug", "summary", "needs_detail") if name in texts}
    page = translated(source, language, values | {"body": body_of(texts["body"])})
    files = list(page.files.all())
    for file, label in zip(files, texts["labels"], strict=True):
        file.label = label
    page.files = files  # held by the page: all() alone reads them anew, with the labels of the source
    page.save_revision().publish()
