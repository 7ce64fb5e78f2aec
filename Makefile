# What can be done with the project. `make` alone lists it. Needs make and Python 3.11 or newer, nothing else.

.DEFAULT_GOAL := help
SHELL := /bin/sh
PORT ?= 8000

PYTHON ?= $(shell for name in python3.13 python3.12 python3.11 python3; do \
	$$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$name; break; }; done)
VENV := .venv
RUN := $(VENV)/bin/python
# Where it will be served, unless the environment says.
ADDRESS := BASE_URL=$${BASE_URL:-http://localhost:$(PORT)}
PIP := $(RUN) -m pip --disable-pip-version-check --quiet
# What was installed is noted beside it, so that removing the environment forgets it.
STAMPS := $(VENV)/stamps
STATIC := $(or $(VAR_DIR),var)/static/staticfiles.json
CATALOGUES := $(wildcard site/locale/*/LC_MESSAGES/django.po)

# ------------------------------------------------------------------ use

.PHONY: help
help: ## list what can be done
	@grep -hE '^[a-z0-9-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{ printf "  make %-14s %s\n", $$1, $$2 }'

.PHONY: run
run: setup ## set up if needed, then serve the site and its worker on http://localhost:8000/ (PORT=8123 elsewhere)
	@$(RUN) manage.py serve --port $(PORT)

.PHONY: setup
setup: $(STAMPS)/installed $(STAMPS)/messages $(STATIC) ## do all that `make run` does, except serving
	@$(ADDRESS) $(RUN) manage.py set_up

.PHONY: dev
dev: setup ## serve with automatic reload and error pages, without the worker
	@DEBUG=1 $(RUN) manage.py runserver $(PORT)

# ------------------------------------------------------------------ check

.PHONY: test
test: $(STAMPS)/dev $(STAMPS)/messages ## run all tests that need no service
	@$(RUN) -m pytest -q -n auto --dist loadfile --no-loadscope-reorder $(ARGS)

.PHONY: e2e
e2e: $(STAMPS)/dev $(STAMPS)/messages $(STATIC) ## run the tests in a real browser (Debian's Chromium), and check the HTML of pages
	@.ci/browser
	@$(RUN) -m pytest -q tests/e2e $(ARGS)

.PHONY: pictures
pictures: $(STAMPS)/dev $(STAMPS)/messages $(STATIC) ## take the pictures that docs/pages.md and docs/translators.md show
	@.ci/browser
	@$(RUN) -m tests.e2e.pictures
	@$(RUN) -m tests.e2e.admin_pictures

.PHONY: bench
bench: $(STAMPS)/dev $(STAMPS)/messages ## measure the library at each of SIZES (SIZES=1000,10000,50000), and other pages
	@$(RUN) -m tests.bench.measure_search $(or $(SIZES),1000,10000,50000)
	@$(RUN) -m tests.bench.measure $(or $(N),5000)
	@$(RUN) -m tests.bench.measure_trainings $(or $(S),3000)

.PHONY: check
check: $(STAMPS)/dev $(STAMPS)/messages ## lint everything and run Django's own checks
	@.ci/check $(VENV)/bin

.PHONY: format
format: $(STAMPS)/dev ## put the code in its usual form
	@$(VENV)/bin/ruff check --fix-only --quiet .
	@$(VENV)/bin/ruff format --quiet .
	@$(VENV)/bin/djade --target-version 5.2 $$(git ls-files 'templates/*.html') || true
	@$(VENV)/bin/djhtml --tabwidth 2 templates

.PHONY: messages
messages: $(STAMPS)/installed ## gather the texts of the interface into site/locale, then compile them
	@$(RUN) manage.py messages
	@$(RUN) manage.py messages --compile

.PHONY: requirements
requirements: $(STAMPS)/installed ## pin the newest versions that pyproject.toml allows
	@$(PIP) install uv
	@for extra in "" dev; do $(RUN) -m uv pip compile pyproject.toml --upgrade --universal --generate-hashes \
		--no-header --no-annotate --no-emit-index-url --no-emit-find-links --python-version 3.11 --quiet \
		$${extra:+--extra $$extra -c requirements.txt} -o requirements$${extra:+-$$extra}.txt; done

.PHONY: clean
clean: ## remove what set-up made; what the site holds (var/) stays
	@rm -rf $(VENV) *.egg-info site/locale/*/LC_MESSAGES/*.mo

# ------------------------------------------------------------------ steps, each done once

$(VENV)/bin/python:
	@if [ -z "$(PYTHON)" ]; then echo "Python 3.11 or newer is needed, and none was found." >&2; exit 1; fi
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo "This Python cannot make environments:" \
		"on Debian and Ubuntu, install the package python3-venv." >&2; exit 1; }

$(STAMPS)/installed: requirements.txt pyproject.toml | $(VENV)/bin/python
	@mkdir -p $(STAMPS)
	@echo "Installing what the site needs…"
	@$(PIP) install --require-hashes -r requirements.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(STAMPS)/dev: requirements-dev.txt $(STAMPS)/installed
	@echo "Installing what the checks need…"
	@$(PIP) install --require-hashes -r requirements-dev.txt
	@touch $@

$(STAMPS)/messages: $(CATALOGUES) $(STAMPS)/installed
	@$(RUN) manage.py messages --compile
	@touch $@

$(STATIC): $(shell find site/static -type f) requirements.txt $(STAMPS)/installed
	@echo "Compressing style sheets, scripts and images…"
	@$(RUN) manage.py collectstatic --noinput --clear --verbosity 0
	@touch $(STATIC)
