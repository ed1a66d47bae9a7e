# cufdesk: `make help` lists what there is. Only bash, make, Python 3.11 and (on Debian) apt are expected.
SHELL := /bin/bash
.DEFAULT_GOAL := help
.NOTPARALLEL:
MAKEFLAGS += --no-print-directory

VENV := .venv
PYTHON := $(VENV)/bin/python
# Tests share nothing between files, so that each core may take its part.
PYTEST := $(PYTHON) -m pytest -n auto --maxprocesses 8 --dist worksteal

.PHONY: help setup run test prove check bench screenshots references pot sense lock wheel clean

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: ## make the virtual environment and compile the catalogues (every other target does it first)
	@packaging/setup.sh

run: ## open the window on the 2015 sample dossier; without a display, print all its documents
	@packaging/setup.sh run
	@packaging/run.sh

test: ## run the whole suite, offscreen (ARGS="tests/press -k kerning" for a part)
	@packaging/setup.sh test
	$(PYTEST) $(ARGS)

prove: setup ## the long proofs that nothing is lost: kills, power cuts, damage, any document, any law (ARGS="kills --runs 100 --seed 7")
	$(PYTHON) -m tests.proofs $(ARGS)

check: setup ## ruff, mypy --strict, import rules, catalogues
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(PYTHON) -m mypy
	$(PYTHON) -c 'from importlinter.cli import lint_imports_command as main; main()'
	$(PYTHON) packaging/catalogues.py check

bench: setup ## measure start-up, memory, typing, the journal and the press against their bounds
	$(PYTHON) -m tests.benchmarks $(ARGS)

screenshots: setup ## show every page, light and dark, in three languages (build/screenshots)
	$(PYTHON) -m tests.screenshots $(ARGS)

references: setup ## draw anew the pictures of pages that the tests of the press compare with (look at them)
	$(PYTHON) -m tests.press.references

sense: setup ## learn anew what sentences lay on somebody, from the texts of the corpus
	$(PYTHON) -m tests.reading.learning

pot: setup ## bring the catalogues up to date with the code
	$(PYTHON) packaging/catalogues.py update

# uv itself, with no extra index of this machine: a partial mirror would leave the other systems' hashes out.
lock: setup ## pin the newest versions that pyproject.toml allows, with their hashes
	UV_SYSTEM_CERTS=true $(VENV)/bin/uv pip compile pyproject.toml --extra dev --upgrade --universal --python-version 3.11 \
		--only-binary :all: --generate-hashes --no-emit-index-url --no-emit-find-links --no-annotate --no-header \
		--quiet --output-file requirements.lock >/dev/null

wheel: setup ## build the wheel (dist)
	$(PYTHON) -m hatchling build --target wheel

clean: ## remove what the other targets made; dossiers and documents in build/ too
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	rm -f i18n/*/LC_MESSAGES/*.mo
	find cufdesk tests packaging -name __pycache__ -type d -prune -exec rm -rf {} +
