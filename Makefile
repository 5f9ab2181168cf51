# Two commands do everything: `make report` and `make test`.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready

.PHONY: report test check test-all docs gallery bench lock clean

report: $(READY)  ## build the report of content/ into site/
	$(BIN)/reportgen build

test: $(READY)  ## run the tests
	$(BIN)/python -m pytest -n auto --maxprocesses 4 --dist loadfile

check: $(READY)  ## lint, types, import directions
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

test-all: $(READY)  ## also what is too long for every change
	$(BIN)/python -m pytest -n auto --maxprocesses 4 --dist loadfile --run-slow

docs: $(READY)  ## write what the documentation takes from the program
	$(BIN)/python docs/generate.py

gallery: $(READY)  ## draw every kind of chart into docs/gallery/index.html
	$(BIN)/python docs/gallery/build.py

bench: $(READY)  ## measure; results belong in docs/performance.md
	$(BIN)/python benchmarks/charts.py
	$(BIN)/python benchmarks/build.py
	$(BIN)/python benchmarks/claims.py

lock: $(READY)  ## resolve the dependencies again
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile pyproject.toml --extra dev --universal --generate-hashes \
	  --no-emit-index-url --no-header --quiet --upgrade --output-file requirements.lock

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "reportgen needs Python 3.11 or newer; set PYTHON=python3.12, for example."; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || \
	  { echo "This Python has no venv. On Debian and Ubuntu: apt install python3-venv"; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

clean:
	rm -rf site build .reportgen .venv dist
