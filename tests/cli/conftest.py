"""The shell's commands, run in this process."""

import json
from dataclasses import dataclass
from typing import Any

import pytest

from cztservices.cli.main import main


@dataclass(frozen=True)
class Ran:
    """What a command left."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Its output as JSON."""
        return json.loads(self.out)


@pytest.fixture
def run(catalogue_path, tmp_path, capsys):
    """Runs a command on the sample catalogue; user files are below a folder of the test."""

    def _run(*argv: object) -> Ran:
        words = ["--catalogue", str(catalogue_path), "--base-dir", str(tmp_path / "user"), *map(str, argv)]
        try:
            status = main(words)
        except SystemExit as left:
            status = left.code
        captured = capsys.readouterr()
        return Ran(status, captured.out, captured.err)

    return _run


@pytest.fixture
def refused(run):
    """Runs a command that must be refused, and returns the line on standard error."""

    def _refused(*argv: object) -> str:
        ran = run(*argv)
        assert (ran.status, ran.out) == (2, "")
        assert ran.err.endswith("\n")
        assert ran.err.count("\n") == 1
        return ran.err

    return _refused
