# Everything sets up .venv first, from the pinned versions of constraints.txt.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
SOURCES ?=

.PHONY: build test test-heavy test-external bench lint format clean help

help:            ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 18

build: $(READY)  ## the main job: the graph of graph/sources, checked, with everything made of it, into build/
	$(BIN)/recalling build $(SOURCES)

test: $(READY)   ## all tests that need nothing but Python
	$(BIN)/python -m pytest -m "not external and not heavy"

test-heavy: $(READY) ## the tests that take minutes: many kills, ten thousand files
	$(BIN)/python -m pytest -m heavy

test-external: $(READY) ## the tests that need Node and outside parsers; installs them
	.ci/external

bench: $(READY)  ## the benchmarks: ratios, never a verdict
	for script in tests/benchmarks/bench_*.py; do $(BIN)/python $$script || exit 1; done

lint: $(READY)   ## style, types, layers
	$(BIN)/ruff check graph tests
	$(BIN)/ruff format --check graph tests
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

format: $(READY) ## put the code in form
	$(BIN)/ruff check --fix graph tests
	$(BIN)/ruff format graph tests

clean:           ## remove what was built and installed
	find build -mindepth 1 ! -name README.md -prune -exec rm -rf {} +
	rm -rf $(VENV) dist .mypy_cache .ruff_cache .pytest_cache tests/external/node_modules

$(READY): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "recalling needs Python 3.11 or newer: run make PYTHON=/path/to/it"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt hatchling editables
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt --no-build-isolation -e '.[dev]'
	@touch $@
