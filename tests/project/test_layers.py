"""Arrows point down, and the check of it bites."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

FAULTS = [
    ("domain/guide.py", "import PySide6.QtCore", ["Qt only in ui and app", "The domain is the standard library alone"]),
    ("presenters/desk.py", "from cztservices.ui import theme", ["Arrows point down"]),
    ("presenters/home.py", "from cztservices.ui import frame", ["Arrows point down", "Qt only in ui and app"]),
    ("search/find.py", "import sqlite3", ["SQL only in storage"]),
    ("cli/answers.py", "import sqlite_utils", ["SQL only in storage"]),
    ("catalogue/show.py", "from PySide6 import QtGui", ["Qt only in ui and app"]),
    ("domain/words.py", "import yaml", ["The domain is the standard library alone"]),
    ("text/folding.py", "from cztservices.storage import codec", ["Arrows point down"]),
    ("errors.py", "from cztservices.domain import words", ["Arrows point down"]),
    ("other.py", '"""A module in no layer."""', ["Arrows point down"]),
]


@pytest.fixture
def lint(root, tmp_path):
    """Copies the package, plants a line in one of its modules, and lints the copy with the project's own contracts."""

    def _lint(module: str = "", line: str = "") -> subprocess.CompletedProcess[str]:
        shutil.copytree(root / "cztservices", tmp_path / "cztservices", ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copy(root / "pyproject.toml", tmp_path)
        if module:
            path = tmp_path / "cztservices" / module
            text = path.read_text(encoding="utf-8") if path.exists() else ""
            path.write_text(f"{text}\n{line}\n", encoding="utf-8")
        command = [Path(sys.executable).parent / "lint-imports", "--config", "pyproject.toml", "--no-cache"]
        return subprocess.run(
            command,
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(tmp_path), "COLUMNS": "200"},
            capture_output=True,
            text=True,
            check=False,
        )

    return _lint


def broken(output: str) -> set[str]:
    """The contracts that were reported as broken."""
    return {line.removesuffix("BROKEN").strip() for line in output.splitlines() if line.endswith("BROKEN")}


def test_contracts_are_kept(lint):
    ran = lint()
    assert ran.returncode == 0, ran.stdout
    assert broken(ran.stdout) == set()
    assert "4 kept, 0 broken" in ran.stdout


@pytest.mark.parametrize(("module", "line", "contracts"), FAULTS, ids=[module for module, _line, _contracts in FAULTS])
def test_planted_fault_is_caught(lint, module, line, contracts):
    ran = lint(module, line)
    assert ran.returncode != 0
    if module == "other.py":  # no layer at all: the linter ends before it judges the contracts
        assert "other" in ran.stdout
    assert broken(ran.stdout) >= set(contracts)
