"""Published lists, life events, contradictions, and names across files: what is read and what is a fault."""

import re
from dataclasses import dataclass

import pytest

from cztservices.authoring.build import describe_fault
from cztservices.authoring.load import load_catalogue
from cztservices.domain.words import ListSubject
from tests.authoring.folders import catalogue_of, check, line_of
from tests.sample_data import FILES, FILING_FILE, RESIDENCE_FILE, edit_file

CHANGSHA = "offices/430100.yaml"
XIANGTAN = "offices/430300.yaml"


@dataclass(frozen=True)
class Plant:
    """``new`` stands in ``file`` for ``old``: a fault on the line of ``marker``, about ``field``, said with those words."""

    name: str
    file: str
    old: str
    new: str
    marker: str
    field: str
    problem: str
    mend: str


# fmt: off
PLANTS = [
    Plant("list entry that names no service", "lists.yaml", "[medical-offsite-filing, residence-permit]",
          "[medical-offsite-filing, residence-permits]", "      services: [medical-offsite-filing, residence-permits]",
          "hunan-services.entries[2].services", "there is no service residence-permits", "residence-permit"),
    Plant("list of an unknown scope", "lists.yaml", "  scope: hunan", "  scope: hunnan", "  scope: hunnan", "hunan-services.scope",
          "no place is called hunnan", "hunan"),
    Plant("list of an unknown subject", "lists.yaml", "about: licences", "about: permits", "about: permits", "czt-licences-2023.about",
          "permits", "licences"),
    Plant("list with an unknown source", "lists.yaml", "sources: [hunan-2022]", "sources: [hunan-2023]", "sources: [hunan-2023]",
          "hunan-services.sources", "hunan-2023 is not in sources.yaml", "hunan-2022"),
    Plant("list of no entries", "lists.yaml", "count: 55", "count: 0", "count: 0", "czt-services-2023.count", "", ""),
    Plant("list without an issuer", "lists.yaml", "  issuer: {zh: 湖南省, en: Hunan}\n", "", "hunan-services:",
          "hunan-services.issuer", "is missing", "add it"),
    Plant("list entry without English", "lists.yaml", "{zh: 学历认证, en: Proof of a degree}", "{zh: 学历认证}", "{zh: 学历认证}",
          "hunan-services.entries[3].name.en", "is missing", "add it"),
    Plant("list published on no day", "lists.yaml", "published: '2023-01'", "published: '2023-13'", "published: '2023-13'",
          "czt-services-2023.published", "no day", "YYYY-MM"),
    Plant("list that says perhaps", "lists.yaml", "at_least: true", "at_least: perhaps", "at_least: perhaps", "hunan-services.at_least",
          "", ""),
    Plant("life event that names no service", "life_events.yaml", "service: residence-permit", "service: residence-permits",
          "service: residence-permits", "moving.steps[1].service", "there is no service residence-permits", "residence-permit"),
    Plant("life event without steps", "life_events.yaml", "  steps:\n    - service: senior-card\n      why: {zh: 已经取消。, en: It has ended.}\n",
          "  steps: []\n", "  steps: []", "retirement.steps", "too few", "at least 1"),
    Plant("life event without a lead", "life_events.yaml", "  lead: {zh: 带上身份证就行。, en: An identity card will do.}\n", "", "retirement:",
          "retirement.lead", "is missing", "add it"),
    Plant("step without a reason", "life_events.yaml", "      why: {zh: 已经取消。, en: It has ended.}\n", "", "- service: senior-card",
          "retirement.steps[1].why", "is missing", "add it"),
    Plant("aliases of a life event as a list", "life_events.yaml", "{zh: [退休以后]}", "[退休以后]", "[退休以后]", "retirement.aliases",
          "fields of its own", "indent"),
    Plant("contradicts unknown", FILING_FILE, "contradicts: [condition-nation]", "contradicts: [condition-natoin]",
          "contradicts: [condition-natoin]", "statements[19].contradicts", "no statement of this service", "condition-nation"),
    Plant("contradicts another element", FILING_FILE, "contradicts: [condition-nation]", "contradicts: [fee-czt]",
          "contradicts: [fee-czt]", "statements[19].contradicts", "another element", "same element"),
    Plant("contradicts itself", FILING_FILE, "contradicts: [condition-nation]", "contradicts: [condition-news]",
          "contradicts: [condition-news]", "statements[19].contradicts", "names itself", "take it out"),
    Plant("channel of an unknown provider", "channels.yaml", "provider: '430100'", "provider: '430101'", "provider: '430101'",
          "app-my-changsha.provider", "430101 is not in jurisdictions.yaml", "430100"),
    Plant("licence recognised nowhere", "licences.yaml", "recognised: ['430100', '430300']", "recognised: ['430100', '430301']",
          "recognised:", "id-card-licence.recognised", "430301 is not in jurisdictions.yaml", "430300"),
    Plant("office of an unknown district", XIANGTAN, "  note:", "  jurisdiction: '430399'\n  note:", "jurisdiction: '430399'",
          "xiangtan-citizens-home.jurisdiction", "430399 is not in jurisdictions.yaml", "430300"),
    Plant("office with an unknown source", XIANGTAN, "sources: [news-2023]", "sources: [news-2032]", "sources: [news-2032]",
          "xiangtan-citizens-home.sources", "news-2032 is not in sources.yaml", "news-2023"),
    Plant("jurisdiction of an unknown parent", "jurisdictions.yaml", "en: Yuhua District}\n  parent: '430100'",
          "en: Yuhua District}\n  parent: '430101'", "parent: '430101'", "430111.parent", "430101 is not in", "430100"),
    Plant("phone in full-width digits", XIANGTAN, "[0731-52817001]", "['０７３１-５２８１７００１']", "phones:",
          "xiangtan-citizens-home.phones[1]", "０７３１-５２８１７００１ does not have the form", "form"),
    Plant("hotline in full-width digits", "channels.yaml", "phone: '12393'", "phone: '１２３９３'", "phone: '１２３９３'",
          "hotline-12393.phone", "１２３９３ does not have the form", "form"),
    Plant("clock in full-width digits", XIANGTAN, "opens: '09:00'", "opens: '0９:00'", "opens: '0９:00'",
          "xiangtan-citizens-home.hours[1].opens", "does not have the form", "form"),
    Plant("weekday by number", XIANGTAN, "{days: mon-fri, opens: '13:30'", "{days: [9], opens: '13:30'", "{days: [9]",
          "xiangtan-citizens-home.hours[2].days", "9", "mon-fri"),
    Plant("id of a source of another form", "sources.yaml", "blog-undated:\n", "一个 Blog:\n  title: x\n  publisher: y\n  grade: other\nblog-undated:\n",
          "一个 Blog:", "一个 Blog", "does not have the form", ""),
    Plant("control character in a text", "sources.yaml", "title: 三市一家亲", 'title: "三市\\x07一家亲"', 'title: "三市', "news-2023.title",
          "", ""),
    Plant("line break in a text", "sources.yaml", "title: 三市一家亲", 'title: "三市\\r一家亲"', 'title: "三市', "news-2023.title", "", ""),
]
# fmt: on


