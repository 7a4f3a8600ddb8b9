"""Pictures of every kind of page, at desk and telephone width, light and dark: `make shots`,
then look at _build/shots."""

from __future__ import annotations

import sys

from tests.book.test_reader import KINDS
from tests.browser import browser, chromium
from tests.conftest import ROOT

WIDTHS = (1280, 375)
SCHEMES = ("light", "dark")


def main() -> None:
    if not chromium():
        sys.exit("no Chromium on this machine: apt-get install chromium")
    site, to = ROOT / "_build" / "html", ROOT / "_build" / "shots"
    to.mkdir(parents=True, exist_ok=True)
    with browser() as chrome:
        for width in WIDTHS:
            for scheme in SCHEMES:
                context = chrome.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
                page = context.new_page()
                for kind in KINDS:
                    page.goto((site / "book" / f"{kind}.html").as_uri())
                    page.wait_for_timeout(300)
                    page.screenshot(path=to / f"{kind.replace('/', '-')}-{width}-{scheme}.png", full_page=True)
                context.close()
    print(f"{len(list(to.glob('*.png')))} pictures in {to}")


if __name__ == "__main__":
    main()
