"""The texts of the interface: gathered from code and templates, kept in four catalogues, checked, compiled.

With Babel only: nobody needs the gettext tools of a system.
"""

import io
import re
from pathlib import Path

from babel.messages import Catalog
from babel.messages.checkers import checkers
from babel.messages.extract import extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

from core.typography import french

LANGUAGES = ("fr", "nl", "de", "en")
FOLDERS = ("home", "resources", "news", "training", "site/config", "site/core", "site/search", "site/opendata")
KEYWORDS = {
    **dict.fromkeys(("_", "gettext", "gettext_lazy", "gettext_noop"), None),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), (1, 2)),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), ((1, "c"), 2)),
}
STRING = r"""u?(?:'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*")"""
CALL = re.compile(rf"\b(?:n?p?gettext|_)\(\s*{STRING}(?:\s*,\s*{STRING})*(?:\s*,\s*count)?\s*\)")
PLACEHOLDER = re.compile(r"%\([a-z_]+\)[a-z0-9]+|%[sd]|%%")


def gather():
    """A Catalog of every text of the interface, with the files that use it."""
    catalog = Catalog(charset="utf-8")
    for path in _sources():
        name = path.relative_to(settings.BASE_DIR).as_posix()
        for _line, function, message, _comments in _texts(path):
            context = None
            if function.startswith("pgettext"):
                context, message = message[0], message[1]
            elif KEYWORDS[function] == (1, 2):
                message = tuple(message[:2])
            elif isinstance(message, tuple):
                message = message[0]
            if message and (not isinstance(message, tuple) or message[0]):
                catalog.add(message, locations=[(name, 0)], context=context, flags=_flags(message))
    return catalog


def _sources():
    for folder in FOLDERS:
        yield from sorted((settings.BASE_DIR / folder).rglob("*.py"))
    yield from sorted((settings.BASE_DIR / "templates").rglob("*.html"))


def _texts(path):
    text = path.read_text("utf-8")
    if "/migrations/" in path.as_posix():
        return []
    if path.suffix == ".html":
        # What templatize leaves between the calls is padding that is not always Python.
        text = "\n".join(call.group() for call in CALL.finditer(templatize(text, origin=path.name)))
    return extract_python(io.BytesIO(text.encode()), KEYWORDS, (), {"encoding": "utf-8"})


def _flags(message):
    text = message[0] if isinstance(message, tuple) else message
    return ["python-format"] if PLACEHOLDER.search(text) else []


def path_of(language):
    return Path(settings.LOCALE_PATHS[0]) / language / "LC_MESSAGES" / "django.po"


def load(language):
    """The stored Catalog of a language; an empty one when there is none yet."""
    path = path_of(language)
    if not path.exists():
        return Catalog(locale=language, charset="utf-8")
    with path.open("rb") as file:
        return read_po(file, locale=language)


def merge(template, language):
    """Write the catalogue of a language anew: the texts of `template`, with the translations already there.

    English says what the code says; French gets its spaces and quotes.
    """
    known = load(language)
    merged = Catalog(
        locale=language, charset="utf-8", project="Réseau CSTI", header_comment="# The interface", fuzzy=False
    )
    for message in template:
        if message.id:
            old = known.get(message.id if isinstance(message.id, str) else message.id[0], message.context)
            text = message.id if language == "en" else _said_before(old, message)
            if language == "fr":
                text = tuple(map(french, text)) if isinstance(text, tuple) else french(text)
            merged.add(message.id, text, message.locations, message.flags, context=message.context)
    path_of(language).parent.mkdir(parents=True, exist_ok=True)
    buffer = io.BytesIO()
    write_po(buffer, merged, width=110, sort_by_file=True, omit_header=False, include_lineno=False)
    lines = buffer.getvalue().decode().splitlines()
    stable = [line for line in lines if not re.match(r'"(POT-Creation|PO-Revision)-Date|"Generated-By', line)]
    path_of(language).write_text("\n".join(stable) + "\n", "utf-8")


def _said_before(old, message):
    """The translations that the `old` Message has for `message`: its first when it has a plural no more, none when
    it lacks one."""
    if old is None or (message.pluralizable and not old.pluralizable):
        return ""
    return old.string[0] if old.pluralizable and not message.pluralizable else old.string


def compile_all():
    """Write the .mo files beside the .po files."""
    for language in LANGUAGES:
        with path_of(language).with_suffix(".mo").open("wb") as file:
            write_mo(file, load(language))


def problems():
    """Sentences on every text that is missing, empty, fuzzy, obsolete, or breaks its placeholders or the
    typography of French, in any language."""
    template = gather()
    return [problem for language in LANGUAGES for problem in differences(language, template, load(language))]


def differences(language, template, catalog):
    """What is wrong with the `catalog` of a language, held against `template`: a sorted list of sentences."""
    wanted = {_key(message) for message in template if message.id}
    present = {_key(message): message for message in catalog if message.id}
    found = [f"{language}: missing: {key[0]}" for key in wanted - present.keys()]
    found += [f"{language}: no longer used: {key[0]}" for key in present.keys() - wanted]
    for key in wanted & present.keys():
        found += [f"{language}: {reason}: {key[0]}" for reason in _faults(catalog, present[key], language)]
    return sorted(found)


def _key(message):
    return (message.id if isinstance(message.id, str) else message.id[0], message.context)


def _faults(catalog, message, language):
    strings = message.string if isinstance(message.string, tuple) else (message.string,)
    if message.fuzzy:
        yield "fuzzy"
    if not all(strings):
        yield "empty"
        return
    for checker in checkers:
        try:
            checker(catalog, message)
        except Exception as error:  # babel raises TranslationError, whose text is the reason
            yield str(error)
    if language == "fr" and any(french(text) != text for text in strings):
        yield "French spaces or quotes"
