"""Build, show on this machine, and build again when an input changes."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from dateline.core.diagnostics import Unusable
from dateline.core.failures import told
from dateline.core.project import house
from dateline.publishing.build import build
from dateline.publishing.notebooks import NotebookFailed
from dateline.publishing.site import SiteFailed

SECONDS_BETWEEN_LOOKS = 1.0
# What a person edits, beside the case itself.
WATCHED = ("notebooks", "book/_static", "_config.yml", "_toc.yml")


def state(data: Path, root: Path) -> dict[str, int]:
    """When each input was last changed; pages that a build writes are not among them."""
    tops = [data, *(root / name for name in WATCHED), *(root / "book").glob("*.md")]
    files = [p for top in tops for p in (top.rglob("*") if top.is_dir() else [top]) if p.is_file()]
    return {str(p): p.stat().st_mtime_ns for p in files}


def serve(data: Path, port: int, say: Callable[[str], None], looks: int | None = None) -> None:
    """Serve the book on 127.0.0.1 until interrupted (or for so many looks at the inputs), and keep it up to date.

    A build that fails is told and leaves the site as it was.
    """
    root = house()
    before = state(data, root)  # what changes while it builds is noticed afterwards
    _build(data, say)
    handler = partial(_Quiet, directory=str(root / "_build" / "html"))
    with ThreadingHTTPServer(("127.0.0.1", port), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        say(f"http://127.0.0.1:{server.server_port}  (Ctrl+C ends it)")
        try:
            _watch(data, root, before, say, looks)
        except KeyboardInterrupt:
            say("ended")
        finally:
            server.shutdown()


def _watch(data: Path, root: Path, before: dict[str, int], say: Callable[[str], None], looks: int | None) -> None:
    n = 0
    while looks is None or n < looks:
        time.sleep(SECONDS_BETWEEN_LOOKS)
        n += 1
        if (now := state(data, root)) != before:
            before = now
            _build(data, say)


def _build(data: Path, say: Callable[[str], None]) -> None:
    """Build, or say in one line why not; whatever goes wrong, the book of before stays on show."""
    try:
        for problem in build(data, say=say).problems:
            say(f"left out: {problem}")
    except (Unusable, NotebookFailed, SiteFailed, OSError) as error:
        say(f"not built: {error}")
    except Exception as error:
        say(f"not built: {told(error)}")


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing about single requests."""
