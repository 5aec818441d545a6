# The two commands a newcomer needs: `make demo` and `make test`.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test check install install-dev clean

demo: install
	$(BIN)/casescribe write examples/probation.ogg --template probation --date 2026-03-12 --out out/demo --print

test: install-dev
	sh scripts/install-chromium.sh
	$(BIN)/pytest

check: install-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

install: .venv/installed

install-dev: .venv/installed-dev

$(BIN)/python:
	sh scripts/make-venv.sh $(PYTHON)

.venv/installed: pyproject.toml $(BIN)/python
	$(BIN)/python -m pip install --quiet --editable .
	touch $@

.venv/installed-dev: .venv/installed
	$(BIN)/python -m pip install --quiet --editable '.[bench]' --group dev
	touch $@

clean:
	rm -rf .venv out
