"""The `dateline` command. Imports next to nothing: a signal is answered in one line from the first moment on."""

from __future__ import annotations

import sys
from pathlib import Path

from dateline.core.ends import Ended, end_on_signals, last_words


def main() -> None:
    """Run the command; status 130 where it is interrupted and 143 where it is terminated, also while it imports."""
    try:
        end_on_signals()
        if sys.argv[1:] == ["build"] and (status := nothing_changed()) is not None:
            raise SystemExit(status)
        from dateline.cli import main as run

        run()
    except (KeyboardInterrupt, Ended):
        status, words = last_words()
        sys.stderr.write(f"{words}\n")
        raise SystemExit(status) from None


def nothing_changed() -> int | None:
    """Say of `dateline build` what the last build said, if nothing changed since, and give its status; None where there
    is something to do. What reads a command line takes as long to import as this takes."""
    from dateline.publishing.fingerprint import UNCHANGED, last_lines, said_again, status_of

    try:
        last = said_again(Path("data"), None, {})
    except Exception:  # the command itself will say what is wrong
        return None
    if last is None:
        return None
    page, said = last
    for problem in said["problems"]:
        sys.stderr.write(f"left out: {problem}\n")
    sys.stdout.write("\n".join([UNCHANGED, *last_lines(page, said["counts"], said["given"])]) + "\n")
    return status_of(said["given"])


if __name__ == "__main__":
    main()
