"""How an edition is cited and handed on: CITATION.cff, .zenodo.json, schema.org's Dataset as JSON-LD, and the licence,
sources and makers of the data package.

https://citation-file-format.github.io, https://developers.zenodo.org (deposition metadata), https://schema.org/Dataset,
https://specs.frictionlessdata.io/data-package/.
"""

from __future__ import annotations

import json

import yaml

from dateline.publishing.exports.about import About, licence_address
from dateline.reading.past_editions import PastEdition

JSON = dict[str, object]


def version_of(edition: PastEdition) -> str:
    """An edition as a version: its number and its date."""
    return f"{edition.number} ({edition.name})"


def cff(about: About, edition: PastEdition) -> str:
    """CITATION.cff of an edition."""
    made: JSON = {
        "cff-version": "1.2.0",
        "message": "Please cite the edition you used.",
        "type": "dataset",
        "title": about.title,
        "abstract": about.description,
        "authors": [{"name": about.maker}],
        "version": version_of(edition),
        "date-released": edition.on,
    }
    made |= {"license": about.licence} if about.licence else {}
    made |= {"url": about.address + edition.published} if about.address else {}
    return yaml.safe_dump(made, sort_keys=False, allow_unicode=True)


def zenodo(about: About, edition: PastEdition) -> str:
    """.zenodo.json of an edition: what a deposit there needs."""
    made: JSON = {
        "title": about.title,
        "description": about.description,
        "upload_type": "dataset",
        "creators": [{"name": about.maker}],
        "version": version_of(edition),
        "publication_date": edition.on,
        "access_right": "open",
        "keywords": ["casualty recording", "news reports"],
    }
    made |= {"license": about.licence.lower()} if about.licence else {}
    if about.address:
        made["related_identifiers"] = [{"identifier": about.address + edition.published, "relation": "isIdenticalTo",
                                        "scheme": "url"}]  # fmt: skip
    return json.dumps(made, ensure_ascii=False, indent=1) + "\n"


def dataset(about: About, edition: PastEdition, package: JSON) -> str:
    """An edition as schema.org's Dataset; `package` is the descriptor of its data package."""
    at = about.address + edition.published
    resources = package.get("resources")
    files = [str(r["path"]) for r in resources] if isinstance(resources, list) else []
    made: JSON = {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "name": about.title,
        "description": about.description,
        "version": version_of(edition),
        "datePublished": edition.on,
        "isAccessibleForFree": True,
        "creator": {"@type": "Organization", "name": about.maker},
        "distribution": [
            {"@type": "DataDownload", "encodingFormat": "text/csv", "contentUrl": f"{at}downloads/{path}"}
            for path in files
        ],
    }
    made |= {"license": licence_address(about.licence)} if about.licence else {}
    made |= {"url": at, "identifier": at} if about.address else {}
    return json.dumps(made, ensure_ascii=False, indent=1)


def described(package: JSON, edition: PastEdition) -> JSON:
    """A data package's descriptor with the edition's version and date."""
    return {**package, "version": version_of(edition), "created": f"{edition.on}T00:00:00Z"}
