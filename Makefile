# Everything runs in .venv, which each target makes for itself: only Python 3.11 and make are needed.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help

BIN := .venv/bin
DEMO_READS = $(sort $(wildcard samples/*.txt samples/*.docx samples/*.pdf))
ROOMS = core accounts directory meetings reports register library papers
PIP = $(BIN)/python -m pip --disable-pip-version-check --quiet
LOCK = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-annotate --no-strip-extras --custom-compile-command "make lock" $(UPGRADE)

PORT ?= 8000
# For what only looks at the code: a home and a secret that are nobody's.
NOBODYS = ENLACE_HOME="$(CURDIR)/.venv/home" ENLACE_SECRET_KEY="$$(printf 'nobody-s-secret-%.0s' 1 2 3 4 5)"

.PHONY: help demo demo-reset read test check format bench bench-system lock docs pictures clean

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s  %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: .venv/.run ## Start the whole system here with sample data (PORT=8000)
	@exec $(BIN)/enlace demo --port $(PORT)

demo-reset: .venv/.run ## Remove all data of the demo
	@$(BIN)/enlace demo --reset

read: .venv/.run ## Read the sample reports without a server: a table here and a page in demo/
	@mkdir -p demo
	@$(BIN)/enlace read $(DEMO_READS) --lang en
	@$(BIN)/enlace read $(DEMO_READS) --lang en --format html -o demo/register.html
	@$(BIN)/enlace read $(DEMO_READS) --lang es --format html -o demo/register.es.html
	@echo
	@echo "The same as a page: file://$(CURDIR)/demo/register.html"
	@echo "En español:         file://$(CURDIR)/demo/register.es.html"

test: .venv/.dev ## Run all tests, with the branch coverage of the reader
	@bash requirements/chromium.sh
	@$(BIN)/python -m pytest -n 2 --cov --cov-report=term $(ARGS)

check: .venv/.dev ## Check format, lint, types, import contracts, translations, migrations and the docs
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(NOBODYS) $(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m tools.messages --check
	$(NOBODYS) DJANGO_SETTINGS_MODULE=enlace.config.settings $(BIN)/python -W ignore -m django makemigrations --check --dry-run $(ROOMS)
	@$(MAKE) --no-print-directory docs

format: .venv/.dev ## Put the code in its format and mend what lint can mend
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: .venv/.run ## Measure the reader on this machine, beside what else could be used
	@$(MAKE) --no-print-directory .venv/.bench || echo "Not to be had here; the reader is measured alone." >&2
	@$(BIN)/python -m bench $(ARGS)

bench-system: .venv/.run ## Measure the running system at full size: its pages, then bringing reports in (ARGS=--quick)
	@$(BIN)/python -m bench.system pages $(ARGS)
	@$(BIN)/python -m bench.system imports $(ARGS)

docs: .venv/.dev ## Build the documentation into site/
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet

pictures: .venv/.dev ## Take the pictures of the guides anew, with a demo of its own
	@bash requirements/chromium.sh
	@$(BIN)/python -m tools.pictures $(ARGS)

lock: .venv/.dev ## Lock the requirements anew, with hashes (UPGRADE=--upgrade for newer ones)
	$(LOCK) pyproject.toml requirements/build.in -o requirements/run.txt
	$(LOCK) pyproject.toml requirements/build.in --extra dev -c requirements/run.txt -o requirements/dev.txt
	$(LOCK) pyproject.toml requirements/build.in --extra bench -c requirements/run.txt -o requirements/bench.txt

clean: ## Remove what was built, .venv too
	rm -rf .venv demo site build dist .coverage .mypy_cache .ruff_cache .pytest_cache .hypothesis

# The stamps of .venv: run for users, dev for who works on Enlace, bench for what it is measured beside.
.venv/bin/python:
	@bash requirements/venv.sh .venv

# Where the source lies is written without its folder's name: Python reads that file in the encoding of the locale, and
# an accent in the name would stop it where the locale is C or names a language that the machine has not.
.venv/.run: requirements/run.txt pyproject.toml | .venv/bin/python
	@echo "Installing Enlace into .venv …"
	@$(PIP) install --require-hashes -r requirements/run.txt
	@$(PIP) install --no-deps --no-build-isolation -e .
	@printf '%s\n' ../../../../src > $$(echo .venv/lib/python3*/site-packages/_editable_impl_enlace.pth)
	@touch $@

.venv/.dev: requirements/dev.txt .venv/.run
	@echo "Installing what the tests and checks need into .venv …"
	@$(PIP) install --require-hashes -r requirements/dev.txt
	@touch $@

.venv/.bench: requirements/bench.txt .venv/.run
	@echo "Installing what Enlace is measured beside into .venv …"
	@$(PIP) install --require-hashes -r requirements/bench.txt
	@touch $@
