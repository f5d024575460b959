# 诚案. Everything a newcomer needs: make demo, make test. See README.md.

PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python
PORT ?= 8000
SERVE ?= yes
DEMO_DATABASE := sqlite:///$(CURDIR)/var/demo.sqlite3
DEV_DATABASE := var/dev.sqlite3
UV ?= uv
# the official texts, where they are at hand
LAW_TEXTS ?= ../shared/law-texts
COMPILE := $(UV) pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header
READY := $(VENV)/.ready
READY_DEV := $(VENV)/.ready-dev
CATALOGUES := $(patsubst %.po,%.mo,$(wildcard web/locale/*/LC_MESSAGES/*.po))

.PHONY: help demo dev test check check-types check-rest browser bench lock fonts catalogues hooks clean

help:
	@echo "make demo      play the sample on SQLite, then serve on 127.0.0.1:$(PORT)   (SERVE=no stops before serving)"
	@echo "make dev       a server that reloads, on var/dev.sqlite3, which it keeps (remove the file to begin again)"
	@echo "make test      the test suite (DATABASE_URL=postgres://… runs it on PostgreSQL); the browser tests are separate"
	@echo "make browser   the browser tests (installs headless Chromium where it can)"
	@echo "make check     lint, types, layers, dead code, dependencies, migrations, schema, translations"
	@echo "make bench     the benchmarks (SCALE=full for the published size)"
	@echo "make hooks     quick checks before every commit"
	@echo "make lock      resolve requirements*.in again into the locks (needs uv)"
	@echo "make fonts     fetch the spare fonts' packages and cut them again (docs/licences/fonts.md; needs apt-get and npm)"
	@echo "make catalogues  compile the translations (every command above does)"

$(VENV)/bin/python:
	$(PYTHON) scripts/need_python.py
	$(PYTHON) -m venv $(VENV)

$(READY): $(VENV)/bin/python requirements.lock
	$(VENV)/bin/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@touch $@

$(READY_DEV): $(READY) requirements-dev.lock
	$(VENV)/bin/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

$(CATALOGUES): %.mo: %.po | $(READY)
	@$(PY) -m web.catalogues $<

catalogues: $(CATALOGUES)

demo: export DATABASE_URL = $(DEMO_DATABASE)
demo: export CHENGAN_FILE_ROOT = $(CURDIR)/var/demo-files
demo: export CHENGAN_PUBLIC_URL = http://127.0.0.1:$(PORT)
demo: $(READY) $(CATALOGUES)
	@rm -rf var/demo.sqlite3 var/demo.sqlite3-wal var/demo.sqlite3-shm var/demo-files && mkdir -p var
	@$(PY) manage.py migrate --verbosity 0
	@$(PY) manage.py collectstatic --noinput --verbosity 0
	@$(PY) manage.py demo
	@if [ "$(SERVE)" != no ]; then \
	  echo "http://127.0.0.1:$(PORT)/   (Ctrl-C stops)"; \
	  CHENGAN_BIND=127.0.0.1:$(PORT) exec $(VENV)/bin/gunicorn -c python:config.serving config.wsgi; fi

$(DEV_DATABASE) dev: export CHENGAN_FILE_ROOT = $(CURDIR)/var/dev-files
$(DEV_DATABASE) dev: export CHENGAN_PUBLIC_URL = http://127.0.0.1:$(PORT)
# played elsewhere and moved when complete, so that one that is there is whole
$(DEV_DATABASE): | $(READY) $(CATALOGUES)
	@mkdir -p var && rm -f var/dev-new.sqlite3*
	@DATABASE_URL=sqlite:///$(CURDIR)/var/dev-new.sqlite3 $(PY) manage.py demo > var/dev.txt
	@mv var/dev-new.sqlite3 $@

# nothing is collected here: a changed file is served as it is
dev: export CHENGAN_STATIC_ROOT = $(CURDIR)/var/dev-static
dev: export DATABASE_URL = sqlite:///$(CURDIR)/$(DEV_DATABASE)
dev: $(READY) $(CATALOGUES) $(DEV_DATABASE)
	@$(PY) manage.py migrate --verbosity 0
	@echo "accounts and token: var/dev.txt"
	@exec $(PY) manage.py runserver --insecure 127.0.0.1:$(PORT)

test: $(READY_DEV) $(CATALOGUES)
	@echo "the browser tests are separate: make browser"
	$(PY) -m pytest -n 2 --dist worksteal -q -m "not browser" $(ARGS)

browser: $(READY_DEV) $(CATALOGUES)
	sh scripts/need_chromium.sh
	$(PY) -m pytest -q -m browser tests/browser $(ARGS)

check: check-types check-rest

check-types: $(READY_DEV) $(CATALOGUES)
	$(VENV)/bin/mypy .

check-rest: $(READY_DEV) $(CATALOGUES)
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check --quiet .
	$(VENV)/bin/lint-imports
	$(VENV)/bin/vulture
	$(VENV)/bin/deptry .
	$(VENV)/bin/deptry . --extend-exclude 'tests/|bench/|scripts/' --optional-dependencies-dev-groups dev
	$(PY) manage.py makemigrations --check --dry-run
	$(PY) manage.py check
	$(PY) manage.py check_schema
	$(PY) manage.py verify_law $(LAW_TEXTS)
	$(PY) -m tests.translations

bench: $(READY_DEV) $(CATALOGUES)
	$(PY) -m bench

hooks: $(READY_DEV)
	$(VENV)/bin/pre-commit install

lock:
	$(COMPILE) requirements.in --output-file requirements.lock
	$(COMPILE) requirements.in requirements-dev.in --output-file requirements-dev.lock

fonts: $(READY_DEV)
	sh scripts/fetch_fonts.sh var/fonts
	$(PY) scripts/cut_fonts.py var/fonts

clean:
	rm -rf $(VENV) var static_collected chengan.sqlite3* $(CATALOGUES)
