# Everything a fresh machine needs is installed into .venv; LibreOffice is used by tests and benchmarks when present.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

OFFICE := libreoffice-writer-nogui libreoffice-calc-nogui fonts-noto-cjk fonts-liberation fonts-arphic-ukai poppler-utils qpdf

SDK := tests/.node/node_modules/.package-lock.json

.PHONY: help demo test lint docs mutants fuzz fitting scans bench package clean office sdk

help:            ## list the targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/'

$(STAMP): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or newer is needed: install it, or run make PYTHON=/path/to/python3.11"; exit 2; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $@

demo: $(STAMP)   ## build a complete example package and say where it is
	@$(BIN)/dossier build examples/qinghe/profile.yaml -o out $$(command -v soffice >/dev/null && echo --pdf)

office:          # tests and benchmarks look at the documents through LibreOffice
	@command -v soffice >/dev/null && command -v pdftoppm >/dev/null && command -v qpdf >/dev/null && fc-list | grep -q 'Noto Sans CJK SC' || { \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $(OFFICE) >/dev/null; \
	  else echo "The tests need LibreOffice and fonts; on Debian: apt-get install $(OFFICE)"; exit 2; fi; }

sdk: $(SDK)      # tests ask Microsoft's own Open XML SDK whether Word and Excel can read the files

$(SDK): tests/ooxml/package.json tests/ooxml/package-lock.json
	@command -v npm >/dev/null || { \
	  echo "The tests need npm (Node.js 20 or newer) for the Open XML SDK; on Debian: apt-get install nodejs npm"; exit 2; }
	@mkdir -p tests/.node && cp $^ tests/.node/
	@npm ci --prefix tests/.node --silent --no-audit --no-fund && touch $@

test: lint office sdk ## run all checks and tests
	$(BIN)/python -m pytest -n auto

lint: $(STAMP)   ## style, types, import contracts, sizes
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m tests.gates.sizes

docs: $(STAMP)   ## write what is generated from the code: JSON Schema, rule catalogue
	$(BIN)/dossier schema -o docs/profile.schema.json
	$(BIN)/python -m tests.rules.catalogue

mutants: $(STAMP) ## change the checks in one place at a time and see whether the tests notice
	$(BIN)/python -m tests.mutants

fuzz: $(STAMP)   ## try broken files on the readers of evidence for FUZZ_SECONDS (600)
	$(BIN)/python -m tests.fuzz

fitting: $(STAMP) ## fit 60 MB of scans to the portal and write docs/fitting.md
	$(BIN)/python -m tests.fit.measure

scans: $(STAMP)  ## read 200 generated bad scans of the eight kinds of paper, write docs/reading.md
	$(BIN)/python -m tests.scans

bench: $(STAMP)  ## measure against docxtpl and bare Python in one run, write docs/benchmarks.md
	$(BIN)/python -m tests.bench

package: $(STAMP) ## build wheel and source archive into dist/
	$(BIN)/python -m pip install --quiet --disable-pip-version-check build
	$(BIN)/python -m build --outdir dist

clean:           ## remove what make has made
	rm -rf $(VENV) out build dist tests/.node
