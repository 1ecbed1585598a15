"""What holds of the real data."""

import csv
import re
from datetime import date, datetime, time, timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from cztservices.authoring.build import describe_fault
from cztservices.authoring.load import load_catalogue
from cztservices.catalogue.offices import list_offices
from cztservices.catalogue.show import show_guide
from cztservices.config import DATA_FOLDER
from cztservices.domain.catalogue import OfficeRef
from cztservices.domain.dates import Doubt
from cztservices.domain.opening import OpeningState, opening_on
from cztservices.domain.scope import CITIES
from cztservices.domain.words import Element, EntryKind, Grade, ServiceState
from cztservices.i18n import LANGUAGES, Translator
from cztservices.presenters.direction import Direction
from cztservices.presenters.found import find_outlooks
from cztservices.presenters.guide import GuidePresenter
from cztservices.presenters.home import present_home, read_home
from cztservices.search.find import Finder

_LIST = (Path(__file__).parent / "services.csv").read_text(encoding="utf-8")
LISTED = {row["id"]: row for row in csv.DictReader(_LIST.splitlines())}
"""The services of the design: more may be added, none renamed."""

WRITTEN = (
    "medical-offsite-filing",
    "medical-inpatient-settlement",
    "pension-employee-transfer",
    "housing-fund-offsite-loan",
    "housing-fund-transfer",
    "household-migration",
    "identity-card",
    "residence-permit",
    "company-registration",
    "senior-card",
    "e-licence-recognition",
    "cross-city-window",
)
DAY = date(2026, 11, 22)
"""The day on which the data was checked; what is said of other days is not tested here."""

SATURDAY = date(2026, 11, 28)
BETTER_KNOWN = ("zhuzhou-citizen-centre-police-zone", SATURDAY + timedelta(1))
"""A report says that it is open until Saturday; that it is on Sunday too, a directory alone, as its note says."""

DIRECTIONS = [(a, b) for a in CITIES for b in CITIES if a != b]

POOR_HOSTS = ("jiusongjiankang", "hzbdd", "kaowaiyu", "b2der", "ganbingw", "xingbingw", "fengdujob")
"""Sites that copy without saying from where: too little for what people act on or pay."""

ACTED_ON = (Element.STEP, Element.MATERIAL, Element.AMOUNT, Element.FEE)


@pytest.fixture(scope="module")
def catalogue():
    """The data as it is read."""
    built, data = load_catalogue(DATA_FOLDER)
    assert [describe_fault(fault) for fault in data.faults if fault.severe] == []
    return built


@pytest.fixture(scope="module")
def statements(catalogue):
    """All statements with the id of their service."""
    return [(service, statement) for service, group in catalogue.statements.items() for statement in group]


def test_check_finds_no_severe_fault():
    _, data = load_catalogue(DATA_FOLDER)
    assert [describe_fault(fault) for fault in data.faults if fault.severe] == []


def test_every_statement_has_a_source(statements):
    assert statements
    assert [f"{service}: {s.id}" for service, s in statements if not s.sources] == []


def test_every_listed_service_keeps_its_name_domain_and_audience(catalogue):
    for key, row in LISTED.items():
        if key in catalogue.services:
            service = catalogue.services[key]
            held = (service.id, service.name.zh, service.name.en, service.domain.value, service.audience.value)
            assert held == (key, row["name_zh"], row["name_en"], row["domain"], row["audience"])


@pytest.mark.parametrize("service", WRITTEN)
def test_written_service_is_there_and_listed(catalogue, service):
    assert service in catalogue.services
    assert service in LISTED


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("service", [service for service in WRITTEN if service != "senior-card"])
def test_guide_of_every_direction_says_at_least_four_things(real_db, service, language):
    presenter = GuidePresenter(Translator(language))
    for direction in DIRECTIONS:
        page = show_guide(real_db, service, *direction, DAY)
        assert len(page.guide.elements) >= 4, direction
        view = presenter.present(page)
        shown = [view.answer, *(line.text for section in view.sections for line in section.lines)]
        assert all(text.strip() for text in shown)
        assert view.answer_line is not None, f"no answer for {direction}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_example_of_the_first_page_finds_a_service(real_db, language):
    finder = Finder(real_db)
    examples = present_home(read_home(real_db), Translator(language)).examples
    assert [text for text in examples if not finder.find(text, (EntryKind.SERVICE,)).hits] == []


