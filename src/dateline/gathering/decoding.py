"""The bytes of a page as text, without loss: what cannot be decoded for certain is refused, never stripped.

The bytes decide, then the declarations (HTTP header, then <meta>), read as browsers read them: iso-8859-1 and us-ascii mean
windows-1252 (https://encoding.spec.whatwg.org/#names-and-labels), whose quotation marks stand where the ISO sets have control
characters.
"""

from __future__ import annotations

import codecs
import re

# ISO sets whose control characters 0x80 to 0x9F stand for what the Windows set of the same language has there.
WINDOWS = {
    "iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-15": "cp1252", "iso8859-2": "cp1250", "iso8859-5": "cp1251",
    "iso8859-7": "cp1253", "iso8859-9": "cp1254", "iso8859-8": "cp1255", "iso8859-6": "cp1256", "iso8859-13": "cp1257",
    "iso8859-11": "cp874", "tis-620": "cp874",
}  # fmt: skip
ALWAYS_WINDOWS = ("iso8859-1", "ascii", "iso8859-9")
META = re.compile(
    rb"<meta\b[^>]*?\bcharset\s*=\s*[\"']?\s*([\w:.-]+)|<\?xml\b[^>]*?\bencoding\s*=\s*[\"']([\w:.-]+)", re.I
)
META_WITHIN = 4096
MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
HIGH = re.compile(rb"[\x80-\xff]+")


class Undecodable(ValueError):
    """Bytes that no charset reads without loss; the message says why and what to do."""


def decoded(data: bytes, declared: str = "") -> str:
    """The text of a page. `declared` is the Content-Type header it came with, or a charset; empty where there is none."""
    for mark, name in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            return _strict(data, name)
    if name := _utf16(data[:2000]):
        return _strict(data, name)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    name = _declared(data, declared)
    if name in WINDOWS and (name in ALWAYS_WINDOWS or re.search(rb"[\x80-\x9f]", data)):
        name = WINDOWS[name]
    if name and name != "utf-8":
        return _strict(data, name)
    return _nearly_utf8(data) if MULTIBYTE.search(data) else _strict(data, "cp1252")


def _declared(data: bytes, header: str) -> str:
    """Python's name of the charset that a header or the page itself declares, or empty."""
    labels = re.findall(r"charset\s*=\s*[\"']?([\w:.-]+)", header, re.I) or ([header] if "/" not in header else [])
    labels += [(a or b).decode("ascii") for a, b in META.findall(data[:META_WITHIN])]
    for label in labels:
        try:
            name = codecs.lookup(label.strip()).name
        except LookupError:
            continue
        if not name.startswith("utf-16"):  # a page that says so in single bytes is not
            return name
    return ""


def _utf16(head: bytes) -> str:
    """UTF-16 without a mark: every other byte of plain letters is zero."""
    half = len(head) // 2
    for name, zeros, letters in (("utf-16-le", head[1::2], head[::2]), ("utf-16-be", head[::2], head[1::2])):
        if half > 8 and zeros.count(0) > 0.6 * half and not letters.count(0):
            return name
    return ""


def _strict(data: bytes, name: str) -> str:
    try:
        return data.decode(name)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise Undecodable(
            f"line {line}: byte 0x{data[error.start]:02x} is not part of a character in {name}. Save the page again as UTF-8"
        ) from error


def _nearly_utf8(data: bytes) -> str:
    """UTF-8 with single windows-1252 characters pasted in; a broken UTF-8 character is not guessed at."""
    out: list[str] = []
    at = 0
    for run in HIGH.finditer(data):
        out.append(data[at : run.start()].decode("ascii"))
        at = run.end()
        try:
            out.append(run[0].decode("utf-8"))
        except UnicodeDecodeError:
            if len(run[0]) > 1:
                line = data.count(b"\n", 0, run.start()) + 1
                raise Undecodable(
                    f"line {line}: bytes {run[0][:4].hex(' ')} are a broken UTF-8 character. Save the page again as UTF-8"
                ) from None
            out.append(_strict(run[0], "cp1252"))
    return "".join(out) + data[at:].decode("ascii")
