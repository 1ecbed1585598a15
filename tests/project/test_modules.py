"""What is loaded when, and what can do without Qt."""

import json
import os
import subprocess
import sys

import pytest

from cztservices.authoring.build import build_catalogue
from tests.sample_data import write_sample

HEAVY = {"pydantic", "pydantic_core", "yaml", "pypinyin", "opencc", "jieba", "sqlite_utils", "numpy", "babel"}

CORE = ("domain", "text", "search", "storage", "catalogue", "authoring", "presenters")
LEAVES = ("cztservices.config", "cztservices.errors", "cztservices.i18n", "cztservices.cli.main", "cztservices.cli.answers", "cztservices.cli.catalogue", "cztservices.cli.lexicon", "cztservices.cli.mine")  # fmt: skip

MEASURED = """
import atexit, sys
atexit.register(lambda: print("\\n".join(sys.modules), file=sys.stderr))
from cztservices.cli.desktop import main
sys.exit(main(sys.argv[1:]))
"""

COMMAND = """
import atexit, sys
atexit.register(lambda: print("\\n".join(sys.modules), file=sys.stderr))
from cztservices.cli.main import main
sys.exit(main(sys.argv[1:]))
"""

WITHOUT_QT = """
import importlib, sys

class Blocker:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in ("PySide6", "shiboken6"):
            raise ImportError(f"{name} is not installed here")

sys.meta_path.insert(0, Blocker())
for name in sys.argv[1:]:
    importlib.import_module(name)
print(len(sys.argv) - 1)
"""


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory):
    folder = tmp_path_factory.mktemp("modules")
    build_catalogue(write_sample(folder / "data"), folder / "catalogue.db")
    return folder / "catalogue.db"


def run(root, code, *argv):
    command = [sys.executable, "-c", code, *map(str, argv)]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    ran = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    return ran


def roots_of(modules):
    """The packages that ``modules`` belong to."""
    return {name.partition(".")[0] for name in modules.split()}


def test_first_paint_loads_nothing_heavy(root, catalogue, tmp_path):
    ran = run(root, MEASURED, "--measure-start", "--catalogue", catalogue, "--base-dir", tmp_path)
    assert json.loads(ran.stdout)["first_paint_ms"] > 0
    loaded = roots_of(ran.stderr)
    assert {"PySide6", "cztservices"} <= loaded
    assert loaded & HEAVY == set()
    assert "cztservices.storage.user_db" in ran.stderr.split()
    assert "cztservices.storage.mine_db" not in ran.stderr.split()
    assert "cztservices.domain.kiosk.setup" not in ran.stderr.split()


@pytest.mark.parametrize(
    "command",
    [
        ("find", "ydjy"),
        ("find", "ydjy", "--json"),
        ("show", "medical-offsite-filing", "--json"),
        ("show", "medical-offsite-filing", "--as-of", "2023-02-01", "--json"),
        ("show", "id-card-licence", "--json"),
        ("show", "moving", "--json"),
    ],
    ids=" ".join,
)
def test_answer_for_a_script_loads_nothing_heavy_and_no_window(root, catalogue, tmp_path, command):
    ran = run(root, COMMAND, "--catalogue", catalogue, "--base-dir", tmp_path, *command)
    assert "medical-offsite-filing" in ran.stdout
    assert roots_of(ran.stderr) & (HEAVY | {"PySide6", "shiboken6"}) == set()


def test_only_guides_in_words_load_babel(root, catalogue, tmp_path):
    ran = run(root, COMMAND, "--catalogue", catalogue, "--base-dir", tmp_path, "show", "medical-offsite-filing")
    assert roots_of(ran.stderr) & HEAVY == {"babel"}


def test_core_does_without_qt(root):
    package = root / "cztservices"
    names = [
        ".".join(path.relative_to(root).with_suffix("").parts)
        for folder in CORE
        for path in sorted((package / folder).rglob("[a-z]*.py"))
    ]
    names += LEAVES
    assert len(names) > 40
    assert int(run(root, WITHOUT_QT, *names).stdout) == len(names)


def test_block_of_qt_works(root):
    command = [sys.executable, "-c", WITHOUT_QT, "cztservices.ui.frame"]
    ran = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert ran.returncode != 0
    assert "PySide6.QtCore is not installed here" in ran.stderr or "PySide6 is not installed here" in ran.stderr
