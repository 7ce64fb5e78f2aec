"""Byte ranges of HTTP (RFC 9110 §14): one range a request, which is what players and download managers ask."""

import re

CHUNK = 64 * 1024


def requested_range(request, size, etag):
    """(first, last) byte asked for, inclusive; None for the whole file; "unsatisfiable" when it lies outside."""
    match = re.fullmatch(r"bytes=([0-9]{0,18})-([0-9]{0,18})", request.headers.get("Range", "").strip())
    if request.method != "GET" or not match or match.groups() == ("", ""):
        return None
    if request.headers.get("If-Range", etag) != etag:
        return None
    start, end = match.groups()
    if not start:  # the last n bytes
        first, last = max(0, size - int(end)), size - 1
        return (first, last) if int(end) else "unsatisfiable"
    first, last = int(start), min(int(end) if end else size - 1, size - 1)
    if first >= size:
        return "unsatisfiable"
    return (first, last) if first <= last else None


class RangeReader:
    """Reads the bytes `first` to `last`, inclusive, of an open file, a chunk at a time; closes it at the end."""

    def __init__(self, file, first, last):
        self.file = file
        self.left = last - first + 1
        file.seek(first)

    def read(self, size=-1):
        size = min(self.left, CHUNK if size < 0 else size)
        data = self.file.read(size)
        self.left -= len(data)
        return data

    def __iter__(self):
        while data := self.read(CHUNK):
            yield data

    def close(self):
        self.file.close()
