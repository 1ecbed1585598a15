"""What must stand in no file of the repository."""

import re

import pytest

OUTSIDE = {".git", "__pycache__", "node_modules"}
MACHINE_PATH = re.compile(r"(?<![\w./-])/(?:work|root|home/\w+|Users/\w+)/")
UNFINISHED = re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME|XX" + r"X)\b")


@pytest.fixture(scope="module")
def texts(root):
    """Every text file that belongs to the project, by its path."""
    ignored = {
        line.strip("/")
        for line in (root / ".gitignore").read_text(encoding="utf-8").splitlines()
        if line.strip() and not line.startswith("#")
    }
    left_out = OUTSIDE | ignored
    found, folders = {}, [root]
    while folders:
        for path in sorted(folders.pop().iterdir()):
            if path.name in left_out or path.is_symlink():
                continue
            if path.is_dir():
                folders.append(path)
            elif b"\0" not in (data := path.read_bytes()):
                found[path.relative_to(root).as_posix()] = data.decode("utf-8")
    return found


def places(texts, pattern):
    """Where ``pattern`` stands, as file and line."""
    return [
        f"{name}:{number}: {line.strip()[:80]}"
        for name, text in texts.items()
        for number, line in enumerate(text.splitlines(), 1)
        if pattern.search(line)
    ]


def test_files_are_found(texts):
    assert {"main.py", "Makefile", "README.md", "cztservices/ui/theme.py", "tests/conftest.py", ".ci/run"} <= set(texts)
    assert not any(name.startswith((".venv/", ".git/")) for name in texts)


def test_no_path_of_a_machine_stands_in_any_file(texts):
    assert places(texts, MACHINE_PATH) == []


def test_no_mark_of_unfinished_work_stands_in_any_file(texts):
    assert places(texts, UNFINISHED) == []


def test_every_text_file_ends_in_a_line_feed(texts):
    ends = {name: text for name, text in texts.items() if text}
    assert [name for name, text in ends.items() if not text.endswith("\n")] == []
    assert [name for name, text in ends.items() if "\r" in text] == []
