"""Where files are, and when the data has changed."""

import os

import pytest

from cztservices.authoring.translations import record_translations
from cztservices.config import OPTIONS, PROFILES, Folders, Option, stamp_data
from tests.authoring.folders import catalogue_of
from tests.sample_data import FILING_FILE, edit_file


def test_folders_below_one_are_below_it(tmp_path):
    folders = Folders.below(tmp_path)
    assert tmp_path in folders.user_data.parents
    assert tmp_path in folders.cache.parents
    assert folders.user_data != folders.cache


def test_stamp_is_the_same_for_the_same_data(data_folder):
    assert stamp_data(data_folder) == stamp_data(data_folder)


@pytest.mark.parametrize("change", ["size", "time", "name", "gone"])
def test_stamp_changes_with_the_data(data_folder, change):
    before = stamp_data(data_folder)
    file = data_folder / FILING_FILE
    if change == "size":
        time = file.stat().st_mtime_ns
        edit_file(data_folder, FILING_FILE, "网上备案。", "网上备案好。")
        os.utime(file, ns=(time, time))
    elif change == "time":
        os.utime(file, (1, 1))
    elif change == "name":
        file.rename(file.with_name("other.yaml"))
    else:
        file.unlink()
    assert stamp_data(data_folder) != before


def test_stamp_changes_when_translations_are_recorded(data_folder):
    """The catalogue says which English is older than its Chinese."""
    before = stamp_data(data_folder)
    record_translations(data_folder, catalogue_of(data_folder))
    assert stamp_data(data_folder) != before


def test_stamp_does_not_depend_on_where_the_data_is(data_folder):
    before = stamp_data(data_folder)
    moved = data_folder.rename(data_folder.with_name("moved"))
    assert stamp_data(moved) == before


@pytest.mark.parametrize(
    ("settings", "value"),
    [
        ({}, "light"),
        ({"theme": "dark"}, "dark"),
        ({"theme": "light"}, "light"),
        ({"theme": "pink"}, "light"),
        ({"theme": ""}, "light"),
        ({"theme": "Dark"}, "light"),
        ({"scale": "dark"}, "light"),
    ],
)
def test_option_has_the_value_set_or_else_its_default(settings, value):
    """A value that is not allowed may come from another version of the program."""
    assert Option("theme", "light", ("light", "dark")).read(settings) == value


@pytest.mark.parametrize(
    ("settings", "value"), [({}, "here"), ({"place": "anywhere"}, "anywhere"), ({"place": ""}, "")]
)
def test_option_without_a_list_of_values_takes_any(settings, value):
    assert Option("place", "here").read(settings) == value


@pytest.mark.parametrize("option", [one for one in OPTIONS if one.values], ids=lambda option: option.name)
def test_every_option_reads_its_own_values_and_no_other(option):
    assert option.default in option.values
    assert [option.read({option.name: value}) for value in option.values] == list(option.values)
    assert option.read({option.name: "no such value"}) == option.read({}) == option.default


def test_options_without_a_list_of_values_are_those_that_cannot_have_one():
    assert {option.name for option in OPTIONS if not option.values} == {"session", "printer", "hall"}


def test_options_are_declared_once():
    names = [option.name for option in OPTIONS]
    assert len(set(names)) == len(names)


def test_profiles_say_who_counts_who_serves_and_who_is_alone():
    assert [*PROFILES] == ["resident", "staff", "kiosk"]
    assert all(profile.name == name for name, profile in PROFILES.items())
    assert [name for name, profile in PROFILES.items() if profile.counts_failures] == ["staff", "kiosk"]
    assert [name for name, profile in PROFILES.items() if profile.serves_others] == ["staff"]
    assert [name for name, profile in PROFILES.items() if profile.is_alone] == ["kiosk"]
