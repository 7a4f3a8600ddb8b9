"""What was sent and received for a page, as a web archive (WARC 1.1, ISO 28500): each request and each answer byte for
byte, redirects too, with the address asked, the machine that answered and the time.

Names and passwords are taken out of addresses and requests; nothing else is changed.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from importlib.metadata import version
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord
    from warcio.warcwriter import WARCWriter

FORMAT = "WARC/1.1"
SECRET = re.compile(rb"(?im)^((?:proxy-)?authorization|cookie):[^\r\n]*\r\n")


class Exchange(NamedTuple):
    """One request and its answer: the address asked (without a name or password), when (UTC, ISO 8601), the IP address
    that answered, and the bytes that were sent and that came."""

    address: str
    at: str
    ip: str
    sent: bytes
    received: bytes


def warc(exchanges: Sequence[Exchange]) -> bytes:
    """A gzipped web archive of some exchanges."""
    from warcio.warcwriter import WARCWriter

    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True, warc_version="1.1")
    writer.write_record(
        writer.create_warcinfo_record("", {"software": f"Dateline {version('dateline')}", "format": FORMAT})
    )
    for one in exchanges:
        answer = _record(writer, "response", one, one.received)
        asked = _record(writer, "request", one, SECRET.sub(b"", one.sent))
        asked.rec_headers.add_header("WARC-Concurrent-To", answer.rec_headers.get_header("WARC-Record-ID"))
        writer.write_record(answer)
        writer.write_record(asked)
    return out.getvalue()


def _record(writer: WARCWriter, kind: str, one: Exchange, block: bytes) -> ArcWarcRecord:
    """A record whose block is these bytes; warcio would take HTTP headers apart and write them its own way."""
    from warcio.recordloader import ArcWarcRecord
    from warcio.statusandheaders import StatusAndHeaders

    named = [
        ("WARC-Type", kind),
        ("WARC-Record-ID", writer._make_warc_id()),
        ("WARC-Target-URI", one.address),
        ("WARC-Date", one.at.replace("+00:00", "Z")),
        *([("WARC-IP-Address", one.ip)] if one.ip else []),
    ]
    head = StatusAndHeaders("", named, protocol=FORMAT)
    return ArcWarcRecord("warc", kind, head, io.BytesIO(block), None, f"application/http; msgtype={kind}", len(block))
