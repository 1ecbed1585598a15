"""Documents that cannot lie: commands, options, keys and links in them exist."""

import argparse
import re
import shlex
import subprocess
from pathlib import Path

import pytest

from cztservices.cli.desktop import make_desktop_parser
from cztservices.cli.parser import make_parser
from cztservices.domain.dates import SHELF_LIFE
from cztservices.domain.words import Element, HandlingMode
from cztservices.presenters.actions import ACTIONS

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]
IDS = [path.relative_to(ROOT).as_posix() for path in DOCUMENTS]

FENCE = re.compile(r"^```\w*\n(.*?)^```", re.MULTILINE | re.DOTALL)
SPAN = re.compile(r"`([^`]+)`")
LINK = re.compile(r"\]\(([^)\s]+)\)")
KEY = re.compile(r"`((?:Ctrl|Alt|Shift)\+\S+|Esc|F\d+)`")


def code_in(path):
    """Every line of code and every piece of it in the text, comments cut off."""
    text = path.read_text(encoding="utf-8")
    lines = [line for block in FENCE.findall(text) for line in block.splitlines()]
    spans = [" ".join(span.split()) for span in SPAN.findall(FENCE.sub("", text))]
    return [re.sub(r"\s+#.*", "", piece) for piece in (*lines, *spans)]


def calls_in(path, program):
    """The arguments of every call of ``program`` in a document."""
    return [
        _words(part.partition(program)[2])
        for piece in code_in(path)
        for part in re.split(r"&&|;|\|(?=\s)", piece)
        if re.search(rf"(^|\s|/|\\){re.escape(program)}(\s|$)", part)
    ]


def faults_of(words, parser):
    """What in a call does not exist: commands, options, and values that are not among the choices of one."""
    options = {name: action for action in parser._actions for name in action.option_strings}
    commands = next((a.choices for a in parser._actions if isinstance(a, argparse._SubParsersAction)), None)
    rest = iter(words)
    for word in rest:
        if word.startswith("-"):
            name, _, value = word.partition("=")
            if name not in options:
                return [name]
            action = options[name]
            if action.nargs != 0:
                value = value or next(rest, "")
                if action.choices and value not in action.choices and not _is_placeholder(value):
                    return [f"{name} {value}"]
        elif commands is not None:
            names = re.split(r"[|,]", word)  # find|show stands for either
            faults = [name for name in names if name not in commands and not _is_placeholder(name)]
            return faults or faults_of([*rest], commands.get(names[0], parser))
    return []


def _is_placeholder(word):
    return word.isupper() or "…" in word or "|" in word or word.startswith("[")


def _words(text):
    return [word.strip("[]") for word in shlex.split(text.replace("'", " ")) if word.strip("[]")]


@pytest.mark.parametrize("path", DOCUMENTS, ids=IDS)
def test_commands_and_options_in_a_document_exist(path):
    calls = [(words, make_parser()) for words in calls_in(path, "python -m cztservices")]
    calls += [(words, make_desktop_parser()) for words in calls_in(path, "main.py")]
    assert [(words, faults) for words, parser in calls if (faults := faults_of(words, parser))] == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=IDS)
def test_targets_of_make_in_a_document_exist(path):
    named = {target for words in calls_in(path, "make") for target in words[:1]}
    assert named <= set(makefile_targets())


@pytest.mark.parametrize("path", DOCUMENTS, ids=IDS)
def test_links_of_a_document_lead_somewhere(path):
    local = [link.partition("#")[0] for link in LINK.findall(path.read_text(encoding="utf-8")) if "://" not in link]
    assert [link for link in local if link and not (path.parent / link).exists()] == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=IDS)
def test_keys_in_a_document_are_those_of_the_actions(path):
    keys = {keys for text in ACTIONS.values() for keys in text.shortcuts}
    assert set(KEY.findall(path.read_text(encoding="utf-8"))) <= keys


def test_readme_shows_a_command_for_each_reader():
    readme = ROOT / "README.md"
    assert len(calls_in(readme, "python -m cztservices")) >= 3
    assert {"run", "test"} <= {words[0] for words in calls_in(readme, "make")}
    assert any(link.endswith(".png") for link in LINK.findall(readme.read_text(encoding="utf-8")))


def test_check_finds_what_does_not_exist():
    assert faults_of(_words("serve --port 1"), make_parser()) == ["serve"]
    assert faults_of(_words("find ydjy --fuzzy"), make_parser()) == ["--fuzzy"]
    assert faults_of(_words("catalogue burn"), make_parser()) == ["burn"]
    assert faults_of(_words("--theme pink"), make_desktop_parser()) == ["--theme pink"]
    assert faults_of(_words("find QUERY… [--origin C] --json"), make_parser()) == []
    assert faults_of(_words("find|show"), make_parser()) == []


@pytest.mark.parametrize("name", ["data.md", "json.md"])
def test_documents_of_the_data_name_every_element(name):
    text = (ROOT / "docs" / name).read_text(encoding="utf-8")
    assert [element for element in Element if f"`{element.value}`" not in text] == []


def test_document_of_the_data_names_every_handling_mode():
    text = (ROOT / "docs" / "data.md").read_text(encoding="utf-8")
    assert [mode for mode in HandlingMode if f"`{mode.value}`" not in text] == []


def test_changelog_has_the_present_version():
    import cztservices

    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    version = re.search(
        r'^version = "(.+)"', (ROOT / "pyproject.toml").read_text(encoding="utf-8"), re.MULTILINE
    ).group(1)
    assert re.search(rf"^## \[?({re.escape(version)}|Unreleased)\]?", text, re.MULTILINE)
    assert getattr(cztservices, "__version__", version) == version


def test_targets_of_make_are_declared_and_make_reads_them():
    targets = makefile_targets()
    phony = (
        re.search(r"^\.PHONY: (.+)$", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE).group(1).split()
    )
    assert set(phony) <= set(targets)
    ran = subprocess.run(
        ["make", "--dry-run", "--question", "clean"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert ran.stderr == ""


def makefile_targets():
    """The targets of the Makefile that have a plain name."""
    return re.findall(r"^([a-z][a-z-]*):(?!=)", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)


def test_shelf_lives_in_the_document_are_those_of_the_code():
    text = (ROOT / "docs" / "data.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (`[^|]+) \| (\d+|until it is repealed) \|$", text, re.MULTILINE)
    told = {
        Element(name): int(days) if days.isdecimal() else None for names, days in rows for name in SPAN.findall(names)
    }
    assert told == SHELF_LIFE