@pytest.mark.parametrize("plant", PLANTS, ids=lambda plant: plant.name)
def test_planted_fault_is_found_at_its_line_and_field_with_its_mend(data_folder, plant):
    edit_file(data_folder, plant.file, plant.old, plant.new)
    catalogue, data = load_catalogue(data_folder)
    assert catalogue is None
    own = {(fault.place.file, fault.place.field): fault for fault in data.faults}
    assert (plant.file, plant.field) in own, "\n".join(map(describe_fault, data.faults))
    fault = own[plant.file, plant.field]
    assert fault.place.line == line_of(data_folder, plant.file, plant.marker)
    assert plant.problem in fault.problem.render()
    assert plant.mend in fault.mend.render()


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("lists.yaml", "at_least: true", "at_least: perhaps"),
        ("lists.yaml", "count: 55", "count: 0"),
        (FILING_FILE, "standing: 90", "standing: 101"),
        (FILING_FILE, "standing: 90", "standing: 9.5"),
        (FILING_FILE, "yuan: 0", "yuan: -1"),
        (FILING_FILE, "yuan: 0", "yuan: NaN"),
        (FILING_FILE, "originals: 1", "originals: 99999999999999999999999"),
        (FILING_FILE, "days: {count: 5, kind: working}", "days: {count: 4000, kind: working}"),
        (FILING_FILE, "days: {count: 5, kind: working}", "days: 5"),
        (FILING_FILE, "scope: zhuzhou", "scope: [zhuzhou]"),
        (FILING_FILE, "    days: {count: 1, kind: calendar}", "    days: {count: 1, kind: [calendar]}"),
        (FILING_FILE, "verified: 2026-10-01", "verified: [2026-10-01]"),
        ("sources.yaml", "title: 三市一家亲", "title: {a: b}"),
        ("sources.yaml", "title: 三市一家亲", "title:"),
    ],
    ids=lambda value: value if ":" in value else "",
)
def test_fault_is_said_in_words_of_ours(data_folder, file, old, new):
    """Those of the schema's library are English, and are not translated."""
    edit_file(data_folder, file, old, new)
    own = [fault for fault in load_catalogue(data_folder)[1].faults if fault.place.file == file]
    assert own
    assert [fault.problem.render() for fault in own if fault.problem.template == "{words}"] == []


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (FILING_FILE, "    yuan: 0\n", "    yuan: 0\n    colour: red\n"),
        (XIANGTAN, "closes: '12:00'", "closes: '08:00'"),
        ("sources.yaml", "grade: press", "grade: rumour"),
        ("channels.yaml", "kind: app", "kind: application"),
        ("licences.yaml", "name: {zh: 居民身份证, en: Resident identity card}", "name: {zh: 居民身份证}"),
    ],
    ids=["service", "office", "source", "channel", "licence"],
)
def test_one_fault_of_a_record_is_one_fault(data_folder, file, old, new):
    """What names the record would else be said to name nothing, although it is there: an author looks in the wrong file."""
    edit_file(data_folder, file, old, new)
    faults = check(data_folder)
    assert [fault.place.file for fault in faults] == [file], "\n".join(map(describe_fault, faults))


