"""The built book, and a browser to look at it with."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from dateline.publishing.build import Built, build
from tests.conftest import ROOT


@pytest.fixture(scope="session")
def built() -> Built:
    """The shipped book; what is up to date is not made again."""
    return build(ROOT / "data", say=lambda _line: None)


@pytest.fixture(scope="session")
def site(built: Built) -> Path:
    """The folder of the site."""
    return built.page.parent


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """The site served on localhost."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
