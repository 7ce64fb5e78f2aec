"""The file of an import between its dry run and the import: kept here, known by a signed token, an hour at most."""

import uuid
from datetime import timedelta

from django.core import signing
from django.core.files.base import ContentFile
from django.utils.timezone import now

from core.models.documents import documents_storage
from core.periodic import every_minute

FOLDER = "imports"
HOUR = timedelta(hours=1)
SALT = "core.sheets"


def keep(content, workbook, user):
    """Store the bytes; gives a token with which only `user` gets them back, and only for `workbook`."""
    name = documents_storage().save(f"{FOLDER}/{uuid.uuid4().hex}", ContentFile(content))
    return signing.dumps([name, workbook.name, user.pk], salt=SALT)


def name_of(token, workbook, user):
    """The name of the file in the storage; "" when it is not for this user and workbook, or its hour is over."""
    try:
        name, *given_for = signing.loads(token, salt=SALT, max_age=HOUR)
    except signing.BadSignature:
        return ""
    return name if given_for == [workbook.name, user.pk] and documents_storage().exists(name) else ""


def content_of(name):
    with documents_storage().open(name) as file:
        return file.read()


@every_minute
def forget_uploads():
    """Delete what nobody imported in its hour."""
    storage = documents_storage()
    for name in _stored(storage):
        try:
            if storage.get_modified_time(name) < now() - HOUR:
                storage.delete(name)
        except FileNotFoundError:  # imported meanwhile
            continue


def _stored(storage):
    try:
        _folders, files = storage.listdir(FOLDER)
    except FileNotFoundError:  # nobody has imported anything yet
        return []
    return [f"{FOLDER}/{file}" for file in files]