@pytest.mark.parametrize("direction", [(None, None), *DIRECTIONS])
def test_list_says_of_every_service_what_its_guide_says(real_db, direction):
    services = {service.id: service for service in real_db.services()}
    outlooks = find_outlooks(real_db, services, Direction(*direction), DAY)
    for key in services:
        guide = show_guide(real_db, key, *direction, DAY).guide
        described = ServiceState.ACTIVE if guide.is_described else None
        expected = ServiceState.ENDED if guide.state is ServiceState.ENDED else guide.mode or described
        assert outlooks.get(key) == expected, key


@pytest.mark.parametrize("language", LANGUAGES)
def test_senior_card_is_ended_in_every_direction(real_db, language):
    for direction in DIRECTIONS:
        page = show_guide(real_db, "senior-card", *direction, DAY)
        assert page.guide.state is ServiceState.ENDED
        tr = Translator(language)
        assert GuidePresenter(tr).present(page).answer == tr.say(page.guide.holding(Element.STATUS)[0].text)


def test_office_is_not_closed_on_a_weekend_on_which_a_line_says_that_it_is_open(catalogue, statements):
    said = [
        (service, catalogue.offices[s.value.office], day)
        for service, s in statements
        if isinstance(s.value, OfficeRef)
        for day, weekend in zip((SATURDAY, SATURDAY + timedelta(1)), ("周六", "周日"), strict=True)
        if re.search(f"{weekend}[^。]*开", s.text.zh)
    ]
    assert len(said) >= 10
    closed = {(office.id, day) for _service, office, day in said if not opening_on(office, day).stretches}
    assert closed == {BETTER_KNOWN}


def test_hours_of_a_weekend_that_one_page_alone_gives_are_in_doubt(real_db):
    offices = {one.office.id: one for one in list_offices(real_db, datetime.combine(SATURDAY, time(10)))}
    counter = offices["zhuzhou-citizen-centre-household-counter"]
    assert (counter.opening.state, counter.doubt) == (OpeningState.OPEN, Doubt.UNCONFIRMED)
    assert "周末去之前先打电话" in counter.office.note.zh
    assert "household counters open at weekends" in offices["zhuzhou-citizen-centre"].office.note.en


@pytest.mark.parametrize(
    ("event", "name", "old"),
    [("fall-into-need", "生活有困难", "日子过不下去了"), ("living-with-disability", "有残疾", "身体落下残疾")],
)
def test_hard_times_have_a_plain_name_and_are_found_by_the_blunt_one(real_db, event, name, old):
    hit = next(hit for hit in Finder(real_db).find(old).hits if hit.kind is EntryKind.LIFE_EVENT)
    assert (hit.ref, hit.name_zh) == (event, name)


def test_every_statement_is_in_both_languages(statements):
    """English may quote the number of a document in Chinese, and Chinese the name of an app in letters."""
    assert [f"{service}: {s.id}" for service, s in statements if not re.search("[一-鿿]", s.text.zh)] == []
    assert [f"{service}: {s.id}" for service, s in statements if not re.search("[a-z]{2}", s.text.en)] == []
    assert [f"{service}: {s.id}" for service, s in statements if s.text.en == s.text.zh] == []


def test_no_statement_is_the_title_of_a_source(catalogue, statements):
    titles = {source.title.strip("[]【】") for source in catalogue.sources.values()}
    copied = [
        f"{service}: {s.id}"
        for service, s in statements
        if titles & {s.text.zh.strip("[]【】"), s.text.en.strip("[]【】")}
    ]
    assert copied == []


def test_nothing_that_people_act_on_rests_on_a_poor_site_alone(statements):
    weak = [
        f"{service}: {s.id}"
        for service, s in statements
        if s.element in ACTED_ON
        and s.grade is Grade.OTHER
        and any(host in urlsplit(source.url or "").netloc for source in s.sources for host in POOR_HOSTS)
    ]
    assert weak == []
