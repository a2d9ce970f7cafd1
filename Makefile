# `make` alone lists what there is. Options go behind it:
#   make lab LABFLAGS="--no-browser --port=8899"
#   make lab PYTHON=/path/to/python3.12
#   make test TESTFLAGS="-k gate"
#   make lock LOCKFLAGS=          adds what is missing and keeps every other version

RUN := .venv/bin/python
LABFLAGS ?=
TESTFLAGS ?=
LOCKFLAGS ?= --upgrade
PORT ?= 8000

# JupyterLab refuses to run as root unless it is told to (containers).
ROOTFLAG := $(if $(filter 0,$(shell id -u)),--allow-root)

.DEFAULT_GOAL := help
.PHONY: help lab test quick seconds new-lab style targets fit plausible bench memory hub-try bench-hub notebooks sheets offline site site-serve guide links lock clean

help:  ## list these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-10s %s\n", $$1, $$2}' Makefile

lab: .venv/lab.stamp  ## install what is missing and open the first notebook
	@# JupyterLab reads a copy, which lists the cells of the notebooks as they were when it was made.
	@cp -R pain_helpers/server/lab_extension/. .venv/share/jupyter/labextensions/pain_helpers
	@$(RUN) -m jupyterlab $(ROOTFLAG) --LabApp.default_url=/lab/tree/notebooks/00_start_here.ipynb $(LABFLAGS)

test: .venv/test.stamp  ## install what is missing, run every test, and say which took longest
	@$(RUN) -m pytest -n auto --dist loadgroup --durations=30 $(TESTFLAGS)

quick: .venv/test.stamp  ## run what is quick of the tests, while you change things
	@$(RUN) -m pytest -n auto --dist loadgroup --quick tests $(TESTFLAGS)

seconds: .venv/test.stamp  ## run every test and write down which take long, for their order and for `make quick`
	@$(RUN) -m pytest -n auto --dist loadgroup --write-seconds

new-lab: .venv/test.stamp  ## write a small lab to begin with: TOPIC=ketamine NAME=dose_and_time
	@$(RUN) .ci/new_lab.py -- "$$TOPIC" "$$NAME"

style: .venv/test.stamp  ## put the code into its one style, and say what only a person can mend
	@$(RUN) -m ruff check --fix --quiet .; left=$$?; $(RUN) -m ruff format --quiet . && exit $$left

targets: .venv/lab.stamp  ## print what the model was fitted to, met or not, and a year on an opioid in its people
	@$(RUN) -m pain_helpers.studies.targets

fit: .venv/test.stamp  ## search for numbers that meet the targets together: some minutes, and nothing is changed
	@$(RUN) .ci/fit.py

plausible: .venv/test.stamp  ## search for many sets of numbers that fit, and write the file that holds them: half an hour
	@$(RUN) .ci/plausible.py $(PLAUSIBLEFLAGS)

bench: .venv/test.stamp  ## measure how fast a lab answers a learner
	@$(RUN) -m tests.bench

memory: .venv/test.stamp  ## measure what memory a learner needs, and that it stays flat
	@$(RUN) -m tests.bench.memory

hub-try: .venv/test.stamp  ## start a hub with the files of .ci/hub and go through it as two learners: needs Node and npm
	@$(RUN) -m tests.hub.trial

bench-hub: .venv/test.stamp  ## let 8, 16 and 30 learners into a hub at once, and write what they met for the guide
	@$(RUN) -m tests.hub.bench --write $(BENCHFLAGS)

notebooks: .venv/test.stamp  ## run every notebook and write it in its committed form
	@$(RUN) .ci/notebooks.py

sheets: .venv/test.stamp  ## write worksheets, a deck, vote cards, the safety card and the two tests into build/sheets
	@$(RUN) .ci/paper $(SHEETFLAGS)

offline: .venv/test.stamp  ## write the course and all it needs into one zip for a room without a network, into build/offline
	@$(RUN) .ci/offline $(OFFLINEFLAGS)

site: .venv/test.stamp  ## write the course as a site whose Python runs in the browser, into build/site: PYODIDE=folder or official
	@$(RUN) .ci/site/build.py

site-serve:  ## serve build/site on this machine alone: PORT=8000
	@$(RUN) -m http.server --bind 127.0.0.1 --directory build/site $(PORT)

guide: .venv/test.stamp  ## build INSTRUCTORS.md and the class notebook from the notes in the notebooks
	@$(RUN) .ci/guide.py
	@$(RUN) .ci/class_notebook.py

links: .venv/lab.stamp  ## write the public address and the version where they are shown
	@$(RUN) .ci/links.py

lock:  ## choose the newest versions in range and write requirements.lock
	@sh .ci/venv bare
	@folder=$$(mktemp -d) && trap 'rm -rf "$$folder"' EXIT && cp requirements.lock "$$folder/lock" && \
	$(RUN) -m pip install --quiet --disable-pip-version-check --target "$$folder" uv && \
	"$$folder/bin/uv" pip compile --quiet pyproject.toml --extra test --extra dev --extra hub \
		--universal --python-version 3.11 $(LOCKFLAGS) --no-header --no-annotate \
		--no-emit-index-url --no-emit-find-links --output-file "$$folder/lock" >/dev/null && \
	{ echo "# The tested set of versions, for Python 3.11 to 3.14 on Linux, macOS and Windows."; \
	  echo "# Made by 'make lock' from the ranges in pyproject.toml. Do not edit."; \
	  cat "$$folder/lock"; } > requirements.lock

clean:  ## remove .venv and what the tools left behind
	rm -rf .venv .pytest_cache .hypothesis .ruff_cache .mypy_cache build dist
	find pain_helpers tests notebooks \( -name __pycache__ -o -name .ipynb_checkpoints \) -prune -exec rm -rf {} +

.venv/lab.stamp: pyproject.toml requirements.lock .ci/venv
	@sh .ci/venv lab

.venv/test.stamp: pyproject.toml requirements.lock .ci/venv
	@sh .ci/venv test
