"""State codes of a catalogue: every guide has one that leads back to it, and what leads nowhere is explained."""

from dataclasses import replace
from itertools import product

import pytest

from cztservices.catalogue.show import show_guide
from cztservices.catalogue.state_code import (
    ForeignCode,
    State,
    WrongCode,
    explain_code,
    find_state,
    read_code,
    write_code,
)
from cztservices.domain.case import list_cases
from cztservices.domain.coverage import directions_of
from cztservices.domain.scope import CHANGSHA, XIANGTAN, ZHUZHOU
from cztservices.domain.state_code import CodeContent, number_edition, tidy_code, write_state_code
from cztservices.errors import KnownError
from tests.sample_data import DAY

FILING, RESIDENCE = "medical-offsite-filing", "residence-permit"
EMERGENCY = {"why-there": "emergency"}


def cases_of(db, service):
    """The answers of every case of a service, and whether they lead to one more question."""
    tree = db.questions(service.id)
    cases = [*list_cases(tree)] if tree is not None else []
    return [(case.answers, bool(case.answers) and case.question is not None) for case in cases] or [({}, False)]


def code_of(db, content: CodeContent, edition: int | None = None) -> str:
    """The code of what may not exist."""
    return write_state_code(replace(content, edition=number_edition(db.version()) if edition is None else edition))


def test_every_case_of_every_guide_has_a_code_of_its_own_that_leads_back(catalogue_db):
    seen = {}
    for service in catalogue_db.services():
        for ends, (answers, asks) in product(directions_of(service), cases_of(catalogue_db, service)):
            code = write_code(show_guide(catalogue_db, service.id, *ends, DAY, answers))
            assert read_code(catalogue_db, code) == State(code, service, *ends, answers, asks)
            assert code not in seen
            seen[code] = ends
    assert len(seen) > 50


def test_guide_without_answers_has_the_code_of_the_case_without_answers(catalogue_db):
    bare = write_code(show_guide(catalogue_db, FILING, XIANGTAN, CHANGSHA, DAY))
    assert bare == write_code(show_guide(catalogue_db, FILING, XIANGTAN, CHANGSHA, DAY, {}))
    assert bare == write_code(show_guide(catalogue_db, FILING, XIANGTAN, CHANGSHA, DAY, {"settled": "yes"}))


def test_city_at_an_end_that_the_service_lacks_is_not_in_its_code(catalogue_db):
    code = write_code(show_guide(catalogue_db, RESIDENCE, XIANGTAN, CHANGSHA, DAY))
    assert read_code(catalogue_db, code).origin is None
    assert code == write_code(show_guide(catalogue_db, RESIDENCE, None, CHANGSHA, DAY))


def test_service_without_a_number_and_a_way_from_a_city_to_itself_have_no_code(catalogue_db):
    shown = show_guide(catalogue_db, FILING, XIANGTAN, CHANGSHA, DAY)
    unnumbered = replace(shown.guide, service=replace(shown.guide.service, number=None))
    assert write_code(replace(shown, guide=unnumbered)) is None
    assert write_code(show_guide(catalogue_db, FILING, XIANGTAN, XIANGTAN, DAY)) is None


@pytest.mark.parametrize("place", range(8))
def test_wrong_sign_leads_to_what_was_meant(catalogue_db, place):
    code = tidy_code(write_code(show_guide(catalogue_db, FILING, XIANGTAN, CHANGSHA, DAY, EMERGENCY)))
    wrong = code[:place] + ("2" if code[place] != "2" else "3") + code[place + 1 :]
    found = read_code(catalogue_db, wrong)
    assert isinstance(found, WrongCode)
    assert [(state.service.id, state.origin, state.destination, state.answers) for state in found.nearest] == [
        (FILING, XIANGTAN, CHANGSHA, EMERGENCY)
    ]
    sentence = explain_code(found, wrong).render()
    assert sentence.endswith(f"; did you mean {code[:4]}-{code[4:]}?")


@pytest.mark.parametrize(
    "content",
    [
        CodeContent(200, None, None, 0, 0),
        CodeContent(2, XIANGTAN, CHANGSHA, 0, 0),
        CodeContent(1, CHANGSHA, CHANGSHA, 0, 0),
        CodeContent(1, XIANGTAN, CHANGSHA, 100, 0),
        CodeContent(2, None, CHANGSHA, 1, 0),
    ],
    ids=["no service", "end that it lacks", "one city", "no such case", "asks nothing"],
)
def test_code_that_checks_and_stands_for_nothing_is_wrong(catalogue_db, content):
    code = code_of(catalogue_db, content)
    found = read_code(catalogue_db, code)
    assert found == WrongCode(code, ())
    assert explain_code(found, code).render().startswith(f"The code “{code}” stands for nothing; ")


def test_code_of_another_edition_offers_the_guide_without_answers(catalogue_db):
    code = code_of(catalogue_db, CodeContent(1, ZHUZHOU, CHANGSHA, 3, 0), edition=1)
    found = read_code(catalogue_db, code)
    assert isinstance(found, ForeignCode)
    assert (found.general.service.id, found.general.origin, found.general.answers) == (FILING, ZHUZHOU, {})
    assert found.general == read_code(catalogue_db, found.general.code)
    assert "another edition" in explain_code(found, code).render()
    with pytest.raises(KnownError) as error:
        find_state(catalogue_db, code)
    assert f"“show {FILING} --origin {ZHUZHOU} --destination {CHANGSHA}”" in str(error.value)


def test_code_of_another_edition_for_what_is_gone_offers_nothing(catalogue_db):
    code = code_of(catalogue_db, CodeContent(200, None, None, 0, 0), edition=1)
    assert read_code(catalogue_db, code) == ForeignCode(code, None)
    with pytest.raises(KnownError, match="is not in this one"):
        find_state(catalogue_db, code)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("ABCD-EF", "has 6 signs and a code has 8; is one missing?"),
        ("ABCD-EFGH2", "has 9 signs and a code has 8; is one too many?"),
        ("ABCD-EFU2", "no code has the sign “U”"),
        ("ABCD-E\n" * 30, "“ABCD-EABCD"),
    ],
)
def test_what_is_no_code_is_told_in_one_sentence(catalogue_db, text, words):
    sentence = explain_code(read_code(catalogue_db, text), text).render()
    assert words in sentence
    assert sentence.isprintable()
