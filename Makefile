# Two commands are enough: `make demo` shows Shibao at work, `make test` proves that it works.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DEMO ?= demo
PORT ?= 8000

.DEFAULT_GOAL := help
.PHONY: help install dev debian demo test test-sqlite test-postgresql check lint types arrows bench screenshots samples clean

help: ## what can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 18

install: $(VENV)/.installed ## .venv with the command .venv/bin/shibao in it

$(VENV)/.installed: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Shibao needs Python 3.11 or newer (PYTHON=/path/to/python3.11 make …)"; exit 2; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check -e .
	@touch $@

dev: $(VENV)/.dev ## what tests and checks need on top

$(VENV)/.dev: $(VENV)/.installed
	$(BIN)/pip install --quiet --disable-pip-version-check -e '.[dev,postgresql]'
	@touch $@

debian: ## the Debian packages that tests need, where we may install them
	@tools/debian_packages.sh postgresql

demo: install ## the sample paper read, archived and served; PORT=8000, DEMO=demo
	$(BIN)/shibao demo $(DEMO) --port $(PORT)

test: dev debian test-sqlite test-postgresql ## every test, on both stores

test-sqlite:
	$(BIN)/pytest

test-postgresql:
	@tools/with_postgres.sh $(BIN)/pytest tests/archive tests/epaper

check: lint types arrows ## lint, types and the arrows between rooms

lint: dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: dev
	$(BIN)/mypy

arrows: dev
	$(BIN)/lint-imports

bench: dev ## measure against peers; writes bench/RESULTS.md
	$(BIN)/python bench/reading.py
	$(BIN)/python bench/search.py

screenshots: dev ## docs/images from the served demo (needs chromium)
	$(BIN)/python tools/screenshots.py

samples: dev ## the sample paper from its source
	$(BIN)/python tools/make_samples.py

clean: ## everything that was made here
	rm -rf $(VENV) $(DEMO) .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
