# Each target sets itself up: a virtual environment from requirements.txt, whose hashes are checked.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: book test nightly lint lock serve pdf shots bench clean

book: $(VENV)/ready
	$(BIN)/dateline build

test: $(VENV)/ready lint
	$(BIN)/python -m pytest -n auto --dist loadfile

# 100,000 drawn examples for each property; hours, for a machine that has nothing else to do.
nightly: $(VENV)/ready
	DATELINE_EXAMPLES=100000 $(BIN)/python -m pytest tests/test_properties.py tests/test_broken_inputs.py tests/linking/test_generated_reports.py
	DATELINE_MUTATIONS=300 $(BIN)/python -m pytest tests/linking/test_assertions.py

lint: $(VENV)/ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

serve: $(VENV)/ready
	$(BIN)/dateline serve

# The whole book as one PDF, _build/book.pdf; needs Chromium.
pdf: book
	$(BIN)/python -m dateline.publishing.pdf

# Pictures of every kind of page, wide and narrow, light and dark, in _build/shots; needs Chromium.
shots: book
	$(BIN)/python -m tests.shots

$(VENV)/ready: requirements.txt pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; name one with make PYTHON=...")'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

# How fast, and how well: benchmarks/README.md says what the figures mean.
bench: $(VENV)/ready
	$(BIN)/python benchmarks/speed.py
	$(BIN)/python benchmarks/building.py
	$(BIN)/python benchmarks/variants.py
	$(BIN)/python benchmarks/reprints.py
	$(BIN)/python benchmarks/linking.py
	$(BIN)/python benchmarks/many.py 1000 10000

# Write requirements.txt anew from pyproject.toml (needs uv and the network).
lock:
	uv pip compile pyproject.toml --extra test --universal --python-version 3.11 --generate-hashes --quiet --output-file requirements.txt

clean:
	rm -rf _build book/*.ipynb book/incidents book/reports
