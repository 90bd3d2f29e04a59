# What a newcomer types: `make demo` to look, `make test` and `make check` to work on it.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
MANAGE := $(BIN)/python manage.py
TEMPLATES = $(shell git ls-files 'templates/*.html')

.PHONY: setup setup-dev demo test check lock

setup: $(VENV)/requirements.stamp

setup-dev: $(VENV)/requirements-dev.stamp

demo: setup
	$(MANAGE) demo

test: setup-dev
	$(BIN)/pytest

check: setup-dev
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/djade --check --target-version 5.2 $(TEMPLATES)
	$(BIN)/djlint --lint --quiet $(TEMPLATES)
	$(MANAGE) makemigrations --check --dry-run
	env -u DEBUG -u PLAIN_HTTP $(BIN)/python manage.py check --deploy --fail-level WARNING

# The lock files again, from pyproject.toml: the newest releases that fit, or with FLAGS="-P name" one package's alone.
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
