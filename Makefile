# make run opens the window, make test passes the tests; both set up first what they need.

PYTHON ?= python3
VENV   := .venv
PY     := $(VENV)/bin/python

# System packages that PySide6 needs on Debian and Ubuntu: for any window, for a real screen, for tests on a screen.
QT_PACKAGES     := libegl1 libgl1 libfontconfig1 libfreetype6 libglib2.0-0 libdbus-1-3 libxkbcommon0 libx11-6 \
                   libcups2 libgssapi-krb5-2
SCREEN_PACKAGES := libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-image0 libxcb-render-util0 libxcb-shape0 \
                   libxcb-xkb1 libxkbcommon-x11-0
TEST_PACKAGES   := xvfb xdotool openbox dbus at-spi2-core python3-pyatspi cups-daemon cups-client
VENV_PACKAGES   := $(shell $(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || echo python3-venv)

# Install the packages $(1) that are missing; without root, say what to type.
define packages
	@missing=; if command -v dpkg-query >/dev/null; then for p in $(1); do \
	    dpkg-query -W -f='$${Status}' $$p 2>/dev/null | grep -q ' installed' || missing="$$missing $$p"; done; fi; \
	if [ -z "$$missing" ]; then :; \
	elif [ "$$(id -u)" = 0 ]; then apt-get update -qq && \
	    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$missing >/dev/null; \
	else echo "Please type: sudo apt-get install -y --no-install-recommends$$missing" >&2; exit 1; fi
endef

PIP = $(PY) -m pip install --quiet --disable-pip-version-check --require-hashes --requirement

.PHONY: run test lint catalogue kiosk bench soak soak-desk kiosk-restart mash relevance bench-search fuzz codes crash translations fonts characters screenshots lock clean

run: $(VENV)/run
	$(PY) main.py

test: $(VENV)/dev lint
	QT_QPA_PLATFORM=offscreen $(PY) -m pytest -n auto --dist loadfile --no-loadscope-reorder

lint: $(VENV)/dev
	$(PY) -m ruff format --check --quiet .
	$(PY) -m ruff check --quiet .
	$(PY) -m mypy
	$(VENV)/bin/lint-imports --config pyproject.toml
	$(PY) -m cztservices catalogue check

catalogue: $(VENV)/run
	$(PY) -m cztservices catalogue build

# What a kiosk starts from, where nothing can be written later: the catalogue inside the program, all of it compiled.
kiosk: $(VENV)/run
	$(PY) -m cztservices catalogue build --out resources/catalogue.db
	$(PY) -m compileall -q cztservices main.py

bench: $(VENV)/dev
	$(call packages,$(TEST_PACKAGES) zeal goldendict kiwix)
	$(PY) -m scripts.bench

# Twenty thousand strangers at a kiosk, one after the other: no trace, no growth, no slow page.
soak: $(VENV)/dev
	$(PY) -m scripts.soak_kiosk --count 20000

# Ten thousand random changes of page, city, look and language on a desk: memory must not grow.
soak-desk: $(VENV)/dev
	$(PY) -m scripts.soak --count 10000

# Kill a kiosk 200 times while somebody uses it: it must be back in two seconds, with nothing of the session.
kiosk-restart: $(VENV)/dev
	$(PY) -m scripts.kiosk_restart --count 200

# A thousand random touches and keys a second for a minute: the kiosk goes on.
mash: $(VENV)/dev
	$(PY) -m scripts.mash_kiosk --seconds 60

# How often the search finds what people mean, beside other engines on the same data.
relevance: $(VENV)/search
	$(PY) -m scripts.relevance --wrong

# How fast it is on 1,000, 100,000 and 1,000,000 services, beside the same engines; the last takes half an hour.
bench-search: $(VENV)/search
	$(PY) -m scripts.bench_search

# A million queries that nobody would type; the test suite runs five thousand of them.
fuzz: $(VENV)/dev
	$(PY) -m scripts.fuzz_search --count 1000000

# Read every QR code back with a real decoder, clean and as a cheap telephone sees it.
codes: $(VENV)/dev
	$(PY) -m scripts.read_codes --count 500 --clean

# Kill a program that is saving, 200 times at random moments: nothing that it had saved may be lost.
crash: $(VENV)/dev
	$(PY) -m scripts.crash --count 200

translations: $(VENV)/dev
	$(PY) -m scripts.make_translations

fonts: $(VENV)/dev
	$(call packages,fonts-noto-cjk)
	$(PY) -m scripts.make_font /usr/share/fonts/opentype/noto resources/fonts

characters: $(VENV)/search
	$(PY) scripts/make_characters.py resources/characters

screenshots: $(VENV)/dev
	$(PY) -m scripts.make_screenshots

# Write the locks anew: hashes of every file, and no address of where they came from.
lock: $(VENV)/dev
	$(PY) -m pip install --quiet uv
	$(VENV)/bin/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-annotate --no-header \
	    --python-version 3.11 pyproject.toml -o requirements/run.txt
	$(VENV)/bin/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-annotate --no-header \
	    --python-version 3.11 pyproject.toml --group dev -o requirements/dev.txt
	$(VENV)/bin/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-annotate --no-header \
	    --python-version 3.11 pyproject.toml --group dev --group search -o requirements/search.txt

clean:
	rm -rf $(VENV) build .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache

$(PY):
	$(call packages,$(VENV_PACKAGES))
	$(PYTHON) -m venv $(VENV)

$(VENV)/run: requirements/run.txt | $(PY)
	$(call packages,$(QT_PACKAGES) $(SCREEN_PACKAGES))
	$(PIP) requirements/run.txt
	@touch $@

$(VENV)/dev: requirements/dev.txt | $(PY)
	$(call packages,$(QT_PACKAGES) $(SCREEN_PACKAGES) $(TEST_PACKAGES))
	$(PIP) requirements/dev.txt
	@touch $@ $(VENV)/run

$(VENV)/search: requirements/search.txt | $(VENV)/dev
	$(PIP) requirements/search.txt
	@touch $@
