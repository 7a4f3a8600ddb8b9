"""Bytes as text, without loss: what cannot be decoded for certain is refused, never stripped.

A page is decoded whole (`decoded`). A file of many reports is read line by line, so only its encoding is found
(`encoding_of`), and what does not fit it is refused by its line.

The bytes decide, then the declarations (HTTP header, then <meta>), read as browsers read them:
iso-8859-1 and us-ascii mean windows-1252 (https://encoding.spec.whatwg.org/#names-and-labels), whose quotation marks
are where the ISO sets have control characters.
"""

from __future__ import annotations

import codecs
import re
from pathlib import Path

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
# What Python's "surrogateescape" makes of a byte that is no part of a character, and the characters of several bytes.
UNDECODED = re.compile("[\udc80-\udcff]")
DECODED = re.compile("[^\\x00-\\x7f\\udc80-\\udcff]")
# Bytes at the beginning that tell UTF-16, and bytes read at a time.
HEAD = 4096
PIECE = 1 << 20


MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}


class Undecodable(ValueError):
    """Bytes that no charset reads without loss; the message says why and what to do."""


def decoded(data: bytes, declared: str = "") -> str:
    """The text of a page. `declared` is the Content-Type header it came with, or a charset;
    empty where there is none."""
    if name := _marked(data[:HEAD]):
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


def encoding_of(path: Path) -> str | None:
    """The encoding that a file's bytes speak for, or None where they fit none without loss.

    UTF-16 by its mark, or by the zero bytes of plain letters; UTF-8 where all of it is UTF-8;
    windows-1252 where no character of several bytes is UTF-8. A file that mixes both is read as UTF-8,
    and its other lines are refused one by one.
    """
    with path.open("rb") as file:
        if name := _marked(file.read(HEAD)):
            return name
        file.seek(0)
        decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
        sound = broken = False
        while data := file.read(PIECE):
            text = decoder.decode(data)
            if not text.isascii():
                broken = broken or bool(UNDECODED.search(text))
                sound = sound or bool(DECODED.search(text))
    if sound or not broken:
        return "utf-8"
    try:
        with path.open(encoding="cp1252") as file_as_text:
            while file_as_text.read(PIECE):
                pass
    except UnicodeDecodeError:
        return None
    return "cp1252"


def _marked(head: bytes) -> str:
    """The encoding that the first bytes give away, by a mark or by UTF-16's zeros; empty where they give none."""
    for mark, name in MARKS.items():
        if head.startswith(mark):
            return name
    return _utf16(head)


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
        if half > 1 and zeros.count(0) > 0.4 * half and not letters.count(0):
            return name
    return ""


def _strict(data: bytes, name: str) -> str:
    try:
        return data.decode(name)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise Undecodable(
            f"line {line}: byte 0x{data[error.start]:02x} is not part of a character in {name}. "
            "Save the page again as UTF-8"
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
                    f"line {line}: bytes {run[0][:4].hex(' ')} are a broken UTF-8 character. "
                    "Save the page again as UTF-8"
                ) from None
            out.append(_strict(run[0], "cp1252"))
    return "".join(out) + data[at:].decode("ascii")
