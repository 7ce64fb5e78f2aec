"""The news and the position papers that a new installation starts with: one file each."""

import re
import uuid
from datetime import timedelta

from django.utils import timezone
from wagtail.blocks import StreamValue

from core.models import RelatedPage
from core.typography import french, plain_slug
from home.starting_content.bodies import BLOCKS, MAKERS, body_of
from home.starting_content.reading import FOLDER, about, read, shown, translated
from news.models import Footnote, NewsPage, PositionPage, PositionResponse, PositionSignatory

BODY = PositionPage.body.field.stream_block
MARK = re.compile(r"\[\^(\w+)\]")


def load_publications(indexes, themes, organisations, resources, say):
    """Publish the news and the papers under `indexes`, {"news" or "positions": {language: page}}."""
    pages, entries = {"resources": resources, "news": {}, "positions": {}}, []
    for kind, made in (("positions", _paper), ("news", _news)):
        read_entries = [read(path) for path in sorted((FOLDER / kind).glob("*.yaml"))]
        for entry in sorted(read_entries, key=_age, reverse=True):
            page = made(entry, indexes[kind]["fr"], pages[kind])
            about(page, entry, themes, organisations)
            indexes[kind]["fr"].add_child(instance=page)
            pages[kind][entry["slug"]] = page
            entries.append((kind, entry))
    for kind, entry in entries:  # once all are there to be named by others
        page = pages[kind][entry["slug"]]
        page.related_pages = [RelatedPage(target=target, sort_order=i) for i, target in enumerate(_named(entry, pages))]
        (_publish_paper if kind == "positions" else _publish_news)(entry, page, organisations)
        say(f"{_day(_age(entry))}  {page.title}")


def _age(entry):
    return entry["versions"][0]["days_ago"] if "versions" in entry else entry["days_ago"]


def _named(entry, pages):
    return [pages[kind][slug] for kind in ("resources", "positions", "news") for slug in entry.get(kind) or []]


def _day(days_ago):
    return timezone.localdate() - timedelta(days=days_ago)


def _news(entry, index, _others):
    return NewsPage(
        title=french(entry["title"]),
        slug=entry["slug"],
        summary=french(entry["summary"]),
        date=_day(entry["days_ago"]),
        authors="\n".join(entry["authors"]),
        body=body_of(entry["body"]),
        locale=index.locale,
        live=False,
    )


def _publish_news(entry, page, _organisations):
    page.save_revision().publish()
    for language, texts in (entry.get("translations") or {}).items():
        values = {name: texts[name] for name in ("title", "slug", "summary")}
        translated(page, language, values | {"body": body_of(texts["body"])}).save_revision().publish()


def _paper(entry, index, others):
    first = entry["versions"][0]
    values = _values(entry, first, "fr", first["texts"]["fr"])
    superseded = others.get(entry.get("supersedes"))
    return PositionPage(**values, slug=entry["slug"], locale=index.locale, live=False, supersedes=superseded)


def _publish_paper(entry, page, organisations):
    """Publish each version in its turn, in each language that it has."""
    page.signatories = [_signatory(row, i, organisations) for i, row in enumerate(entry["signatories"])]
    page.responses = [_response(row, i, page.locale) for i, row in enumerate(entry["responses"])]
    pages = {"fr": page}
    for version in entry["versions"]:
        for language, texts in version["texts"].items():
            values = _values(entry, version, language, texts)
            if language not in pages:
                slug = plain_slug(texts["title"])
                pages[language] = translated(pages["fr"], language, {**values, "slug": slug})
                pages[language].responses = [
                    _in_language(row, entry, language) for row in pages[language].responses.all()
                ]
            pages[language] = _published(pages[language], values, entry, texts)


def _published(page, values, entry, texts):
    for name, value in values.items():
        setattr(page, name, value)
    kept = {str(note.uuid): note for note in page.footnotes.all()}
    notes = enumerate(texts["notes"].items())
    page.footnotes = [_note(kept, _id(entry, f"note-{key}"), text, i, page.locale) for i, (key, text) in notes]
    page.save_revision().publish()
    return PositionPage.objects.get(pk=page.pk)  # with its footnotes as they are stored


def _values(entry, version, language, texts):
    votes, adopted = version.get("votes") or {}, version.get("adopted_days_ago")
    addressees = entry["addressees"] if language == "fr" else entry["addressees_in"][language]
    return {
        "title": shown(texts["title"], language),
        "summary": shown(texts["summary"], language),
        "number": entry["number"],
        "status": version["status"],
        "date": _day(version["days_ago"]),
        "version_label": version["label"],
        "version_note": texts["note"],
        "adopted_on": (adopted is not None and _day(adopted)) or None,
        "adopted_by": texts.get("adopted_by") or "",
        "votes_for": votes.get("for"),
        "votes_against": votes.get("against"),
        "abstentions": votes.get("abstentions"),
        "addressees": "\n".join(addressees),
        "body": StreamValue(BODY, [_block(entry, block) for block in texts["body"]]),
    }


def _block(entry, block):
    """(kind, value, id): a block keeps its id, made of the paper and its key, from version to version."""
    kind, value = next((kind, value) for kind, value in block.items() if kind != "key")
    if kind in ("paragraph", "opening", "demand"):
        value = MARK.sub(lambda found: _mark(entry, found.group(1)), value)
        return kind, MAKERS["paragraph"](value), _id(entry, block["key"])
    return BLOCKS.get(kind, kind), MAKERS[kind](value), _id(entry, block["key"])


def _id(entry, key):
    return str(uuid.uuid5(uuid.NAMESPACE_URL, f"{entry['number']}/{key}"))


def _mark(entry, key):
    return f'<a linktype="footnote" id="{_id(entry, f"note-{key}")}">[{key}]</a>'


def _note(kept, uuid, text, order, locale):
    """The row of `kept`, {uuid: Footnote}, or a new one, with that text in its place."""
    note = kept.get(uuid) or Footnote(uuid=uuid, locale=locale)
    note.text, note.sort_order = f"<p>{text}</p>", order
    return note


def _signatory(row, order, organisations):
    organisation = organisations[row["organisation"]]
    return PositionSignatory(organisation=organisation, date=_day(row["days_ago"]), sort_order=order)


def _response(row, order, locale):
    values = {"addressee": row["addressee"], "stance": row["stance"], "text": row["text"]["fr"]}
    return PositionResponse(**values, date=_day(row["days_ago"]), sort_order=order, locale=locale)


def _in_language(response, entry, language):
    row = entry["responses"][response.sort_order]
    response.text = row["text"][language]
    response.addressee = entry["addressees_in"][language][entry["addressees"].index(row["addressee"])]
    return response
