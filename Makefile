# Two commands are enough on a fresh machine: `make site` and `make test`.
# They need Python >= 3.11, make and git; everything else goes into .venv/.

PYTHON ?= python3
BIN := .venv/bin
CONSTRAINTS := constraints.txt

.DEFAULT_GOAL := help
.PHONY: help site test setup serve check format lint lock clean

help: ## Show this help.
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

site: .venv/run ## Check the wiki and build it into site/.
	$(BIN)/innerwiki build

test: lint ## Run every check and test of the software.
	$(BIN)/pytest --numprocesses auto --dist loadfile

setup: .venv/dev ## Install the developers' tools into .venv/.

serve: .venv/run ## Preview the wiki; it reloads when a file is saved.
	$(BIN)/innerwiki serve

check: .venv/run ## Check the wiki without building it.
	$(BIN)/innerwiki check

format: .venv/dev ## Format the code.
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lint: .venv/dev ## Check format, types and imports.
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

lock: ## Renew constraints.txt: the newest versions that pyproject.toml allows.
	rm -rf .venv/lock
	$(PYTHON) -m venv .venv/lock
	.venv/lock/bin/pip install --quiet --upgrade pip
	.venv/lock/bin/pip install --quiet --editable . --group dev
	{ echo "# Exact versions, renewed by 'make lock'; used by every other target."; \
	  .venv/lock/bin/pip freeze --all --exclude-editable | grep -v '^\(pip\|setuptools\|innerwiki\)[=@ ]'; } > $(CONSTRAINTS)
	rm -rf .venv/lock

clean: ## Remove what the other targets made.
	rm -rf .venv .cache site dist .coverage .hypothesis .import_linter_cache .mypy_cache \
	  .pytest_cache .ruff_cache

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "innerwiki needs Python >= 3.11; run 'make PYTHON=python3.11 ...' with one that is"; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --upgrade 'pip>=25.1'

.venv/run: .venv/bin/python pyproject.toml $(CONSTRAINTS)
	$(BIN)/pip install --quiet --constraint $(CONSTRAINTS) --editable .
	@touch $@

.venv/dev: .venv/bin/python pyproject.toml $(CONSTRAINTS)
	$(BIN)/pip install --quiet --constraint $(CONSTRAINTS) --editable . --group dev
	@touch $@ .venv/run
