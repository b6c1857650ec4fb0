# Needs: make and Python 3.11 or newer. Everything else is installed into .venv from the lock files.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
DEMO := build/demo
LOCK = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-header --no-annotate --no-emit-index-url --no-emit-find-links

.PHONY: demo test lint check bench lock clean

# What a user needs: the locked dependencies and the `clipfile` command.
.venv/runtime: requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "clipfile needs Python 3.11 or newer: make PYTHON=python3.11")'
	$(PYTHON) -m venv .venv
	$(PIP) install --require-hashes -r requirements.lock
	$(PIP) install --no-deps --no-build-isolation --editable .
	touch $@

# What a developer needs besides: tests, linters, and the tools that the datasets are read with.
.venv/dev: .venv/runtime requirements-dev.lock
	$(PIP) install --require-hashes -r requirements-dev.lock
	touch $@

# The tools that `make bench` compares us with, in a folder of their own that only it looks into: brotli
# among them would change what Scrapy asks servers for. Without them the other measurements still run.
.venv/bench: .venv/dev requirements-bench.lock
	-$(PIP) install --require-hashes --no-deps --upgrade --target $@ -r requirements-bench.lock && touch $@

demo: .venv/runtime  ## samples in, a table of entries out
	$(BIN)/clipfile ingest data/samples/pages --data $(DEMO)
	$(BIN)/clipfile show --data $(DEMO)

test: .venv/dev  ## the whole test suite
	$(BIN)/python -m pytest -n auto

lint: .venv/dev  ## lint, format and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

check: lint test  ## what a change must pass

bench: .venv/bench  ## the measurements, as ratios taken side by side in one run
	$(BIN)/python -m tests.bench

lock: .venv/dev  ## resolve the dependencies anew
	echo 'setuptools>=77' | $(LOCK) pyproject.toml - -o requirements.lock
	$(LOCK) pyproject.toml --extra dev -c requirements.lock --no-emit-package clipfile -o requirements-dev.lock
	$(LOCK) --group pyproject.toml:bench -c requirements.lock -o requirements-bench.lock

clean:  ## the virtual environment and everything built
	rm -rf .venv build clipfile.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
