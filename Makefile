# Two commands do all the set-up: `make demo` and `make test`. Needs Python 3.11 to 3.13 and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
DOCS_STAMP := $(VENV)/.docs-installed
STORY := examples/brannsund-ferry
AXE := $(VENV)/axe/node_modules/axe-core/axe.min.js
VALIDATE := $(VENV)/axe/node_modules/html-validate/bin/html-validate.mjs

.DEFAULT_GOAL := help
.PHONY: help demo test check bench docs serve lint types imports unit browser readers lock train clean

help: ## list the targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 10

$(STAMP): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' || \
		{ echo "Crossread needs Python 3.11, 3.12 or 3.13; say which with: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

demo: $(STAMP) ## install, read the example story, and say where the report is
	$(BIN)/crossread run $(STORY) --output crossread-out
	@echo "Open crossread-out/report.html in a browser."

test: $(STAMP) $(DOCS_STAMP) browser readers ## all tests
	$(BIN)/python -m pytest -n 2 --dist loadfile

check: lint types imports test ## what CI runs, fast parts first

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(STAMP)
	$(BIN)/mypy

imports: $(STAMP)
	$(BIN)/lint-imports

browser: $(STAMP)
	@command -v chromium >/dev/null || { command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ] && \
		apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium >/dev/null; } || \
		echo "no chromium: the tests that need a browser will be skipped"
	@test -f $(AXE) -a -f $(VALIDATE) || { command -v npm >/dev/null && \
		npm install --silent --no-fund --no-audit --no-save --ignore-scripts --prefix $(VENV)/axe \
		axe-core@4 html-validate@10 vnu-jar@26 >/dev/null; } || \
		echo "no npm: the rules of axe-core and of valid HTML will not be checked"

READERS := $(VENV)/readers
readers: $(READERS)/.installed
$(READERS)/.installed: requirements-readers.lock | $(STAMP)
	@dpkg -s libicu-dev >/dev/null 2>&1 || { command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ] && \
		apt-get update -qq && apt-get install -y -qq --no-install-recommends libicu-dev pkg-config g++ >/dev/null; } || true
	@{ $(PYTHON) -m venv $(READERS) && $(READERS)/bin/python -m pip install --quiet --require-hashes \
		--requirement requirements-readers.lock; } || \
		echo "no followthemoney (it needs a compiler and the headers of ICU): its exports are checked by its model as data alone"
	@mkdir -p $(@D) && touch $@

bench: $(STAMP) ## the slow quality and speed runs; results go to bench/results
	$(BIN)/python -m bench run --all
	$(BIN)/python -m bench report

$(DOCS_STAMP): requirements-docs.lock $(STAMP)
	$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements-docs.lock
	@touch $@

docs: $(DOCS_STAMP) ## write the generated pages and the notebook, and build the site
	$(BIN)/python docs/generate.py
	$(BIN)/python docs/notebook.py
	$(BIN)/python -m bench report
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet
	@echo "Open site/index.html in a browser."

serve: $(STAMP) ## serve the workspace of the demo
	$(BIN)/crossread serve crossread-out

train: ## train the language model again (needs PyTorch; see training/README.md)
	$(PYTHON) -m training

lock: ## pin the newest versions that fit pyproject.toml
	$(BIN)/uv pip compile pyproject.toml --all-extras --group dev --universal --python-version 3.11 \
		--generate-hashes --no-header --no-annotate --upgrade --quiet --output-file requirements.lock
	$(BIN)/uv pip compile --group docs --constraint requirements.lock --universal --python-version 3.11 \
		--generate-hashes --no-header --no-annotate --upgrade --quiet --output-file requirements-docs.lock
	$(BIN)/uv pip compile --group readers --universal --python-version 3.11 \
		--generate-hashes --no-header --no-annotate --upgrade --quiet --output-file requirements-readers.lock

clean: ## remove what the other targets made
	rm -rf $(VENV) crossread-out site .mypy_cache .ruff_cache .pytest_cache
