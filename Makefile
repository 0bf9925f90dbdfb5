# Kexie: the two commands are `make run` and `make test`. `make` alone tells the rest.
PYTHON ?= python3
KEXIE = .venv/bin/kexie

export PORT

.DEFAULT_GOAL := help
.PHONY: help run setup test test-full check fmt demo bench backup restore schema lock

help: ## this list
	@echo "科协工作平台 Kexie"
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 20

run: ## set everything up and serve a demo city at http://127.0.0.1:8000 (PORT=… for another port)
	@$(PYTHON) scripts/setup.py run
	@exec $(KEXIE) serve --prepare --demo

setup: ## set everything up without a demo city and without serving
	@$(PYTHON) scripts/setup.py run
	@$(KEXIE) prepare

test: ## set up what tests need, then all checks and tests (at most 15 minutes)
	@$(PYTHON) scripts/setup.py test
	@.venv/bin/python scripts/check.py gate

test-full: ## the gate and the long runs
	@$(PYTHON) scripts/setup.py full
	@.venv/bin/python scripts/check.py full

check: ## the checks without the tests: style, types, contracts, migrations
	@$(PYTHON) scripts/setup.py check
	@.venv/bin/python scripts/check.py check

fmt: ## format the code
	@$(PYTHON) scripts/setup.py check
	@.venv/bin/ruff format .
	@.venv/bin/ruff check --fix --quiet .

demo: ## build the demo city into an empty installation: make demo STAGE=city (or issued, or living, the default)
	@$(PYTHON) scripts/setup.py run
	@$(KEXIE) prepare
	@$(KEXIE) demo $(if $(STAGE),--stage $(STAGE))

bench: ## measure; results in bench/results, table in docs/benchmarks.md
	@$(PYTHON) scripts/setup.py bench
	@.venv/bin/python -m bench

backup: ## one file with the database and the uploads: make backup [FILE=…]
	@$(KEXIE) backup $(FILE)

restore: ## bring a backup into an empty installation: make restore FILE=…
	@test -n "$(FILE)" || { echo "name the file: make restore FILE=kexie-….tar"; exit 2; }
	@$(PYTHON) scripts/setup.py run
	@$(KEXIE) restore $(FILE)

schema: ## write the script of an empty database's schema, after a migration was changed
	@$(PYTHON) scripts/setup.py check
	@.venv/bin/python scripts/schema.py

lock: ## choose the newest allowed versions, write the lock files and the list of parts (SBOM)
	@$(PYTHON) scripts/setup.py check
	@.venv/bin/python scripts/lock.py
	@.venv/bin/python scripts/sbom.py