@pytest.mark.parametrize(
    ("file", "text"),
    [
        (
            "channels.yaml",
            FILES["channels.yaml"] + "residence-permit:" + FILES["channels.yaml"].partition("app-my-changsha:")[2],
        ),
        (
            "licences.yaml",
            FILES["licences.yaml"] + FILES["licences.yaml"].replace("id-card-licence:", "residence-permit:"),
        ),
        (CHANGSHA, FILES[CHANGSHA] + FILES[CHANGSHA].replace("changsha-service-centre:", "id-card-licence:")),
        ("life_events.yaml", FILES["life_events.yaml"].replace("moving:", "xiangtan-citizens-home:")),
    ],
    ids=["service and channel", "service and licence", "licence and office", "life event and office"],
)
def test_id_of_two_kinds_of_things_is_a_fault(data_folder, file, text):
    """Whoever asks for it would be shown one of them."""
    (data_folder / file).write_text(text, encoding="utf-8")
    assert any("is an id in" in fault.problem.render() for fault in check(data_folder))


def test_service_in_two_domains_is_a_fault(data_folder):
    """Both files stand where they say; one of them would silently be left out."""
    other = data_folder / "services/housing/residence-permit.yaml"
    other.parent.mkdir(parents=True)
    other.write_text(FILES[RESIDENCE_FILE].replace("domain: public-security", "domain: housing"), encoding="utf-8")
    words = [describe_fault(fault) for fault in check(data_folder)]
    assert any(re.search("residence-permit stands twice|residence-permit.* is also", text) for text in words)


