"""What a book says of itself to those who hand its data on: who made it, under which licence, and from what."""

from __future__ import annotations

from typing import NamedTuple

from dateline.reading import Case
from dateline.tables import ReportRow

JSON = dict[str, object]
CREATIVE_COMMONS = {"CC-BY-": "licenses/by", "CC-BY-SA-": "licenses/by-sa", "CC-BY-NC-": "licenses/by-nc",
                    "CC-BY-NC-SA-": "licenses/by-nc-sa", "CC0-": "publicdomain/zero"}  # fmt: skip


class About(NamedTuple):
    """A book as others cite it; what case.yml does not say is empty. `address` ends with a slash."""

    title: str
    question: str = ""
    made_by: str = ""
    address: str = ""
    licence: str = ""

    @classmethod
    def of(cls, case: Case) -> About:
        """What a case says of its book."""
        address = f"{case.address.rstrip('/')}/" if case.address else ""
        return cls(case.title, case.question, case.made_by, address, case.licence)

    @property
    def maker(self) -> str:
        """Who made the book."""
        return self.made_by or f"The makers of “{self.title}”"

    @property
    def description(self) -> str:
        """What the data are, in a sentence or two."""
        what = "What news reports say, side by side: figures, statements and who said so, each with its sentence."
        return f"{self.question} {what}".strip()

    def package(self, reports: list[ReportRow]) -> JSON:
        """What a Frictionless data package says beside its files: makers, licence and sources."""
        made: JSON = {"description": self.description, "contributors": [{"title": self.maker, "role": "author"}]}
        made |= {"homepage": self.address} if self.address else {}
        if self.licence:
            made["licenses"] = [{"name": self.licence, "path": licence_address(self.licence)}]
        sources = []
        for r in reports:
            path = {"path": r["url"]} if r["url"] else {}
            sources.append({"title": f"{r['outlet']}: {r['title'] or r['report_id']}"} | path)
        return made | ({"sources": sources} if sources else {})


def licence_address(licence: str) -> str:
    """Where the text of a licence is found, by its SPDX name.

    >>> licence_address("CC-BY-4.0"), licence_address("ODbL-1.0")
    ('https://creativecommons.org/licenses/by/4.0/', 'https://spdx.org/licenses/ODbL-1.0.html')
    """
    for start, path in CREATIVE_COMMONS.items():
        if licence.startswith(start) and licence.removeprefix(start)[:1].isdigit():
            return f"https://creativecommons.org/{path}/{licence.removeprefix(start)}/"
    return f"https://spdx.org/licenses/{licence}.html"
