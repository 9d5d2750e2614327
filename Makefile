# `make test` is all that CI runs. The virtual environment is made once and kept.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/installed
JOBS ?= $(shell nproc 2>/dev/null || echo 2)

.PHONY: test lint types architecture pytest coverage crash bench schema clean

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
	$(BIN)/pip install -q -c constraints.txt ast-grep-cli
	$(BIN)/python -m tests.bench
	$(BIN)/python -m tests.bench.landing
	$(BIN)/python -m tests.bench.gate
	$(BIN)/python -m tests.bench.check
	$(BIN)/python -m tests.bench.settings

# Thousands of kills, failing system calls and power cuts; the test run has a short form of it.
crash: $(STAMP)
	$(BIN)/python -m tests.crash

# What is generated and kept current by a test.
schema: $(STAMP)
	$(BIN)/python -m migrator.app.schema > docs/migration.schema.json

$(STAMP): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV) || (apt-get update && apt-get install -y python3-venv && $(PYTHON) -m venv $(VENV))
	$(BIN)/pip install -q --disable-pip-version-check -c constraints.txt hatchling editables
	$(BIN)/pip install -q --disable-pip-version-check -c constraints.txt --no-build-isolation -e '.[dev]'
	touch $(STAMP)

clean:
	rm -rf $(VENV) .coverage* .hypothesis .mypy_cache .pytest_cache .ruff_cache
