# `make demo` shows what this is for; `make test` is all that CI runs. The virtual environment is
# made once and kept.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/installed
DEMO_STAMP := $(VENV)/installed-for-demo
INSTALL := $(BIN)/pip install -q --disable-pip-version-check -c constraints.txt
JOBS ?= $(shell nproc 2>/dev/null || echo 2)

.PHONY: demo test lint types architecture pytest coverage crash bench docs clean

# Whoever has all that is needed to work on it has what the demonstration needs.
demo: $(if $(wildcard $(STAMP)),$(STAMP),$(DEMO_STAMP))
	$(BIN)/python -m migrator demo

test: lint types architecture pytest

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(STAMP)
	$(BIN)/mypy

architecture: $(STAMP)
	$(BIN)/lint-imports

pytest: $(STAMP)
	$(BIN)/python -m pytest -q -n $(JOBS)

# The same tests, a quarter slower, with what they do not reach.
coverage: $(STAMP)
	$(BIN)/python -m pytest -q -n $(JOBS) --cov --cov-report=term:skip-covered

bench: $(STAMP)
	$(INSTALL) ast-grep-cli
	$(BIN)/python -m tests.bench
	$(BIN)/python -m tests.bench.landing
	$(BIN)/python -m tests.bench.gate
	$(BIN)/python -m tests.bench.check
	$(BIN)/python -m tests.bench.settings

# Thousands of kills, failing system calls and power cuts; the test run has a short form of it.
crash: $(STAMP)
	$(BIN)/python -m tests.crash

# What the pages show of cases, options and runs; a test keeps it current.
docs: $(STAMP)
	$(BIN)/python -m tests.pages

$(STAMP): pyproject.toml constraints.txt | $(BIN)/pip
	$(INSTALL) hatchling editables
	$(INSTALL) --no-build-isolation -e '.[dev]'
	touch $@

$(DEMO_STAMP): pyproject.toml constraints.txt | $(BIN)/pip
	$(INSTALL) hatchling editables
	$(INSTALL) --no-build-isolation -e '.[demo]'
	touch $@

$(BIN)/pip:
	$(PYTHON) -m venv $(VENV) || (apt-get update && apt-get install -y python3-venv && $(PYTHON) -m venv $(VENV))

clean:
	rm -rf $(VENV) .coverage* .hypothesis .mypy_cache .pytest_cache .ruff_cache
