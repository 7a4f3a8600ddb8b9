"""The `dateline` command. Imports next to nothing: a signal is answered in one line from the first moment on."""

from __future__ import annotations

import sys

from dateline.core.ends import Ended, end_on_signals, last_words


def main() -> None:
    """Run the command; status 130 where it is interrupted and 143 where it is terminated, also while it imports."""
    try:
        end_on_signals()
        from dateline.cli import main as run

        run()
    except (KeyboardInterrupt, Ended):
        status, words = last_words()
        sys.stderr.write(f"{words}\n")
        raise SystemExit(status) from None


if __name__ == "__main__":
    main()
