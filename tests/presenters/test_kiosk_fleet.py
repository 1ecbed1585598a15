"""The kiosks of many halls as a table and as a page."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cztservices.domain.failed_search import FailedPhrase, Failure
from cztservices.domain.kiosk.counts import Counted, Tally, Use
from cztservices.domain.kiosk.fleet import Fleet, KioskReport, gather
from cztservices.i18n import LANGUAGES, Translator
from cztservices.presenters.kiosk.fleet import LeftOutView, present_fleet, write_fleet, write_fleet_page
from cztservices.presenters.palettes import PALETTES
from tests.kiosk_records import reports
from tests.pages import read_page

EN = Translator("en")
ODD = '</td><script>alert(1)</script><img src="http://x">'
TALLY = Tally(
    {
        Counted(Use.SESSION, "", 9): 30, Counted(Use.SESSION, "", 14): 1_200, Counted(Use.FINISHED, "", 9): 10,
        Counted(Use.PAGE, "id-card", 9): 7, Counted(Use.PAGE, "moving", 9): 2, Counted(Use.LANGUAGE, "en", 9): 4,
        Counted(Use.PRINT_FAILED, "", 9): 1,
    }
)  # fmt: skip
GOOD = KioskReport(
    "bcdfgh", "长沙", "abcdef0123456789", "0.1.0", starts=3, minutes=3 * 1440, with_catalogue=2 * 1440, verified=date(2026, 11, 22),
    age=6, free_bytes=10 * 1024**3, last_reset=datetime(2026, 11, 28, 9, 30, tzinfo=UTC),
)  # fmt: skip
USED = replace(GOOD, id="kmnpqr", hall="湘潭", tally=TALLY, phrases=(FailedPhrase("瞧病", Failure.NOTHING, 12),))
names = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20)


def present(*found, service_names=None):
    return present_fleet(gather(found), service_names or {}, EN)


def cells(view, number=0):
    return dict(zip(view.kiosks.header, view.kiosks.rows[number], strict=True))


def bars_of(view, title):
    [drawing] = [one for one in view.drawings if one.title == title]
    return re.findall(r"<title>(.*)</title>", drawing.svg)


def test_row_of_a_kiosk_says_what_a_technician_asks_first():
    row = {name: cell.text for name, cell in cells(present(GOOD)).items()}
    assert row == {
        "Hall": "长沙", "Kiosk": "bcdfgh", "Catalogue": "2026-11-22 abcdef01", "Age": "6 days", "Program": "0.1.0",
        "Days on": "3", "Sessions": "0", "Searches": "0", "Printed": "0", "Not printed": "0", "Crashes": "0",
        "Last crash": "–", "Last session": "2026-11-28 09:30", "Disk free": "10 GB", "Faults of set-up": "0",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("change", "column", "text", "token"),
    [
        ({"age": 181}, "Age", "181 days", "caution"),
        ({"age": 366}, "Age", "366 days", "stop"),
        ({"age": 1}, "Age", "1 day", ""),
        ({"age": None}, "Age", "age unknown (on for 2 days)", "caution"),
        ({"free_bytes": 50 * 1024**2}, "Disk free", "50 MB", "stop"),
        ({"free_bytes": None}, "Disk free", "unknown", "caution"),
        ({"is_kept": False}, "Kiosk", "bcdfgh (keeps nothing)", "caution"),
        ({"crashes": 2}, "Crashes", "2", "caution"),
        ({"faults": 1}, "Faults of set-up", "1", "caution"),
        ({"tally": TALLY}, "Not printed", "1", "caution"),
        ({"verified": None}, "Catalogue", "abcdef01", ""),
    ],
    ids=str,
)
def test_what_needs_somebody_is_in_colour_and_in_words(change, column, text, token):
    cell = cells(present(replace(GOOD, **change)))[column]
    assert (cell.text, cell.token) == (text, token)


def test_drawings_show_use_by_hour_what_is_asked_what_is_not_found_versions_and_ages():
    view = present(
        GOOD, USED, replace(USED, id="stvwxz", age=None, program="0.2.0"), service_names={"id-card": "Identity card"}
    )
    hours = bars_of(view, "Sessions by the hour in which they began")
    assert (len(hours), hours[9], hours[14], hours[15]) == (24, "9: 60", "14: 2,400", "15: 0")
    assert bars_of(view, "What is asked for") == ["Identity card: 14", "moving: 4"]
    assert bars_of(view, "What is not found") == ["瞧病: 24 × nothing found"]
    assert bars_of(view, "Catalogues in use") == ["2026-11-22 abcdef01: 3"]
    assert bars_of(view, "Programs in use") == ["0.2.0: 1", "0.1.0: 2"]
    assert [bar for bar in bars_of(view, "Age of the catalogues") if not bar.endswith(": 0")] == [
        "0 to 30 days: 2",
        "unknown: 1",
    ]
    uses = [[cell.text for cell in row] for row in view.uses.rows]
    assert ["Sessions", "2,460"] in uses
    assert ["Language chosen: English", "8"] in uses


def test_kiosk_of_every_age_stands_in_one_bar():
    ages = [0, 30, 31, 90, 91, 180, 181, 365, 366, 9_999, None]
    found = [replace(GOOD, id="bcdfg" + "bcdfghjkmnp"[number], age=age) for number, age in enumerate(ages)]
    assert [int(bar.rpartition(" ")[2]) for bar in bars_of(present(*found), "Age of the catalogues")] == [
        2,
        2,
        2,
        2,
        2,
        1,
    ]


def test_text_has_its_columns_below_each_other():
    lines = write_fleet(present(GOOD, replace(USED, hall="岳麓区政务服务大厅"))).splitlines()
    assert lines[0] == "2 kiosks: 1,230 sessions."
    starts = {sum(1 + (char > "⺀") for char in line.partition("2026-11-22")[0]) for line in lines[2:]}
    assert len(starts) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_needs_nothing_from_outside_and_words_are_words(language):
    hostile = replace(USED, hall=ODD, phrases=(FailedPhrase(ODD, Failure.LEFT, 9),), program=ODD, catalogue=ODD)
    translator = Translator(language)
    view = present_fleet(gather([hostile]), {"id-card": ODD}, translator)
    text = write_fleet_page(view, [LeftOutView(ODD, ODD)], translator)
    page = read_page(text)
    assert "<script" not in text
    assert "<img" not in text
    assert (page.language, len(page.tables), len(page.drawn)) == (language.replace("_", "-"), 3, 6)
    assert page.tables[0][1][0] == ODD
    assert page.tables[-1][1] == [ODD, ODD]


@given(st.lists(reports, max_size=3), names)
def test_any_fleet_can_be_shown(found, name):
    view = present_fleet(gather(found), {"id-card": name}, EN)
    page = read_page(write_fleet_page(view, [], EN))
    assert [row[0] for row in page.tables[0][1:]] == [one.hall or "–" for one in gather(found).kiosks]
    assert write_fleet(view).count("\n") == 2 + len(view.kiosks.rows)


def test_page_prints_light_whatever_the_screen_is():
    style = re.search(
        r"<style>(.*)</style>", write_fleet_page(present_fleet(Fleet(), {}, EN), [], EN), re.DOTALL
    ).group(1)
    on_paper = style.partition("@media print")[2]
    assert f"--ink: {PALETTES['light']['ink']};" in on_paper
    assert "prefers-" not in on_paper
