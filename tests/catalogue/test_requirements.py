"""What is accepted, from the sample: in a guide, in the three cities, and for scripts."""

import json
from datetime import date

import pytest

from cztservices.authoring.build import build_catalogue
from cztservices.authoring.load import load_catalogue
from cztservices.catalogue.as_json import guide_json
from cztservices.catalogue.requirements import show_requirement
from cztservices.catalogue.show import show_guide
from cztservices.config import DATA_FOLDER
from cztservices.domain.scope import CHANGSHA, XIANGTAN, ZHUZHOU
from cztservices.errors import UnknownNameError
from cztservices.storage.catalogue_db import CatalogueDb
from tests.sample_data import DAY, write_sample

FILING = "medical-offsite-filing"
LATER = date(2026, 11, 28)


@pytest.mark.parametrize(
    ("origin", "destination", "known"),
    [
        (CHANGSHA, XIANGTAN, ["residence-1", "residence-2"]),
        (ZHUZHOU, CHANGSHA, ["residence-1", "residence-3", "residence-5"]),
        (XIANGTAN, CHANGSHA, ["residence-1", "residence-4"]),
        (None, None, ["residence-1"]),
    ],
)
def test_guide_has_what_is_accepted_in_its_direction(catalogue_db, origin, destination, known):
    shown = show_guide(catalogue_db, FILING, origin, destination, LATER)
    assert [one.statement.id for one in shown.requirements["residence"].accepted] == known
    assert [one.statement.id for one in shown.accepted] == known


def test_guide_whose_materials_ask_for_nothing_has_no_requirement(catalogue_db):
    assert show_guide(catalogue_db, "residence-permit", None, CHANGSHA, LATER).requirements == {}


def test_guide_has_the_licence_that_stands_in_for_what_is_accepted(tmp_path):
    folder = write_sample(tmp_path / "data")
    file = folder / "services/medical-insurance/medical-offsite-filing.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("    licence: id-card-licence\n", ""), encoding="utf-8")
    build_catalogue(folder, tmp_path / "c.db")
    with CatalogueDb(tmp_path / "c.db") as db:
        assert list(show_guide(db, FILING, CHANGSHA, XIANGTAN, LATER).licences) == ["id-card-licence"]


def test_requirement_is_read_as_it_was_written(catalogue_db, tmp_path):
    catalogue, _ = load_catalogue(write_sample(tmp_path / "data"))
    assert catalogue_db.requirements() == catalogue.requirements


def test_real_requirements_are_read_as_they_were_written(tmp_path):
    catalogue = build_catalogue(DATA_FOLDER, tmp_path / "real.db")
    with CatalogueDb(tmp_path / "real.db") as db:
        assert db.requirements() == catalogue.requirements
        asking = {key for one in catalogue.requirements for key in show_requirement(db, one, LATER).services}
    assert len(catalogue.requirements) >= 12
    assert len(asking) >= 20
    # more than one thing, or something said of the one: else the material says as much itself
    told = {
        key: [one for one in requirement.accepted if one.issuer or one.valid_for or one.form.licence]
        for key, requirement in catalogue.requirements.items()
    }
    assert [key for key, one in catalogue.requirements.items() if len(one.accepted) < 2 and not told[key]] == []


def test_requirement_is_shown_with_who_asks_and_whom_to_ring(catalogue_db):
    shown = show_requirement(catalogue_db, "residence", LATER)
    assert list(shown.services) == [FILING]
    assert shown.hotlines[FILING].phone == "12393"
    assert list(shown.licences) == ["id-card-licence"]
    assert [group.services for group in shown.groups] == [(), (FILING,)]
    assert [[row.first.statement.id for row in group.rows] for group in shown.groups] == [
        ["residence-1", "residence-2", "residence-4"], ["residence-5"],
    ]  # fmt: skip


def test_what_was_not_known_yet_is_not_shown(catalogue_db):
    shown = show_requirement(catalogue_db, "residence", DAY.replace(year=2022, month=1))
    assert [[row.first.statement.id for row in group.rows] for group in shown.groups] == [["residence-1"]]


def test_unknown_requirement_is_refused_with_the_nearest(catalogue_db):
    with pytest.raises(UnknownNameError, match=r"no requirement “residense”.*residence"):
        show_requirement(catalogue_db, "residense", LATER)


def test_scripts_read_what_is_accepted_beside_its_sources(catalogue_db):
    guide = json.loads(json.dumps(guide_json(show_guide(catalogue_db, FILING, ZHUZHOU, CHANGSHA, LATER))))
    asked = guide["requirements"]["residence"]
    assert asked["name"] == {"zh": "居住证明", "en": "Proof of residence"}
    permit, deed, pledge = asked["accepted"]
    assert permit["value"] == {"originals": 1, "copies": 0, "licence": "id-card-licence", "requirement": None}
    assert permit["issuer"] == {"zh": "派出所", "en": "Police station"}
    assert permit["valid_for"] == {"zh": "1 年", "en": "One year"}
    assert (deed["issuer"], deed["valid_for"], deed["services"], deed["scope"]) == (None, None, [], "430200@origin")
    assert pledge["services"] == [FILING]
    assert {source for one in asked["accepted"] for source in one["sources"]} <= set(guide["sources"])
    materials = {line["id"]: line["value"] for line in guide["elements"]["material"]}
    assert materials["material-form"]["requirement"] == "residence"
    assert guide_json(show_guide(catalogue_db, "senior-card", None, None, LATER))["requirements"] == {}
