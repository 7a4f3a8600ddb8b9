"""Identifiers: one rule for every name that becomes a file, an address, an anchor, an XML name or a word in a list.

A plain identifier begins with a letter or digit, goes on with letters, digits, full stops, hyphens and underscores, and
does not end in a full stop. It means the same in a path, an address, an attribute, a selector and a cell that holds
several identifiers with single spaces between them. Everything else gets a safe name, made from its hash, so that the
same input gives the same name in every edition.

Pages that a person puts into the book keep their own names, so whatever prints an identifier still escapes it for the
place it goes to: `in_address`, `in_script`, `anchor` and `xml_id` do that.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from pathlib import Path
from urllib.parse import quote

# Letters and digits of any script: `\w` holds neither blanks nor anything that is not seen.
PLAIN = re.compile(r"[^\W_](?:[\w.-]*[\w-])?")
LONGEST = 100
# A file name has room for so many bytes on every common disk, with an ending behind it.
MOST_BYTES = 200
# Windows opens a device for these, whatever ending follows.
DEVICES = frozenset(["con", "prn", "aux", "nul", *(f"{d}{n}" for d in ("com", "lpt") for n in "0123456789¹²³")])
SURROGATE = re.compile("[\ud800-\udfff]")
NCNAME = re.compile(r"[A-Za-z_][A-Za-z0-9._-]*")


def is_plain(text: str) -> bool:
    """True if an identifier can be used as it is.

    >>> [is_plain(t) for t in ("rudaw-claim", "AP_2.b", "имя", "a/b", "a b", "x'y", "..", "", "con")]
    [True, True, True, False, False, False, False, False, False]
    """
    return bool(
        PLAIN.fullmatch(text)
        and len(text) <= LONGEST
        and len(text.encode()) <= MOST_BYTES
        and text == unicodedata.normalize("NFKC", text)
        and text.split(".")[0].casefold() not in DEVICES
    )


def safe_name(given: str, kind: str) -> str:
    """The identifier itself where it is plain, else a name of its kind and hash.
    Two spellings of one word in Unicode are one.

    >>> safe_name("rudaw-claim", "report"), safe_name("../glance", "report")
    ('rudaw-claim', 'report-8135180dfa')
    """
    composed = unicodedata.normalize("NFC", given)
    if is_plain(composed):
        return composed
    return hashed_name(composed, kind)


def hashed_name(given: str, kind: str) -> str:
    """A name of a kind and the hash of what was given."""
    return f"{kind}-{_hash(given)}"


def same_as(text: str) -> str:
    """A key by which identifiers are compared: without regard to capitals, Unicode normal form and blanks around it.

    >>> same_as("Café") == same_as("cafe\\u0301 ")
    True
    """
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKD", text).casefold()).strip()


def in_address(name: str) -> str:
    """An identifier as a part of an address, percent-encoded.

    >>> in_address("a#b?c d"), in_address("имя")
    ('a%23b%3Fc%20d', '%D0%B8%D0%BC%D1%8F')
    """
    return quote(name, safe="", errors="replace")


def in_script(text: str) -> str:
    """Text as a JavaScript string, marks included, that no HTML parser ends early.

    >>> print(in_script("it's </script>"))
    "it\\u0027s \\u003c/script\\u003e"
    """
    written = json.dumps(text)
    for character in "<>&'":
        written = written.replace(character, f"\\u{ord(character):04x}")
    return written


def anchor(name: str) -> str:
    """An identifier as the id of an element, which a selector, an address and `url(#…)` can name without escaping.

    >>> anchor("map-makhmour-2021-12-02"), anchor('x"><svg>')[:2]
    ('map-makhmour-2021-12-02', 'n-')
    """
    return name if is_plain(name) else f"n-{_hash(name)}"


def xml_id(prefix: str, name: str) -> str:
    """An identifier as an xml:id: valid, and another one for every identifier.

    >>> xml_id("w", "rudaw-claim"), xml_id("w", "(x)") == xml_id("w", "[x]")
    ('w-rudaw-claim', False)
    """
    return f"{prefix}-{name}" if NCNAME.fullmatch(f"w{name}") else f"{prefix}.{_hash(name)}"


def page_file(folder: Path, name: str, ending: str) -> Path:
    """The file of a page that is named by an identifier. Raises ValueError where the name would lead elsewhere."""
    if not is_plain(name):
        raise ValueError(f"{printable(name)} is not the name of a page")
    return folder / f"{name}{ending}"


def printable(text: str, most: int = 60) -> str:
    """An identifier as a message shows it: between quotation marks, escaped, and not too long.

    >>> print(printable("a\\nb"), printable("x" * 99, 5))
    'a\\nb' 'xxxxx…'
    """
    return repr(text if len(text) <= most else text[:most] + "…")


def without_halves(text: str) -> str:
    """Text in which each half of a surrogate pair is replaced by U+FFFD: it can be written, hashed and shown."""
    return SURROGATE.sub("\ufffd", text)


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:10]
