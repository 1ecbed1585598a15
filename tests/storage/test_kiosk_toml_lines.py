"""Where keys stand in a TOML text, whatever their values look like."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cztservices.storage.kiosk.toml_lines import find_statements

VALUES = [
    "1",
    "-0.5e3",
    "true",
    "2026-11-28 07:32:00",
    '""',
    "''",
    '"# no comment"',
    '"[no.head]"',
    r'"a \" quote = 1"',
    r"'a \'",
    '"""one"""',
    '"""\na = 1\n[b]\n# c\n\\""" d = 2\n"""',
    '"""two quotes at the end"""""',
    "'''\nx = 1\n'''",
    "''''one at the end''''",
    "[]",
    "[1, 2]",
    "[\n  1, # ] not yet\n\n  [2, 3],\n]",
    "[\"]\", '[']",
    "{ a = 1, b = { c = [1,\n2] } }",
    "{}",
]
PARTS = st.from_regex(r"[a-z0-9_-]{1,3}", fullmatch=True) | st.sampled_from(
    ['"a.b"', "'c = d'", '"#"', '"\\u957f"', '"[x]"', '""']
)
SPACES = st.sampled_from(["", " ", "\t", "  "])
FEEDS = st.sampled_from(["\n", "\r\n"])


@st.composite
def texts(draw):
    """A TOML text, and of each of its statements: path, whether it is a head, line."""
    text, expected, section = "", [], ()

    def write_path():
        parts = draw(st.lists(PARTS, min_size=1, max_size=3))
        dot = draw(SPACES) + "." + draw(SPACES)
        return dot.join(parts), tuple(next(iter(tomllib.loads(f"{part}=0"))) for part in parts)

    for _number in range(draw(st.integers(0, 8))):
        kind = draw(st.sampled_from(["key", "key", "head", "heads", "blank", "comment"]))
        lead, tail, feed = draw(SPACES), draw(SPACES), draw(FEEDS)
        tail += draw(st.sampled_from(["", "# it = said [here]"]))
        line = text.count("\n") + 1
        if kind == "blank":
            text += lead + feed
            continue
        if kind == "comment":
            text += f'{lead}# a = 1 "{feed}'
            continue
        written, path = write_path()
        if kind == "key":
            wanted = f"{lead}{written}{draw(SPACES)}={draw(SPACES)}{draw(st.sampled_from(VALUES))}{tail}{feed}"
            path = section + path
        else:
            ends = ("[[", "]]") if kind == "heads" else ("[", "]")
            wanted = f"{lead}{ends[0]}{draw(SPACES)}{written}{draw(SPACES)}{ends[1]}{tail}{feed}"
        try:
            tomllib.loads(text + wanted)
        except tomllib.TOMLDecodeError:  # a key that is taken
            continue
        text += wanted
        if kind != "key":
            section = path
        expected.append((path, kind != "key", line))
    return text, expected


@given(texts())
def test_every_statement_is_found_on_its_line(text_and_expected):
    text, expected = text_and_expected
    assert [(one.path, one.is_head, one.line) for one in find_statements(text)] == expected


@given(texts())
def test_what_a_statement_spans_is_all_of_it(text_and_expected):
    text, _expected = text_and_expected
    for statement in find_statements(text):
        if not statement.is_head:
            assert len(tomllib.loads(text[statement.start : statement.end])) == 1
            assert "it = said" not in text[statement.start : statement.end]


@pytest.mark.parametrize("value", VALUES)
def test_next_key_is_found_behind_any_value(value):
    text = f"first = {value} # and so on\nsecond = 2\n"
    tomllib.loads(text)
    first, second = find_statements(text)
    assert text[first.start : first.end] == f"first = {value}"
    assert (second.path, second.line) == (("second",), text.count("\n"))


@given(st.text() | st.text("a=.[]{}\"'#\n \\", max_size=60))
def test_text_that_is_no_toml_is_read_up_to_its_fault(text):
    assert all(0 <= one.start < one.end <= len(text) for one in find_statements(text))