def test_office_in_two_files_is_a_fault(data_folder):
    text = (data_folder / CHANGSHA).read_text(encoding="utf-8")
    (data_folder / "offices/430200.yaml").write_text(text, encoding="utf-8")
    words = [describe_fault(fault) for fault in check(data_folder)]
    assert any("changsha-service-centre stands twice" in text for text in words)


@pytest.mark.parametrize("name", ["430999", "changsha", "430111"])
def test_office_file_that_is_not_called_after_a_city_is_a_fault(data_folder, name):
    """Its offices say themselves where they are, so that nothing else asks."""
    text = FILES[CHANGSHA].replace("  sources:", "  jurisdiction: '430100'\n  sources:")
    (data_folder / CHANGSHA).unlink()
    (data_folder / f"offices/{name}.yaml").write_text(text, encoding="utf-8")
    assert f"offices/{name}.yaml" in {fault.place.file for fault in check(data_folder)}


@pytest.mark.parametrize("file", ["offices/deeper/430100.yaml", "offices/430100.yml"])
def test_data_file_where_none_is_read_is_a_fault(data_folder, file):
    """A file that is silently left out is worse than a refusal."""
    path = data_folder / file
    path.parent.mkdir(exist_ok=True)
    path.write_text("x: {}\n", encoding="utf-8")
    assert file in {fault.place.file for fault in check(data_folder)}


@pytest.mark.parametrize("file", ["lists.yaml", "life_events.yaml"])
def test_missing_file_is_a_fault(data_folder, file):
    (data_folder / file).unlink()
    assert f"{file}:1: the file is missing; put it back from the repository" in map(describe_fault, check(data_folder))


@pytest.mark.parametrize("file", ["lists.yaml", "life_events.yaml"])
@pytest.mark.parametrize("text", ["", "# none yet\n", "{}\n"])
def test_file_without_entries_is_no_fault(data_folder, file, text):
    (data_folder / file).write_text(text, encoding="utf-8")
    assert [fault for fault in check(data_folder) if fault.severe] == []


def test_lists_are_read_in_order_with_their_entries(data_folder):
    lists = catalogue_of(data_folder).lists
    assert list(lists) == ["czt-services-2023", "hunan-services", "czt-licences-2023"]
    hunan = lists["hunan-services"]
    assert (hunan.count, hunan.at_least, hunan.published, str(hunan.scope)) == (100, True, None, "430000")
    assert [entry.services for entry in hunan.entries] == [
        ("medical-offsite-filing",),
        ("medical-offsite-filing", "residence-permit"),
        (),
    ]
    assert lists["czt-licences-2023"].about is ListSubject.LICENCES


def test_life_events_are_read_with_their_steps_in_order(data_folder):
    events = catalogue_of(data_folder).life_events
    assert list(events) == ["moving", "retirement"]
    assert [step.service for step in events["moving"].steps] == ["residence-permit", "medical-offsite-filing"]
    assert (events["moving"].aliases_zh, events["moving"].aliases_en) == (("搬家", "换城市"), ("relocating",))


def test_contradictions_are_read(data_folder):
    statements = {one.id: one for one in catalogue_of(data_folder).statements["medical-offsite-filing"]}
    assert statements["condition-news"].contradicts == {"condition-nation"}


def test_two_statements_may_contradict_each_other(data_folder):
    """Unlike replacing, which would leave nothing."""
    edit_file(
        data_folder,
        FILING_FILE,
        "    text: {zh: 已参保。",
        "    contradicts: [condition-news]\n    text: {zh: 已参保。",
    )
    assert check(data_folder) == []
