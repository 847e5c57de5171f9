# make run: a first run on the sample documents. make test: everything that must hold. make bench: accuracy and speed.
SHELL := /usr/bin/env bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

PYTHON ?= $(shell for p in python3.11 python3.12 python3.13 python3.14 python3 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
BIN := .venv/bin
STAMP := .venv/.installed

.PHONY: help install run test bench lint format constraints docs

help: ## Show this help.
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1|\2/p' $(MAKEFILE_LIST) | column -t -s '|'

install: $(STAMP) ## Make .venv and install the project with its pinned libraries.

$(STAMP): pyproject.toml constraints.txt
	@[ -n "$(PYTHON)" ] || { echo "Python 3.11 or newer is needed (or say which: make PYTHON=…)" >&2; exit 1; }
	@[ -x $(BIN)/python ] || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[ocr]' \
		|| echo "OCR libraries could not be installed: scanned documents will not be read" >&2
	@$(BIN)/python -m tools.fetch_french_model
	@touch $(STAMP)

run: $(STAMP) ## Read the sample documents into data/run.
	$(BIN)/pst run corpus/samples/documents --out data/run

test: $(STAMP) ## Lint, types, import contract, tests.
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -n 2

bench: $(STAMP) ## Accuracy on all gold at hand, and speed ratios.
	$(BIN)/python -m benchmarks.accuracy --families
	$(BIN)/python -m benchmarks.speed
	$(BIN)/python -m benchmarks.bench_pdf --runs 1
	$(BIN)/python -m benchmarks.release

lint: $(STAMP) ## What make test checks before the tests.
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(STAMP) ## Put the code in shape.
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

docs: $(STAMP) ## Make the generated pages and the picture of the README anew.
	$(BIN)/python -m docs.generate

# Versions must suit every Python from 3.11.0 on: pin a library lower by hand where its newest asks for more (soupsieve).
constraints: $(STAMP) ## Write down the installed versions as constraints.txt.
	$(BIN)/python -m pip freeze --exclude-editable --disable-pip-version-check | grep -E '^[A-Za-z0-9._-]+==' > constraints.txt
	@touch $(STAMP)
