"""Gathering: from what is found in the world (pages, feeds, archives, tables, addresses) to report files of a case."""

from dateline.gathering.adding import Added, add
from dateline.gathering.new_case import new_case

__all__ = ["Added", "add", "new_case"]
