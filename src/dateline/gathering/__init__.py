"""Gathering: from what is found in the world (pages, feeds, archives, tables, addresses) to report files of a case."""

from dateline.gathering.ingest import Added, add
from dateline.gathering.new_project import new_project

__all__ = ["Added", "add", "new_project"]
