"""Web archives (WARC, ISO 28500): the HTML pages of their responses."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from dateline.gathering.found import Found, Refused
from dateline.gathering.pages import MOST_BYTES, from_html


def from_warc(path: Path) -> Iterator[Found | Refused]:
    """The articles of an archive, plain or gzipped. A record that swells beyond what a page may have is refused unread."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    with path.open("rb") as stream:
        try:
            for record in ArchiveIterator(stream):
                if record.rec_type != "response":
                    continue
                kind = record.http_headers.get_header("Content-Type", "") if record.http_headers else ""
                if not kind.startswith("text/html"):
                    continue
                address = record.rec_headers.get_header("WARC-Target-URI") or ""
                data = record.content_stream().read(MOST_BYTES + 1)
                fetched = record.rec_headers.get_header("WARC-Date") or ""
                yield from_html(data, f"{path.name} {address}", address, fetched)
        except (ArchiveLoadFailed, EOFError, OSError, ValueError) as error:
            yield Refused(path.name, f"no web archive, or a broken one: {error}")
