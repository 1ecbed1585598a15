"""The words of the screen for the words of the design."""

import pytest

from cztservices.domain.scope import AREA, CITIES, NATION, PROVINCE
from cztservices.domain.words import Domain, Element, EntryKind, Grade, HandlingMode, ServiceState
from cztservices.presenters.labels import (
    CITY_LABELS,
    DOMAINS,
    ELEMENTS,
    GRADES,
    KIND_GROUPS,
    KINDS,
    MODES,
    STATES,
    name_place,
)


@pytest.mark.parametrize(
    ("table", "words"),
    [
        (ELEMENTS, Element), (MODES, HandlingMode), (STATES, ServiceState), (GRADES, Grade), (DOMAINS, Domain),
        (KINDS, EntryKind), (KIND_GROUPS, EntryKind),
    ],
    ids=["elements", "modes", "states", "grades", "domains", "kinds", "groups"],
)  # fmt: skip
def test_every_word_has_a_label_of_its_own(tr, table, words):
    assert table.keys() == set(words)
    assert len({tr.gettext(label) for label in table.values()}) == len(table)


def test_every_place_has_a_name_of_its_own_in_a_sentence(tr):
    names = [tr.gettext(name_place(code)) for code in (NATION, PROVINCE, AREA, *CITIES)]
    assert len(set(names)) == len(names)
    assert not any(any(char.isdigit() for char in name) for name in names)


def test_city_has_the_same_name_on_a_chip_and_in_a_sentence():
    assert {city: name_place(city) for city in CITIES} == CITY_LABELS
