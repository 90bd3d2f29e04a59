# What a newcomer types: `make demo` to look, `make test` and `make check` to work on it.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
MANAGE := $(BIN)/python manage.py

CHECKS := format lint types imports templates migrations deploy

.PHONY: setup setup-dev demo test test-fast check $(CHECKS:%=check-%) messages lock

setup: $(VENV)/requirements.stamp

setup-dev: $(VENV)/requirements-dev.stamp

demo: setup
	$(MANAGE) demo

test: setup-dev
	$(BIN)/pytest -n auto

# The half to run all the time while working.
test-fast: setup-dev
	$(BIN)/pytest -n auto -m 'not model and not browser and not slow'

# `make -k check` goes on after the first that fails.
check: $(CHECKS:%=check-%)

check-format: setup-dev
	$(BIN)/ruff format --check

check-lint: setup-dev
	$(BIN)/ruff check

check-types: setup-dev
	$(BIN)/mypy

check-imports: setup-dev
	$(BIN)/lint-imports --no-logo

check-templates: setup-dev
	find articles/admin/templates -name '*.html' -exec $(BIN)/djade --check --target-version 5.2 {} +
	$(BIN)/djlint --lint --quiet templates
	$(BIN)/djlint --lint --quiet --profile django articles/admin/templates

check-migrations: setup-dev
	$(MANAGE) makemigrations --check --dry-run

# On the settings of a production site, whatever the environment of the one who asks.
check-deploy: setup-dev
	DEBUG=false PLAIN_HTTP=false $(MANAGE) check --deploy --fail-level WARNING

# The English strings as they are read at run time; commit both files.
messages: setup-dev
	$(BIN)/pybabel compile --domain django --directory locale

# The lock files again, from pyproject.toml. Pins stay as they are; FLAGS="-P name" renews one package, FLAGS=--upgrade all.
lock: setup-dev
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --custom-compile-command 'make lock' \
		$(FLAGS) pyproject.toml --output-file requirements.lock
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --custom-compile-command 'make lock' \
		$(FLAGS) --extra dev --constraint requirements.lock pyproject.toml --output-file requirements-dev.lock

# A virtual environment is made once; a changed lock file is all that makes pip run again.
$(BIN)/python:
	$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or later is needed; set PYTHON=…") if sys.version_info < (3, 11) else 0'
	$(PYTHON) -m venv $(VENV)

$(VENV)/requirements.stamp: requirements.lock | $(BIN)/python
	@echo 'Installing the packages of $<; the first time takes some minutes.'
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --no-deps --requirement $<
	@touch $@

$(VENV)/requirements-dev.stamp: requirements-dev.lock | $(BIN)/python
	@echo 'Installing the packages of $<; the first time takes some minutes.'
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --no-deps --requirement $<
	@touch $@ $(VENV)/requirements.stamp
