"""Sounds of Chinese names."""

import pytest

from cztservices.authoring.readings import read_name


@pytest.mark.parametrize(
    ("name", "sounds"),
    [
        ("医保", ["yi", "bao"]),
        ("长沙", ["chang", "sha"]),
        ("重庆", ["chong", "qing"]),
        ("银行", ["yin", "hang"]),
        ("gjj提取2", ["g", "j", "j", "ti", "qu", "2"]),
        ("女儿", ["nv", "er"]),
        ("", []),
    ],
)
def test_likeliest_sound_comes_first(name, sounds):
    assert [reading.split("|")[0] for reading in read_name(name)] == sounds


def test_every_sound_of_a_character_is_kept():
    assert set(read_name("长")[0].split("|")) >= {"chang", "zhang"}


@pytest.mark.parametrize("name", ["12345热线", "abc", "䷀", "鿿㐀"])
def test_there_is_one_reading_a_character(name):
    assert len(read_name(name)) == len(name)
