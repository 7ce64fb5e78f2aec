"""The secret key of a trial installation."""

import os

from django.core.management.utils import get_random_secret_key


def kept_secret(path):
    """The key in the file at `path`, made on first use and readable by its owner only."""
    try:
        return path.read_text()
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        key = get_random_secret_key()
        try:
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:  # another process was first
            return path.read_text()
        with os.fdopen(descriptor, "w") as file:
            file.write(key)
        return key
