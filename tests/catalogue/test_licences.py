"""All kinds of electronic licence, from the sample."""

from datetime import date

import pytest

from cztservices.authoring.build import build_catalogue
from cztservices.catalogue.entries import find_uses
from cztservices.catalogue.licences import SHOWING, list_licences
from cztservices.config import DATA_FOLDER
from cztservices.storage.catalogue_db import CatalogueDb
from tests.sample_data import DAY, FILING_FILE, RESIDENCE_FILE, edit_file, write_sample

MATERIAL = """\
  - id: {key}
    element: material
    scope: {scope}
    licence: id-card-licence
    text: {{zh: {key}, en: {key}}}
    {days}
    sources: [news-2023]
"""

RECOGNITION = """\
id: e-licence-recognition
name: {zh: 电子证照互认, en: Recognising electronic licences}
domain: e-licence
audience: both
ends:
  origin: {zh: 发证地, en: Issued in}
  destination: {zh: 用证地, en: Used in}
ask: hotline-12345
verified: 2026-11-22
statements:
  - id: step-open
    element: step
    scope: hunan
    text: {zh: 打开应用。, en: Open the app.}
    sources: [hunan-2022]
  - id: step-show
    element: step
    scope: czt
    text: {zh: 出示二维码。, en: Show the code.}
    sources: [news-2023]
  - id: step-old
    element: step
    scope: nation
    text: {zh: 打印出来。, en: Print it.}
    valid_to: 2022-12-31
    sources: [law-2021]
  - id: step-changsha
    element: step
    scope: changsha@destination
    text: {zh: 在长沙还要签字。, en: Sign it in Changsha.}
    sources: [news-2023]
  - id: step-new
    element: step
    scope: nation
    replaces: [step-open]
    text: {zh: 打开新应用。, en: Open the new app.}
    sources: [law-2021]
"""


@pytest.fixture(scope="module")
def edited(tmp_path_factory):
    """The sample with more materials that a licence replaces, and a guide that says how to show one."""
    data_folder = write_sample(tmp_path_factory.mktemp("edited") / "data")
    more = MATERIAL.format(key="material-permit", scope="nation", days="valid_from: 2023-01-01")
    over = MATERIAL.format(key="material-over", scope="changsha", days="valid_to: 2023-01-31")
    edit_file(data_folder, RESIDENCE_FILE, "  - id: fee-2024\n", f"{more}{over}  - id: fee-2024\n")
    second = MATERIAL.format(key="material-second", scope="zhuzhou@origin", days="valid_from: 2023-01-01")
    edit_file(data_folder, FILING_FILE, "  - id: step-choose\n", f"{second}  - id: step-choose\n")
    path = data_folder / f"services/e-licence/{SHOWING}.yaml"
    path.parent.mkdir()
    path.write_text(RECOGNITION, encoding="utf-8")
    built = data_folder.parent / "catalogue.db"
    build_catalogue(data_folder, built)
    with CatalogueDb(built) as db:
        yield db


def uses_of(db, day: date = DAY) -> dict[str, list[tuple[str, list[str]]]]:
    """By licence, the services with the statements that name it."""
    return {
        key: [(use.service.id, [s.id for s in use.statements]) for use in uses]
        for key, uses in list_licences(db, day).uses.items()
    }


def test_guide_on_showing_licences_is_in_the_data():
    assert list((DATA_FOLDER / "services").rglob(f"{SHOWING}.yaml"))


def test_all_licences_and_lists_are_there_in_the_order_of_the_catalogue(catalogue_db):
    shown = list_licences(catalogue_db, DAY)
    assert shown.licences == catalogue_db.licences() != []
    assert shown.lists == catalogue_db.lists() != []


def test_licence_is_good_for_every_service_whose_materials_name_it(edited):
    """Whatever city they are of: the list is for all directions."""
    assert uses_of(edited) == {
        "id-card-licence": [
            ("medical-offsite-filing", ["material-id", "material-second"]),
            ("residence-permit", ["material-permit"]),
        ]
    }


@pytest.mark.parametrize("day", [date(2020, 1, 1), date(2022, 1, 1), date(2023, 1, 15), DAY, date(2026, 1, 1)])
def test_uses_are_those_that_each_licence_says_of_itself(edited, day):
    shown = list_licences(edited, day)
    assert {one.id: shown.uses.get(one.id, ()) for one in shown.licences} == {
        one.id: find_uses(edited, one, day) for one in shown.licences
    }


def test_day_decides_which_materials_count(edited):
    days = (date(2022, 12, 31), date(2023, 1, 1), date(2023, 1, 31), date(2023, 2, 1))
    named = [[key for _, keys in uses_of(edited, day)["id-card-licence"] for key in keys] for day in days]
    assert [("material-permit" in keys, "material-over" in keys) for keys in named] == [
        (False, False),
        (True, True),
        (True, True),
        (True, False),
    ]


def test_licence_that_nothing_names_has_no_uses(catalogue_db):
    assert uses_of(catalogue_db, date(2020, 1, 1)) == {}


def test_steps_of_showing_one_are_those_that_hold_everywhere_on_the_day(edited):
    assert [line.statement.id for line in list_licences(edited, DAY).showing] == ["step-show", "step-new"]
    on_the_day_before = [line.statement.id for line in list_licences(edited, date(2022, 6, 1)).showing]
    assert on_the_day_before == ["step-old", "step-new"]


def test_catalogue_without_that_guide_says_nothing_of_showing_one(catalogue_db):
    assert list_licences(catalogue_db, DAY).showing == ()
