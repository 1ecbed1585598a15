"""One guide as a window sees it, from the sample and from the real data."""

from datetime import date

import pytest

from cztservices.catalogue.counter import RECEPTION, choose_papers, show_counter
from cztservices.domain.counter import PaperKind
from cztservices.domain.coverage import directions_of
from cztservices.domain.scope import CHANGSHA, XIANGTAN
from cztservices.domain.words import Element
from cztservices.errors import KnownError
from tests.sample_data import DAY

NOW = date(2026, 11, 24)
FILING, COMPANY = "medical-offsite-filing", "company-registration"


def names(lines) -> list[str]:
    return [one.name for one in lines]


@pytest.fixture
def filing(catalogue_db):
    """Filing from Xiangtan to Changsha, on the sample, which has no service of windows."""
    return show_counter(catalogue_db, FILING, XIANGTAN, CHANGSHA, DAY)


def test_papers_are_sorted_and_identity_comes_first(filing):
    assert list(filing.papers) == [PaperKind.IDENTITY, PaperKind.FORM]
    assert {kind: names(papers) for kind, papers in filing.papers.items()} == {
        PaperKind.IDENTITY: ["material-id"],
        PaperKind.FORM: ["material-xiangtan"],
    }


def test_home_city_decides_by_its_conditions_and_time_limits(filing):
    assert (filing.home, filing.reception) == (XIANGTAN, CHANGSHA)
    assert names(filing.decides) == ["condition-nation", "time-limit-nation"]


def test_home_offices_are_those_of_the_city_that_decides(catalogue_db, filing):
    assert [line.statement.id for line in filing.offices] == ["office-xiangtan"]
    company = show_counter(catalogue_db, COMPANY, XIANGTAN, CHANGSHA, DAY)
    assert (company.home, [line.statement.id for line in company.offices]) == (CHANGSHA, ["office-changsha"])
    back = show_counter(catalogue_db, COMPANY, CHANGSHA, XIANGTAN, DAY)
    assert (back.home, back.offices) == (XIANGTAN, ())


def test_nothing_is_said_to_travel_where_no_line_says_so(filing):
    assert filing.general is None
    assert (filing.travels, filing.checks) == ((), ())


def test_case_that_is_not_possible_has_nothing_to_check(catalogue_db):
    shown = show_counter(catalogue_db, FILING, XIANGTAN, CHANGSHA, DAY, {"why-there": "holiday"})
    assert (dict(shown.papers), shown.decides) == ({}, ())


def test_papers_are_chosen_by_name(filing):
    assert choose_papers(filing, "") == frozenset()
    assert choose_papers(filing, " material-id, ") == {"material-id"}
    assert choose_papers(filing, "all") == {"material-id", "material-xiangtan"}
    with pytest.raises(KnownError) as refused:
        choose_papers(filing, "material-idd")
    assert str(refused.value).endswith("there are material-id, material-xiangtan; did you mean “material-id”?")


def test_real_windows_say_how_files_travel(real_db):
    shown = show_counter(real_db, "social-contribution-record", "430200", CHANGSHA, NOW)
    own = [one.name for one in shown.travels if not one.is_general]
    assert own == ["step-cross-window", "step-counter-zhuzhou"]
    general = [one.name for one in shown.travels if one.is_general]
    assert "step-forward-zhuzhou-changsha@window" in general
    assert "step-forward-changsha-zhuzhou@window" not in general
    assert names(shown.papers[PaperKind.IDENTITY]) == ["material-identity@window"]


def test_real_services_are_taken_in_everywhere_with_a_source_for_every_line(real_db):
    for service in real_db.services():
        for ends in directions_of(service):
            shown = show_counter(real_db, service.id, *ends, DAY)
            papers = [one for kind in shown.papers.values() for one in kind]
            assert all(one.line.statement.sources for one in (*papers, *shown.decides, *shown.travels))
            assert len({*names(papers)}) == len(papers)
            own = {
                line.statement.id
                for line in shown.shown.guide.elements.get(Element.MATERIAL, ())
                if not line.overridden_by
            }
            assert own <= {*names(papers)}
            assert (shown.general is None) is (service.id == RECEPTION)
