# The workshop. `make help` lists what it can do.
PYTHON ?= $(shell command -v python3.11 || command -v python3 || echo python3)
PORT ?= 8000
HOST ?= 127.0.0.1
BIN := .venv/bin

.DEFAULT_GOAL := help
.PHONY: help run test lint format bench drill lock messages fonts

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' Makefile

run: .venv/requirements.txt ## Start the portal with its demo commune (PORT=8000 HOST=127.0.0.1)
	@exec $(BIN)/python deploy/start.py --host $(HOST) --port $(PORT)

test: .venv/requirements-dev.txt ## Check and test everything, on SQLite, PostgreSQL and in a browser
	@exec $(BIN)/python .ci/suites.py

lint: .venv/requirements-dev.txt ## Only the checks of style, imports and migrations
	@exec $(BIN)/python .ci/suites.py --only checks

format: .venv/requirements-dev.txt ## Put code and templates in their usual form
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	git ls-files -z '*/templates/*.html' 'templates/*.html' | xargs -0r $(BIN)/djade --target-version 5.2

bench: .venv/requirements-dev.txt ## Measure; every line is a figure with its goal
	@exec $(BIN)/python .ci/bench.py

drill: .venv/requirements-dev.txt ## Kill servers, race moderators, send rubbish; every line is a report
	@exec $(BIN)/python .ci/drill.py

lock: .venv/requirements-dev.txt ## Pin requirements.in and requirements-dev.in
	$(BIN)/uv pip compile -q --python-version 3.11.2 --generate-hashes --no-emit-index-url --no-header requirements.in -o requirements.txt
	$(BIN)/uv pip compile -q --python-version 3.11.2 --generate-hashes --no-emit-index-url --no-header requirements-dev.in -o requirements-dev.txt

messages: .venv/requirements-dev.txt ## Collect and compile the Vietnamese wording
	@exec $(BIN)/python .ci/messages.py

fonts: .venv/requirements-dev.txt ## Reduce the shipped fonts to the letters in use (ARGS="…")
	@exec $(BIN)/python deploy/fonts.py $(ARGS)

# A stamp in the environment: it is older than the list of packages only when that list changed.
.venv/requirements.txt: requirements.txt
	@$(PYTHON) deploy/install.py requirements.txt

.venv/requirements-dev.txt: requirements.txt requirements-dev.txt
	@$(PYTHON) deploy/install.py requirements.txt requirements-dev.txt
