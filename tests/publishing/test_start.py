"""What the process that runs Sphinx imports: no more than pages need."""

import subprocess
import sys


def test_the_sphinx_extension_brings_no_tables_and_no_rules_along() -> None:
    asks = "import sys, dateline.publishing.sphinx_ext; print(*sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", asks], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert not loaded & {"pandas", "matplotlib", "dateline.tables", "dateline.linking", "dateline.extraction"}
