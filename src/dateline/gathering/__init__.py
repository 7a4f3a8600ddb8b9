"""Gathering: from what is found in the world (pages, feeds, archives, tables, addresses) to report files of a case."""

from dateline.gathering.ingest import Added, add
from dateline.gathering.new_case import new_case
from dateline.gathering.new_project import Updated, new_project, update_project

__all__ = ["Added", "Updated", "add", "new_case", "new_project", "update_project"]
