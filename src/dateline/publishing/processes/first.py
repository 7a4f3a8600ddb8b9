"""What the process that others are forked from imports first: it ends with its parent, also while it still imports."""

import sys

from dateline.core.ends import end_with_parent

if any("multiprocessing.forkserver" in argument for argument in sys.orig_argv):
    end_with_parent()
