"""What a source gives: reports that were found in it, and what could not be read."""

from __future__ import annotations

from typing import NamedTuple

from dateline.custody.originals import Original


class Found(NamedTuple):
    """One report as found. `source` is the file, archive, feed or address it came from; `fetched` the UTC time it was
    fetched, as ISO 8601, or empty for a file that lay there; `extent` is "partial" where only the beginning of the
    article could be read; `undated` says why no day of publication is known; `original` is what it was found in."""

    text: str
    outlet: str = ""
    title: str = ""
    url: str = ""
    published: str = ""
    agency: str = ""
    source: str = ""
    fetched: str = ""
    extent: str = ""
    undated: str = ""
    original: Original = Original()


class Refused(NamedTuple):
    """Something that could not be read: where it is, why, and its bytes, to be put aside."""

    source: str
    why: str
    data: bytes = b""
    suffix: str = ".txt"


class Passed(NamedTuple):
    """Something that is no report and that nobody expects to be read as one, told all the same:
    columns without a meaning here, pictures in a web archive."""

    source: str
    what: str


class Again(NamedTuple):
    """An address that was read before in the same run, or a feed that leads back to itself."""

    source: str
    what: str
