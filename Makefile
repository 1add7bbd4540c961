# make audit   set up and audit the sample corpus
# make test    set up and run all tests
# make lint    style, types and import layers alone
# make bench   score the project on ../shared, where it is there
# make docs    build the site into build/site
# make soak    the long runs
# make outputs    what commands print in README and docs, written anew
# make notebooks  the saved outputs of the notebooks, written anew (the study takes minutes)
# make messages   the catalogues of messages, compiled

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: audit test lint bench docs soak outputs notebooks messages setup setup-dev system clean

audit: setup
	@$(BIN)/gouji audit corpora/sample; status=$$?; test $$status -le 1

test: setup-dev system
	$(BIN)/python -m pytest

lint: setup-dev
	$(BIN)/ruff check src tests benchmarks
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: setup
	$(BIN)/python ../shared/bench/score_facts.py
	$(BIN)/python ../shared/bench/score_claims.py
	$(BIN)/python ../shared/bench/score_reports.py
	for cases in cases embedded hard-dev; do $(BIN)/python ../shared/bench/quantity/run.py ../shared/bench/quantity/gouji_adapter.py --cases ../shared/bench/quantity/$$cases.jsonl; done

docs: setup-dev
	$(BIN)/mkdocs build

soak: setup-dev system
	-$(BIN)/python -m pip install --quiet --editable '.[fuzz]'
	GOUJI_SOAK=1 $(BIN)/python -m pytest tests
	GOUJI_SOAK=1 $(BIN)/python benchmarks/batch.py store
	$(BIN)/python benchmarks/batch.py compare
	$(BIN)/python benchmarks/scans.py corpora/sample/*.pdf

outputs: setup-dev
	GOUJI_UPDATE_DOCS=1 $(BIN)/python -m pytest tests/docs/test_readme.py

notebooks: setup-dev system
	GOUJI_UPDATE_NOTEBOOKS=1 $(BIN)/python -m pytest tests/notebooks -k runs

messages: setup-dev
	$(BIN)/pybabel compile -D gouji -d src/gouji/locale -l zh
	$(BIN)/pybabel compile -D basis -d src/gouji/locale -l en

setup: $(VENV)/.installed

setup-dev: $(VENV)/.installed-dev

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip

$(VENV)/.installed: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --editable .
	@touch $@

$(VENV)/.installed-dev: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	@touch $(VENV)/.installed $@

# A TrueType font with Chinese glyphs for the PDF tests and a browser for the page tests; skipped where they are there or
# apt-get is not. What is missing then is skipped by the tests with its reason.
system:
	@{ fc-list 2>/dev/null | grep -qi wqy && command -v chromium >/dev/null; } || ! command -v apt-get >/dev/null || \
	  (apt-get update -qq && apt-get install -y -qq fontconfig fonts-wqy-zenhei chromium) >/dev/null

clean:
	rm -rf $(VENV) build dist src/*.egg-info .mypy_cache .ruff_cache .pytest_cache
