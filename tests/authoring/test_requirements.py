"""Requirements as authors write them: read, checked by name, and advised about."""

from dataclasses import dataclass

import pytest

from cztservices.authoring.build import describe_fault
from cztservices.authoring.load import load_catalogue
from cztservices.authoring.stats import count_catalogue
from cztservices.domain.catalogue import MaterialForm, Text
from tests.authoring.folders import check, line_of
from tests.sample_data import FILING_FILE, RESIDENCE_FILE, edit_file

FILE = "requirements.yaml"


@dataclass(frozen=True)
class Plant:
    """``new`` stands in ``file`` for ``old``: a fault on the line of ``marker``, about ``field``, with those words."""

    file: str
    old: str
    new: str
    marker: str
    field: str
    problem: str
    mend: str


FAULTS = {
    "requirement that is none": Plant(
        FILING_FILE, "requirement: residence\n", "requirement: residense\n", "residense",
        "requirement", "residense is not in requirements.yaml", "did you mean residence?",
    ),
    "requirement of a step": Plant(
        FILING_FILE, "text: {zh: 选医院。", "requirement: residence\n    text: {zh: 选医院。", "id: step-choose",
        "statements", "requirement does not belong to step", "take it out",
    ),
    "source that is none": Plant(
        FILE, "[law-2021]", "[law-2012]", "[law-2012]",
        "residence.accepted[1].sources", "law-2012 is not in sources.yaml", "law-2021",
    ),
    "licence that is none": Plant(
        FILE, "licence: id-card-licence", "licence: id-card", "licence: id-card",
        "residence.accepted[1].licence", "id-card is not in licences.yaml", "id-card-licence",
    ),
    "service that is none": Plant(
        FILE, "services: [medical-offsite-filing]", "services: [medical-filing]", "[medical-filing]",
        "residence.accepted[5].services", "there is no service medical-filing", "medical-offsite-filing",
    ),
    "place that is none": Plant(
        FILE, "scope: xiangtan->changsha", "scope: xiangtan->changsa", "xiangtan->changsa",
        "residence.accepted[4].scope", "no place is called changsa", "changsha",
    ),
    "no source": Plant(
        FILE, "      sources: [blog-undated]\n", "", "text: {zh: 承诺书",
        "residence.accepted[5]", "missing", "add it",
    ),
    "too many copies": Plant(
        FILE, "originals: 1", "originals: 21", "originals: 21",
        "residence.accepted[1].originals", "too large", "at most 20",
    ),
    "field that is none": Plant(
        FILE, "valid_for:", "valid:", "valid:", "residence.accepted[1].valid", "is no field here", "spelling",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", FAULTS)
def test_planted_fault_is_found_at_its_line_with_its_mend(data_folder, name):
    plant = FAULTS[name]
    edit_file(data_folder, plant.file, plant.old, plant.new)
    catalogue, data = load_catalogue(data_folder)
    assert catalogue is None
    [found] = [describe_fault(fault) for fault in data.faults]
    assert found.startswith(f"{plant.file}:{line_of(data_folder, plant.file, plant.marker)}: ")
    for words in (plant.field, plant.problem, plant.mend):
        assert words in found


ADVICE = {
    "nobody asks": Plant(
        FILING_FILE, "    requirement: residence\n", "", "",
        "residence", "no material names this requirement", "requirement: residence",
    ),
    "nothing accepted": Plant(
        FILE, "residence:\n", "deed:\n  name: {zh: 契约, en: Deed}\n  verified: 2026-11-22\nresidence:\n", "deed:",
        "deed", "nothing is accepted for it", "with its source",
    ),
    "Chinese issuer in English": Plant(
        FILE, "en: Police station", "en: 派出所", "en: 派出所",
        "residence.accepted[1].issuer.en", "not in English", "translate it",
    ),
    "Chinese text in English": Plant(
        FILE, "en: Lease", "en: 租房合同", "en: 租房合同",
        "residence.accepted[4].text.en", "not in English", "translate it",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", ADVICE)
def test_careful_reader_sends_it_back(data_folder, name):
    plant = ADVICE[name]
    assert check(data_folder) == []
    edit_file(data_folder, plant.file, plant.old, plant.new)
    line = line_of(data_folder, FILE, plant.marker or "residence:")
    found = [describe_fault(fault) for fault in check(data_folder)]
    wanted = [one for one in found if plant.problem in one]
    assert len(wanted) == 1, found
    assert wanted[0].startswith(f"{FILE}:{line}: {plant.field}: ")
    assert plant.mend in wanted[0]


def test_source_that_only_proves_what_is_accepted_is_cited(data_folder):
    source = "only-here:\n  title: 一\n  publisher: 二\n  grade: press\n  published: '2022'\n"
    edit_file(data_folder, "sources.yaml", "law-2021:\n", f"{source}law-2021:\n")
    assert any("nothing cites this source" in describe_fault(fault) for fault in check(data_folder))
    edit_file(data_folder, FILE, "sources: [hunan-2022]", "sources: [only-here]")
    assert check(data_folder) == []


def test_record_has_what_was_written_and_the_day_of_its_requirement(data_folder):
    catalogue, _ = load_catalogue(data_folder)
    requirement = catalogue.requirements["residence"]
    permit, deed, _, lease, pledge = requirement.accepted
    assert requirement.name == Text("居住证明", "Proof of residence")
    assert (permit.issuer, permit.valid_for) == (Text("派出所", "Police station"), Text("1 年", "One year"))
    assert permit.form == MaterialForm(originals=1, licence="id-card-licence")
    assert (deed.form, str(deed.statement.scope)) == (MaterialForm(copies=2), "430100@origin")
    assert [str(one.statement.verified) for one in (deed, lease)] == ["2026-11-22", "2026-10-01"]
    assert (lease.services, pledge.services) == ((), ("medical-offsite-filing",))
    assert [one.statement.id for one in requirement.accepted] == [f"residence-{n}" for n in range(1, 6)]


def test_material_carries_its_requirement_beside_its_form(data_folder):
    edit_file(data_folder, FILING_FILE, "    copies: 2\n", "    copies: 2\n    requirement: residence\n")
    catalogue, _ = load_catalogue(data_folder)
    forms = {one.id: one.value for one in catalogue.statements["medical-offsite-filing"]}
    assert forms["material-id"] == MaterialForm(1, 2, "id-card-licence", "residence")
    assert forms["material-form"] == MaterialForm(requirement="residence")


def test_data_without_requirements_is_whole_as_long_as_nothing_names_one(data_folder):
    (data_folder / FILE).unlink()
    _, data = load_catalogue(data_folder)
    assert any("residence is not in requirements.yaml" in describe_fault(fault) for fault in data.faults)
    edit_file(data_folder, FILING_FILE, "    requirement: residence\n", "")
    catalogue, data = load_catalogue(data_folder)
    assert data.faults == []
    assert catalogue.requirements == {}


def test_requirements_are_counted(data_folder):
    assert count_catalogue(data_folder)[0]["requirements"] == 1


def test_residence_file_may_ask_for_it_too(data_folder):
    """What is accepted for one service alone does not keep another from asking."""
    more = "  - id: material\n    element: material\n    scope: nation\n    requirement: residence\n"
    more += "    text: {zh: 居住证明, en: Proof of residence}\n    sources: [law-2021]\n"
    path = data_folder / RESIDENCE_FILE
    path.write_text(path.read_text(encoding="utf-8") + more, encoding="utf-8")
    assert check(data_folder) == []
