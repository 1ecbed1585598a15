"""``state.json``: comes back as it was, and nothing else is believed."""

import json
import os

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cztservices.domain.kiosk.state import KioskState
from cztservices.errors import KnownError, UserDataError
from cztservices.storage.kiosk.state_file import read_state, state_from_json, state_to_json, write_state
from tests.kiosk_records import anything, states


@pytest.fixture
def path(tmp_path):
    return tmp_path / "state.json"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(states)
def test_state_comes_back_as_it_was(path, state):
    write_state(state, path)
    read = read_state(path)
    assert read == state
    assert [*read.ran_minutes] == [*state.ran_minutes]


def test_where_no_file_is_no_state_is_known(path):
    assert read_state(path) is None


@given(states, st.sampled_from([*state_to_json(KioskState())]), anything)
def test_any_value_in_any_field_is_read_or_refused(state, name, value):
    fields = json.loads(json.dumps(state_to_json(state))) | {name: value}
    try:
        read = state_from_json(fields)
    except ValueError:
        return
    assert json.loads(json.dumps(state_to_json(read))) == fields


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"\xff\xfe",
        b"[]",
        b"null",
        b'{"format": "other"}',
        b"[" * 50_000,
        b" " * 70_000 + b"{}",
        b'{"starts": 1' + b"0" * 9_000 + b"}",
    ],
    ids=["empty", "cut", "no text", "list", "null", "foreign", "deep", "large", "long number"],
)
def test_what_is_no_state_is_refused_in_one_sentence(path, content):
    path.write_bytes(content)
    with pytest.raises(UserDataError, match=r"state\.json is not as this program writes it\."):
        read_state(path)


@pytest.mark.parametrize("version", [0, 2, "1", None])
def test_other_version_is_refused(version):
    with pytest.raises(ValueError, match="no state"):
        state_from_json(state_to_json(KioskState()) | {"version": version})


def test_pipe_is_not_waited_for(path):
    os.mkfifo(path)
    with pytest.raises(UserDataError, match="not as this program writes it"):
        read_state(path)
    with pytest.raises(KnownError, match="is no file"):
        write_state(KioskState(), path)
