"""JSON Schema beside the data."""

import json

import pytest

from cztservices.authoring.schema_files import SCHEMAS, write_schemas
from cztservices.config import DATA_FOLDER
from cztservices.domain.words import Element


def test_committed_schema_files_are_those_that_would_be_written(tmp_path):
    """After a change of the models: ``python -m cztservices catalogue schema``."""
    write_schemas(tmp_path)
    written = {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()}
    committed = {path.name: path.read_text(encoding="utf-8") for path in (DATA_FOLDER / "schema").glob("*")}
    assert committed == written


def test_each_kind_of_file_has_a_schema(tmp_path):
    assert {path.stem for path in write_schemas(tmp_path / "new")} == set(SCHEMAS)


def test_schema_lists_the_words_allowed(tmp_path):
    write_schemas(tmp_path)
    schema = json.loads((tmp_path / "service.json").read_text(encoding="utf-8"))
    assert schema["$defs"]["Element"]["enum"] == [element.value for element in Element]


@pytest.mark.parametrize(
    "file", sorted(DATA_FOLDER.rglob("*.yaml")), ids=lambda path: path.relative_to(DATA_FOLDER).as_posix()
)
def test_schema_named_in_a_data_file_exists(file):
    first = file.read_text(encoding="utf-8").partition("\n")[0]
    if "$schema=" in first:
        assert (file.parent / first.partition("$schema=")[2].strip()).is_file()
