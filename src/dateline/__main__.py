"""The `dateline` command. Imports next to nothing, so that Ctrl-C is answered in one line from its first moment on."""

from __future__ import annotations

import signal
import sys

INTERRUPTED = 130


def main() -> None:
    """Run the command; status 130 where it is interrupted, also while it still imports."""
    try:
        from dateline.cli import main as run

        run()
    except KeyboardInterrupt:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # clearing up takes a moment
        sys.stderr.write("Interrupted. What was there before is as it was.\n")
        raise SystemExit(INTERRUPTED) from None


if __name__ == "__main__":
    main()
