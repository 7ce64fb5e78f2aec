"""A selection of resources as one zip: a folder for each, and a text on all of them to read and to click."""

import base64
from urllib.parse import quote

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.text import Truncator
from django.utils.timezone import localdate, make_naive, now
from django.utils.translation import gettext

from resources.archive import Folder, fetched, readme_name, safe_name, text_member, zip_response

LONGEST_TITLE = 60  # characters of it in the name of a folder: Windows takes 260 for a whole path
RULE = "=" * 72


def dossier_response(request, selection, network):
    """The zip of a Selection with at least one public resource. `network` is a NetworkDetails."""
    name = f"dossier-{localdate().isoformat()}.zip"
    members = _members(selection, network, translation.get_language())
    return fetched(zip_response(request, name, members), selection.resources)


def _members(selection, network, language):
    """What stream-zip takes. Each folder is made when its turn comes; the texts on all come last, for they name what
    the storage no longer has. Between two members the language is that of whoever sends them."""
    folders = []
    for resource in selection.resources:
        with translation.override(language):
            folder = Folder(resource, folder_name(resource))
        yield from folder.members()
        folders.append(folder)
    with translation.override(language):
        texts = _texts(selection, network, folders)
    for name, text in texts.items():
        yield text_member(name, text, make_naive(now()))


def folder_name(resource):
    """ "ENV 0214 – Où va la pluie", as any disk takes it."""
    title = Truncator(safe_name(resource.title)).chars(LONGEST_TITLE, truncate="")
    return safe_name(f"{resource.reference} – {title}").rstrip(" –")


def _texts(selection, network, folders):
    """{name: text} of what stands beside the folders."""
    context = {"selection": selection, "network": network, "folders": [_shown(folder) for folder in folders]}
    context |= {"today": localdate(), "language": translation.get_language(), "style": _style()}
    return {
        readme_name(): _plain_text(selection, folders),
        readme_name("html"): render_to_string("resources/dossier_readme.html", context),
    }


def _plain_text(selection, folders):
    lines = [gettext("A selection of resources"), selection.address, ""]
    if selection.missing:
        lines += [_missing(selection), ""]
    for folder in folders:
        lines += [RULE, folder.name, RULE, "", folder.text.replace("\r\n", "\n")]
    return "\r\n".join("\n".join(lines).splitlines()) + "\r\n"


def _missing(selection):
    return gettext("Not in the library, or no longer: %(references)s") % {"references": ", ".join(selection.missing)}


def _shown(folder):
    """What the page in the zip shows of a folder: its resource, its files with the way to them."""
    files = [
        {"file": file, "name": name, "address": quote(f"{folder.name}/{name}"), "is_there": is_there}
        for file, name, is_there in folder.files
    ]
    links = [file for file in folder.resource.file_items if file.is_link]
    return {"resource": folder.resource, "files": files, "links": links}


def _style():
    """The style sheet of that page as an address that holds it whole: the page stays one file, and nothing inline."""
    sheet = render_to_string("resources/dossier_readme.css")
    return f"data:text/css;base64,{base64.b64encode(sheet.encode()).decode()}"
