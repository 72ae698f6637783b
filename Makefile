# One door for newcomers: `make help`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.DEFAULT_GOAL := help
.PHONY: help demo test check fast bench eval schemas clean

help: ## what can be done here
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

$(STAMP): constraints.txt pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit("strikewire needs Python 3.11 to 3.13, this is " + sys.version.split()[0]) if not (3, 11) <= sys.version_info < (3, 14) else None'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r constraints.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

demo: $(STAMP) ## a real Kafka, the worker and sample news, from nothing to incidents and rolling tables
	$(BIN)/strikewire demo

test: check ## everything, with a real Kafka
	$(BIN)/python -m pytest -q

fast: $(STAMP) ## the tests that need no broker, in under a minute
	$(BIN)/python -m pytest -q -m "not kafka and not slow and not debian"

check: $(STAMP) ## lint, types and the arrows between the packages
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(STAMP) ## figures: articles a second, memory, latency
	$(BIN)/python -m tests.bench

eval: $(STAMP) ## precision and recall a slot, on the project's own corpus
	$(BIN)/python -m tests.eval

schemas: $(STAMP) ## write the generated JSON Schemas and AsyncAPI document again
	$(BIN)/python -m streams.contract.generate

clean: ## remove the virtual environment, caches and the broker's data
	@if [ -x $(BIN)/strikewire ]; then $(BIN)/strikewire demo --stop || true; $(BIN)/strikewire broker stop || true; fi
	rm -rf $(VENV) .strikewire build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
