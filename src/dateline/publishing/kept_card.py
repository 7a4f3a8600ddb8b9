"""The card of a book, drawn anew only where the code, or a table that it was drawn from, changed: a picture needs
matplotlib, which no other step of this process does."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from dateline.chapters.common.edition import Edition
from dateline.core.files import none_left, write_whole
from dateline.publishing.notebooks import Ran, code_hash
from dateline.publishing.table_hashes import Hashes

PICTURE, NOTE = "card.png", "card.json"


def card_of(book: Edition, hashes: Hashes, kept: Path) -> bytes:
    """Return the card as a PNG. `book` was opened for it alone, so that what it opened is what the card is made from;
    `kept` is the folder with the card of the build before."""
    picture, note = kept / PICTURE, kept / NOTE
    if (left := _left(picture, note)) and all(hashes.get(name) == digest for name, digest in left["reads"].items()):
        return picture.read_bytes()
    from dateline.chapters.card import card  # brings matplotlib

    note.unlink(missing_ok=True)
    made = card(book)
    kept.mkdir(parents=True, exist_ok=True)
    with none_left(picture):
        picture.write_bytes(made)
    reads = {name: digest for name in sorted(book.opened) if (digest := hashes.get(name))}
    of: Ran = {"key": code_hash(), "reads": reads, "output": hashlib.sha256(made).hexdigest()}
    write_whole(note, json.dumps(of))
    return made


def _left(picture: Path, note: Path) -> Ran | None:
    """What is known of the card that lies there; None where it is not whole, or other code drew it."""
    try:
        left: Ran = json.loads(note.read_text(encoding="utf-8"))
        same = left["key"] == code_hash() and left["output"] == hashlib.sha256(picture.read_bytes()).hexdigest()
        return left if same else None
    except (OSError, ValueError, KeyError, TypeError):
        return None
