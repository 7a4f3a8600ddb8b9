# Each target sets itself up, with what it needs and no more: a virtual environment from requirements.txt for the book,
# from requirements-test.txt for the tests. Their hashes are checked.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# A build starts several processes; where Python may keep no bytecode, each compiles pandas and Sphinx anew.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: book test coverage nightly floors rules lint lock serve pdf epub shots bench compare clean

book: $(VENV)/ready
	$(BIN)/dateline build

test: $(VENV)/ready-test lint
	$(BIN)/python -m pytest -n auto --dist loadfile --no-loadscope-reorder

# Which lines no test runs, as a table and as coverage.xml. Lines that only processes of their own run (a notebook's, a
# worker's) are not seen, and counting makes the tests slower, so `make test` does without.
coverage: $(VENV)/ready-test
	$(BIN)/python -m pytest -n auto --dist loadfile --no-loadscope-reorder --cov --cov-report term:skip-covered --cov-report xml

# 100,000 drawn examples for each property, thirty kills of a build, and the tests marked nightly: the properties that
# `make test` holds on a small case, on the shipped one. Hours, for a machine that has nothing else to do.
nightly: $(VENV)/ready-test
	DATELINE_EXAMPLES=100000 $(BIN)/python -m pytest tests/test_properties.py tests/test_broken_inputs.py tests/linking/test_generated_reports.py \
		tests/publishing/test_whole_command.py tests/pipeline/test_link_parts.py tests/pipeline/test_extract_parts.py \
		tests/book/test_hostile.py
	DATELINE_TAMPERS=1000 $(BIN)/python -m pytest tests/custody/test_verify.py
	DATELINE_MUTATIONS=300 $(BIN)/python -m pytest tests/linking/test_assertions.py
	DATELINE_EVERY_SETTING=1 $(BIN)/python -m pytest tests/book/test_what_if.py
	$(BIN)/python -m pytest -m nightly -n auto --dist loadfile --no-loadscope-reorder

# Measure on other people's text (DATELINE_SHARED) and raise the floors in tests/floors.json.
floors: $(VENV)/ready-test
	$(BIN)/python -m tests.floors

# The pages of docs/rules from the rulebooks; with DATELINE_SHARED also how often each rule fires on other people's text.
rules: $(VENV)/ready-test
	$(BIN)/python -m dateline.pipeline.rule_pages

lint: $(VENV)/ready-test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

serve: $(VENV)/ready
	$(BIN)/dateline serve

# The whole book as one PDF, _build/book.pdf; needs Chromium.
pdf: book
	$(BIN)/python -m dateline.publishing.pdf

# The same for electronic readers, _build/book.epub.
epub: book
	$(BIN)/python -m dateline.publishing.epub

# Pictures of every kind of page, wide and narrow, light and dark, in _build/shots; needs Chromium.
shots: book $(VENV)/ready-test
	$(BIN)/python -m tests.shots

# uv makes an environment and installs some ten times faster than pip; where it is not there, the pip of PYTHON brings it
# into the environment first, and where it can't reach a package, pip does the whole.
# Not quiet: a set-up takes a minute on a slow line, and says how far it is.
UV = $$(command -v uv || echo $(BIN)/uv) pip install --python $(BIN)/python
# An environment gets a pip of its own only where it is needed: unpacking one takes longer than all that uv does.
pip = ({ $(BIN)/python -m pip --version || $(BIN)/python -m ensurepip; } >/dev/null 2>&1 && \
	$(BIN)/python -m pip install --quiet --disable-pip-version-check $(1))

$(VENV)/python-is-there:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; name one with make PYTHON=...")'
	test -x $(BIN)/python || uv venv --quiet --python "$$($(PYTHON) -c 'import sys; print(sys.executable)')" $(VENV) 2>/dev/null || \
		$(PYTHON) -m venv --without-pip $(VENV)
	command -v uv >/dev/null || $(PYTHON) -m pip --python $(BIN)/python install --quiet --no-compile --disable-pip-version-check \
		--require-hashes -r requirements-uv.txt 2>/dev/null || $(call pip,--require-hashes -r requirements-uv.txt)
	touch $@

$(VENV)/ready: requirements.txt pyproject.toml | $(VENV)/python-is-there
	@echo "Installing what a book needs, from requirements.txt"
	$(UV) --require-hashes -r requirements.txt || $(call pip,--require-hashes -r requirements.txt)
	$(UV) --no-deps --no-build-isolation -e . || $(call pip,--no-deps --no-build-isolation -e .)
	touch $@

$(VENV)/ready-test: requirements-test.txt $(VENV)/ready
	@echo "Installing what the tests need, from requirements-test.txt"
	$(UV) --require-hashes -r requirements-test.txt || $(call pip,--require-hashes -r requirements-test.txt)
	touch $@

# Whether reading and linking are slower than at the commit before, by more than a tenth; a minute at most.
compare: $(VENV)/ready-test
	$(BIN)/python benchmarks/compare.py

# How fast, and how well: benchmarks/README.md says what the figures mean. Real text is read where DATELINE_SHARED is.
bench: $(VENV)/ready-test
	test -z "$$DATELINE_SHARED" || $(BIN)/python benchmarks/real.py
	test -z "$$DATELINE_SHARED" || $(BIN)/python benchmarks/recombined.py
	$(BIN)/python benchmarks/speed.py
	$(BIN)/python benchmarks/building.py
	$(BIN)/python benchmarks/variants.py
	$(BIN)/python benchmarks/reprints.py
	$(BIN)/python benchmarks/linking.py
	$(BIN)/python benchmarks/many.py 1000 10000

# Write the requirements anew from pyproject.toml (needs uv and the network).
COMPILE = uv pip compile --universal --python-version 3.11 --generate-hashes --quiet
lock:
	echo uv | $(COMPILE) - --output-file requirements-uv.txt
	$(COMPILE) pyproject.toml --extra test --extra setup --output-file requirements-test.txt
	$(COMPILE) pyproject.toml --extra setup --constraint requirements-test.txt --output-file requirements.txt

clean:
	rm -rf _build book/*.ipynb book/incidents book/reports
