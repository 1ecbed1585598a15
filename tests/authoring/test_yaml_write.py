"""Data files as text: what is written is what is read."""

import tempfile
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from cztservices.authoring.yaml_text import Plain, read_yaml
from cztservices.authoring.yaml_write import NUMBERS, write_yaml
from tests.authoring.odd_data import ids, lines

names = st.one_of(ids, lines, st.sampled_from(sorted(NUMBERS)))
contents = st.dictionaries(
    names,
    st.recursive(
        st.one_of(lines, st.just("")),
        lambda inner: st.one_of(
            st.lists(inner, max_size=3),
            st.dictionaries(st.one_of(names, st.sampled_from(["zh", "en", "id"])), inner, max_size=3),
        ),
        max_leaves=12,
    ),
    max_size=4,
)


def read_text(text: str) -> Plain:
    """The content of a data file with this text."""
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "file.yaml"
        path.write_text(text, encoding="utf-8")
        read, faults = read_yaml(Path(scratch), path)
    assert faults == []
    assert read is not None
    return read.content


@settings(max_examples=50)
@given(contents)
def test_content_comes_back_as_it_was_written(content):
    assert read_text(write_yaml(content, "# header\n")) == content


@settings(max_examples=50)
@given(contents)
def test_written_text_written_again_is_the_same(content):
    text = write_yaml(content, "# header\n")
    assert write_yaml(read_text(text), "# header\n") == text


@settings(max_examples=50)
@given(contents)
def test_fields_keep_their_order(content):
    assert list(read_text(write_yaml(content, ""))) == list(content)


@pytest.mark.parametrize(
    "text", ["a\x07b", "a\x00b", "a\x1bb", "a\x7fb", "a\rb", "a\x85b", "a\u2028b", "a\u2029b", "a\uffffb", "a\ufeffb"],
    ids=ascii,
)  # fmt: skip
def test_sign_that_is_hardly_one_comes_back(text):
    assert read_text(write_yaml({"one": {"zh": text, "en": "x"}, "two": [text], "three": text}, "")) == {
        "one": {"zh": text, "en": "x"},
        "two": [text],
        "three": text,
    }


def test_code_stands_in_quotes_and_a_count_does_not():
    text = write_yaml({"430100": {"phone": "12345", "count": "346", "verified": "2026-11-22", "opens": "09:00"}}, "")
    assert "'430100':" in text
    assert "phone: '12345'" in text
    assert "opens: '09:00'" in text
    assert "count: 346" in text
    assert "verified: 2026-11-22" in text


def test_number_for_other_readers_of_yaml_is_text_where_it_is_a_code():
    """Editors and scripts read the files with their own types."""
    content = yaml.safe_load(write_yaml({"one": {"phone": "0731", "title": "no", "standing": "50"}}, ""))
    assert content == {"one": {"phone": "0731", "title": "no", "standing": 50}}


def test_short_words_stand_on_one_line():
    assert write_yaml({"x": {"name": {"zh": "名", "en": "name"}}}, "") == "x:\n  name: {zh: 名, en: name}\n"


def test_long_words_stand_on_lines_of_their_own():
    text = write_yaml({"x": {"name": {"zh": "名" * 60, "en": "name"}}}, "")
    assert text == f"x:\n  name:\n    zh: {'名' * 60}\n    en: name\n"


def test_header_stands_first():
    assert write_yaml({"x": "y"}, "# one\n# two\n") == "# one\n# two\nx: y\n"


def test_long_line_is_not_folded():
    assert write_yaml({"x": {"id": "y", "title": "word " * 100 + "end"}}, "").count("\n") == 3


def test_repeated_content_is_written_out():
    """An alias would tie two fields together that an author may change one by one."""
    same: Plain = {"zh": "同", "en": "same"}
    text = write_yaml({"x": {"id": "1", "a": same, "b": same}}, "")
    assert text.count("zh: 同") == 2
    assert "&" not in text
