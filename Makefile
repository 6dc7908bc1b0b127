# The commands that a person needs. README.md says what each is for.
#
# Packages live in .venv. What was installed is remembered in stamp files inside it, named after
# the content of the requirements: nothing is installed twice, and a changed list is noticed.

PYTHON ?= python3
LEARNERS ?= 24
ANSWERS ?= 3000
SEED ?= 1
MINUTES ?= 10
DATABASE ?= sqlite

VENV := .venv
SCAN_VENV := .venv-scan
PY := $(VENV)/bin/python
INSTALLING := $(VENV)/.installing
RUN_STAMP := $(VENV)/.run-$(shell cat requirements.txt | cksum | tr ' ' '-')
DEV_STAMP := $(VENV)/.dev-$(shell cat requirements.txt requirements-dev.txt | cksum | tr ' ' '-')

# The mark stays behind where pip is killed, which leaves packages half written.
define pip_install
touch $(INSTALLING); $(PY) -m pip install --quiet --quiet --disable-pip-version-check $(1); \
	  status=$$?; rm -f $(INSTALLING); [ $$status -eq 0 ]
endef

.PHONY: run test lint bench demo storm messages translations lock audit scan venv install install-dev

run: install
	@exec $(PY) -m quizapp

# What is compiled is kept, whatever the environment says: a test that starts a server compiled
# everything again.
test: install-dev
	@$(PY) tests/browser/chromium.py
	@PYTHONDONTWRITEBYTECODE= $(PY) -m pytest -n auto --dist worksteal

lint: install-dev
	@$(PY) -m ruff format --check .
	@$(PY) -m ruff check .
	@$(PY) -m mypy
	@$(VENV)/bin/lint-imports
	@$(PY) -m bandit --quiet --configfile pyproject.toml --recursive \
	  quizapp workshop questions/reading questions/exchange

bench: install-dev
	@$(PY) -m benchmarks

demo: install
	@$(PY) -m flask --app quizapp demo --learners "$(LEARNERS)" --answers "$(ANSWERS)" --seed "$(SEED)"

storm: install-dev
	@$(PY) -m benchmarks.storm --minutes "$(MINUTES)" --seed "$(SEED)" --database "$(DATABASE)" \
	  $(if $(WORKERS),--workers "$(WORKERS)")

# The sentences in the sources go into each language's file, where somebody translates them.
messages: install-dev
	@$(PY) -m babel.messages.frontend --quiet extract --mapping-file babel.cfg \
	  --keywords _l --keywords lazy_gettext --no-location --sort-output --output-file messages.pot \
	  --project quizapp .
	@$(PY) -m babel.messages.frontend --quiet update --input-file messages.pot \
	  --output-dir quizapp/translations --no-fuzzy-matching --ignore-obsolete \
	  --ignore-pot-creation-date --width 100

translations: install-dev
	@$(PY) -m babel.messages.frontend --quiet compile --directory quizapp/translations

# Works out the pinned versions again. Flask-Compress wants the backport on older Pythons only,
# which the compiler, run on one of those, does not write down.
lock: install-dev
	@for name in requirements requirements-dev; do \
	  $(PY) -m piptools compile --quiet --no-header --strip-extras --no-emit-index-url \
	    --no-emit-find-links --no-emit-trusted-host --output-file $$name.txt $$name.in || exit 1; \
	  sed 's/^\(backports-zstd==[^ ]*\)$$/\1 ; python_version < "3.14"/' $$name.txt > $$name.tmp && \
	    mv $$name.tmp $$name.txt; \
	done

audit: install-dev
	@$(PY) -m pip_audit --disable-pip --no-deps -r requirements.txt -r requirements-dev.txt

# An outside scanner, logged in. It wants older packages than we have, so it gets a venv of its own.
scan: install-dev
	@[ -x $(SCAN_VENV)/bin/wapiti ] || { $(PYTHON) -m venv $(SCAN_VENV) && \
	  $(SCAN_VENV)/bin/pip install --quiet --disable-pip-version-check \
	    wapiti3==3.2.3 httpx==0.27.0 httpcore==1.0.4 h11==0.14.0; }
	@$(PY) -m benchmarks.scan $(SCAN_VENV)/bin/wapiti --report $(SCAN_VENV)/report.json

install: venv
	@if [ ! -e $(RUN_STAMP) ] && [ ! -e $(DEV_STAMP) ]; then \
	  echo "Installing what quizapp needs. This happens once and takes about a minute."; \
	  $(call pip_install,-r requirements.txt) && touch $(RUN_STAMP); \
	fi

install-dev: venv
	@if [ ! -e $(DEV_STAMP) ]; then \
	  echo "Installing what developing quizapp needs. This happens once."; \
	  $(call pip_install,-r requirements.txt -r requirements-dev.txt) && \
	    touch $(RUN_STAMP) $(DEV_STAMP); \
	fi

# Keeps .venv where it works; makes it where it is missing, half made, or its Python is gone.
venv:
	@{ [ ! -e $(INSTALLING) ] && \
	   $(PY) -c 'import sys, pip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; } || { \
	  rm -rf $(VENV); \
	  $(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	    echo 'quizapp needs Python 3.11 or newer, and "$(PYTHON)" is none. Name one: make PYTHON=python3.12' >&2; \
	    exit 2; }; \
	  $(PYTHON) -m venv $(VENV) >/dev/null 2>&1 || { \
	    rm -rf $(VENV); \
	    echo "Python's venv module is missing or broken. On Debian: apt-get install python3-venv" >&2; \
	    exit 2; }; }
