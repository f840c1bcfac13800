# make demo: set up and build the graph of samples/ into output/
# make test: set up and pass all checks and tests
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: demo test lint types layers unit wheel lock clean

demo: $(VENV)/.run
	$(BIN)/kg build samples/ -o output/

test: lint types layers unit

lint: $(VENV)/.test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.test
	$(BIN)/mypy

layers: $(VENV)/.test
	$(BIN)/lint-imports

unit: $(VENV)/.test
	$(BIN)/pytest

wheel: $(VENV)/.test
	$(BIN)/python -m build --wheel --no-isolation

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: requirements/run.lock pyproject.toml | $(VENV)/bin/python
	$(PIP) --require-hashes -r requirements/run.lock
	$(PIP) --no-deps --no-build-isolation -e .
	touch $@

$(VENV)/.test: requirements/test.lock pyproject.toml | $(VENV)/bin/python
	$(PIP) --require-hashes -r requirements/test.lock
	$(PIP) --no-deps --no-build-isolation -e .
	touch $@ $(VENV)/.run

# uv writes the locks; it is needed for nothing else
lock:
	uv pip compile pyproject.toml requirements/build.in --universal --generate-hashes --no-emit-index-url --python-version 3.11 --quiet -o requirements/run.lock --custom-compile-command "make lock"
	uv pip compile pyproject.toml --extra test --universal --generate-hashes --no-emit-index-url --python-version 3.11 --quiet -o requirements/test.lock --custom-compile-command "make lock" -c requirements/run.lock

clean:
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache .import_linter_cache
