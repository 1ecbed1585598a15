"""What is installed: named with a reason, locked with hashes, from nowhere in particular."""

import re
import tomllib

import pytest

LOCKS = ("run.txt", "dev.txt")
NAME = re.compile(r"[A-Za-z0-9._-]+")


def canonical(name):
    return re.sub(r"[-_.]+", "-", name).lower()


def entries_of(root, lock):
    """The entries of a lock, each on one line."""
    text = (root / "requirements" / lock).read_text(encoding="utf-8")
    joined = text.replace("\\\n", " ")
    return [line for line in joined.splitlines() if line.strip() and not line.lstrip().startswith("#")]


@pytest.fixture
def pyproject(root):
    return tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("lock", LOCKS)
def test_every_entry_of_a_lock_has_a_version_and_hashes(root, lock):
    entries = entries_of(root, lock)
    assert len(entries) >= 8
    assert [entry for entry in entries if not re.match(r"[A-Za-z0-9._-]+==\S+", entry)] == []
    assert [entry for entry in entries if not re.search(r"--hash=sha256:[0-9a-f]{64}\b", entry)] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_names_no_address(root, lock):
    text = (root / "requirements" / lock).read_text(encoding="utf-8")
    assert re.findall(r"://|--(?:extra-)?index-url|--find-links|--trusted-host| @ |^-[if]\b", text, re.MULTILINE) == []


def test_lock_holds_every_dependency(root, pyproject):
    wanted = {
        "run.txt": pyproject["project"]["dependencies"],
        "dev.txt": pyproject["project"]["dependencies"] + pyproject["dependency-groups"]["dev"],
    }
    for lock, requirements in wanted.items():
        locked = {canonical(NAME.match(entry).group()) for entry in entries_of(root, lock)}
        assert {canonical(NAME.match(requirement).group()) for requirement in requirements} <= locked


def test_both_locks_agree(root):
    pins = [dict(entry.split()[0].split("==") for entry in entries_of(root, lock)) for lock in LOCKS]
    assert pins[0].items() <= pins[1].items()


def test_every_dependency_has_bounds(pyproject):
    requirements = pyproject["project"]["dependencies"] + pyproject["dependency-groups"]["dev"]
    assert [requirement for requirement in requirements if not re.search(r">=.*,<", requirement)] == []


def test_every_dependency_has_a_reason(root):
    lines = (root / "pyproject.toml").read_text(encoding="utf-8").splitlines()
    dependency = re.compile(r'\s+"[A-Za-z0-9._-]+[<>=~!][^"]*",')
    found = [number for number, line in enumerate(lines) if dependency.match(line)]
    assert len(found) >= 15
    without = [lines[n] for n in found if "#" not in lines[n] and not lines[n - 1].lstrip().startswith("#")]
    assert without == []
