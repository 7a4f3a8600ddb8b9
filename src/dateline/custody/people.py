"""Who is at work: the name that the log gives for an action."""

from __future__ import annotations

import getpass
import subprocess
from pathlib import Path

import yaml

NOBODY = "not said"


def who(data: Path, given: str = "") -> str:
    """The name that was given; else git's user.name; else made_by of case.yml; else the name one is logged in by."""
    return given.strip() or _of_git(data) or _of_case(data) or _of_login()


def _of_git(data: Path) -> str:
    try:
        told = subprocess.run(["git", "config", "user.name"], cwd=data if data.is_dir() else None, capture_output=True,
                              text=True, timeout=10, check=False)  # fmt: skip
    except (OSError, subprocess.SubprocessError, UnicodeError):
        return ""
    return told.stdout.strip()


def _of_case(data: Path) -> str:
    try:
        case = yaml.safe_load((data / "case.yml").read_text(encoding="utf-8"))
    except (OSError, ValueError, yaml.YAMLError, RecursionError):
        return ""
    return str(case.get("made_by") or "").strip() if isinstance(case, dict) else ""


def _of_login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return NOBODY
