# `make` alone lists the commands. They need GNU make and a Python 3.11 or newer, nothing else.

MAKEFLAGS += --no-print-directory
.DEFAULT_GOAL := help
.PHONY: help run microsite env test soak bench lint clients html lighthouse format requirements clean

# The first Python that is new enough; without one any python3, which then says what is missing.
PYTHON ?= $(shell for python in python3.11 python3.12 python3.13 python3.14 python3; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && break; \
	done; echo $$python)
NO_PYTHON = Error: $(PYTHON) was not found. Install Python 3.11 (Debian, Ubuntu: \
	apt install python3.11 python3.11-venv), or name one: make PYTHON=/path/to/python3.11 …
FIND_PYTHON = command -v $(PYTHON) >/dev/null || { echo "$(NO_PYTHON)" >&2; exit 1; }
# `exec` everywhere: a signal to make then reaches the program itself, not a shell before it.
BUILD = $(FIND_PYTHON); exec $(PYTHON) -m hni_site.operations.environment
VENV = .venv/bin/python
TOOLS_SETTINGS = DJANGO_SETTINGS_MODULE=tests.settings

help: ## List these commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-14s%s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: ## Everything from nothing: the site on http://127.0.0.1:8000 (PORT=… for another) until Ctrl-C
	@$(FIND_PYTHON); exec $(PYTHON) -m hni_site.operations.run

microsite: ## The Bazaar as a partner's site, beside one that runs: SITE=http://127.0.0.1:8000 PORT=8100
	@$(FIND_PYTHON); exec $(PYTHON) examples/bazaar-microsite

env: ## Only build the environment in .venv/
	@$(BUILD)

test: ## All tests on SQLite, then on PostgreSQL and Redis. ARGS="tests/news -k word", DB=sqlite
	@$(BUILD) --dev
	@exec $(VENV) -m tests.servers $(if $(DB),--db $(DB)) -- $(ARGS)

soak: ## For an hour: kill, cut and change, and nothing is lost. KILLS=1000
	@$(BUILD) --dev
	@KILLS=$(or $(KILLS),1000) exec $(VENV) -m tests.servers --db postgresql -- \
		-n 0 -s tests/webhooks/test_crash.py

bench: ## Measure the API beside Wagtail's own, half an hour. ARGS=--quick for three minutes
	@$(BUILD) --dev
	@exec $(VENV) -m tests.bench $(ARGS)

lint: ## Style, types, templates, import rules, missing migrations, requirements
	@$(BUILD) --dev
	$(VENV) -m ruff check .
	$(VENV) -m ruff format --check .
	$(VENV) -m mypy
	$(VENV) -m djlint --quiet --lint .
	.venv/bin/lint-imports
	$(TOOLS_SETTINGS) $(VENV) manage.py makemigrations --check --dry-run
	$(VENV) -m hni_site.operations.requirements

clients: ## Make typed clients of the API, TypeScript and Python, and check a consumer of each
	@$(BUILD) --dev
	@exec $(VENV) -m tests.clients

html: ## Every page of the demo site is valid HTML (Nu checker; needs npm and java)
	@$(BUILD) --dev
	@exec $(VENV) -m tests.nu_checker

lighthouse: ## Lighthouse and weights of every page type, a quarter of an hour (npm, chromium). ARGS="--page home"
	@$(BUILD) --dev
	@exec $(VENV) -m tests.lighthouse $(ARGS)

format: ## Put code in shape, and mend what ruff can mend
	@$(BUILD) --dev
	$(VENV) -m ruff check --fix-only .
	$(VENV) -m ruff format .

requirements: ## Pin requirements*.in again, with hashes. ARGS=--upgrade for newer versions
	@$(BUILD) --dev
	$(VENV) -m uv pip compile --quiet --generate-hashes --no-header --python-version 3.11 $(ARGS) \
		requirements.in -o requirements.txt
	$(VENV) -m uv pip compile --quiet --generate-hashes --no-header --python-version 3.11 $(ARGS) \
		requirements-dev.in -o requirements-dev.txt

clean: ## Remove the environment and caches; var/ and .env, which hold your data, stay
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
