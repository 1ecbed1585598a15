"""Every kind of fault of an author is found, at its line, with its mend."""

import re
from dataclasses import dataclass

import pytest

from cztservices.authoring.build import build_catalogue, describe_fault
from cztservices.authoring.load import load_catalogue
from cztservices.errors import DataError
from tests.sample_data import FILES, FILING_FILE, RESIDENCE_FILE, edit_file

CHANGSHA_OFFICES = "offices/430100.yaml"
XIANGTAN_OFFICES = "offices/430300.yaml"
SECOND_STATEMENT = """\
  - id: condition-destination
    element: condition
    scope: changsha@destination
    text: {zh: 在长沙住满半年。, en: Half a year in Changsha.}
    sources: [news-2023]
"""


@dataclass(frozen=True)
class Plant:
    """``new`` stands in ``file`` for ``old``: a fault on the line of ``marker``, which is said with those words."""

    name: str
    file: str
    old: str
    new: str
    marker: str
    problem: str
    mend: str
    field: str = ""


# fmt: off
PLANTS = [
    Plant(
        "unknown field", FILING_FILE, "    yuan: 0\n", "    yuan: 0\n    colour: red\n", "colour: red", "no field",
        "spelling", "colour",
    ),
    Plant(
        "unknown field of a service", RESIDENCE_FILE, "standing: 80", "standings: 80", "standings", "no field",
        "take it out",
    ),
    Plant(
        "unknown field of a source", "sources.yaml", "grade: other", "grade: other\n  author: me", "author: me",
        "no field", "take it out",
    ),
    Plant(
        "missing text", RESIDENCE_FILE, "    text: {zh: 在长沙住满半年。, en: Half a year in Changsha.}\n", "",
        "id: condition-destination", "text is missing", "zh and en",
    ),
    Plant(
        "missing language", FILING_FILE, "text: {zh: 网上备案。, en: File online.}", "text: {zh: 网上备案。}",
        "{zh: 网上备案。}", "missing", "add it", "text.en",
    ),
    Plant(
        "missing sources", RESIDENCE_FILE, "    sources: [blog-undated]\n", "", "id: mode-changsha", "missing",
        "add it", "sources",
    ),
    Plant(
        "no sources", RESIDENCE_FILE, "sources: [blog-undated]", "sources: []", "sources: []", "too few",
        "at least 1",
    ),
    Plant(
        "sources not a list", RESIDENCE_FILE, "sources: [blog-undated]", "sources: blog-undated", "sources: blog",
        "list", "brackets",
    ),
    Plant("empty text", FILING_FILE, "zh: 网上备案。", "zh: ''", "zh: ''", "empty", "fill it in"),
    Plant("long text", FILING_FILE, "zh: 网上备案。", "zh: " + "字" * 601, "字字字字", "longer than 600", "shorter"),
    Plant(
        "long Chinese name", RESIDENCE_FILE, "name: {zh: 居住证,", "name: {zh: " + "居" * 61 + ",", "居居居",
        "longer than 60", "shorter", "name.zh",
    ),
    Plant(
        "long English name", RESIDENCE_FILE, "en: Residence permit}", "en: " + "a" * 161 + "}", "aaaa",
        "longer than 160", "shorter", "name.en",
    ),
    Plant("long alias", RESIDENCE_FILE, "zh: [暂住证]", "zh: [" + "证" * 101 + "]", "证证证", "longer than 100", "shorter"),
    Plant(
        "long label of an end", RESIDENCE_FILE, "{zh: 居住地,", "{zh: " + "地" * 61 + ",", "地地地", "longer than 60",
        "shorter", "ends.destination.zh",
    ),
    Plant(
        "long address of a page", "sources.yaml", "url: https://example.org/news",
        "url: https://example.org/" + "n" * 2000, "nnnn", "longer than 2000", "shorter", "news-2023.url",
    ),
    Plant(
        "text that turns around", FILING_FILE, "zh: 网上备案。", "zh: 网上\u202e备案。", "\u202e",
        "character 3 is U+202E, which cannot be seen", "take it out", "text.zh",
    ),
    Plant(
        "name that is isolated", RESIDENCE_FILE, "en: Residence permit}", "en: Residence \u2067permit\u2069}", "\u2067",
        "character 11 is U+2067", "take it out", "name.en",
    ),
    Plant(
        "mark of direction in an alias", RESIDENCE_FILE, "zh: [暂住证]", "zh: [暂住证\u200f]", "\u200f",
        "character 4 is U+200F", "take it out", "aliases.zh[1]",
    ),
    Plant(
        "Arabic mark in the name of an office", XIANGTAN_OFFICES, "zh: 湘潭市民之家,", "zh: 湘潭市\u061c民之家,",
        "\u061c", "character 4 is U+061C", "take it out", "name.zh",
    ),
    Plant(
        "space without width in a title", "sources.yaml", "title: 三市一家亲", "title: 三市\u200b一家亲", "\u200b",
        "character 3 is U+200B", "take it out", "news-2023.title",
    ),
    Plant(
        "soft hyphen in the address of a page", "sources.yaml", "example.org/news", "exa\u00admple.org/news", "\u00ad",
        "U+00AD", "take it out", "news-2023.url",
    ),
    Plant(
        "letter that is drawn as nothing", RESIDENCE_FILE, "zh: [暂住证]", "zh: [\u3164]", "\u3164",
        "character 1 is U+3164", "take it out", "aliases.zh[1]",
    ),
    Plant(
        "control character", FILING_FILE, "zh: 网上备案。", 'zh: "网上\\a备案。"', "\\a", "character 3 is U+0007",
        "take it out", "text.zh",
    ),
    Plant(
        "control character as it is", FILING_FILE, "zh: 网上备案。", "zh: 网上\x1b[31m备案。", "\x1b", "U+001B cannot be seen",
        "take it out",
    ),
    Plant(
        "half of a sign", FILING_FILE, "zh: 网上备案。", 'zh: "网上\\ud800备案。"', "\\ud800", "invalid Unicode", "quotes",
    ),
    Plant(
        "missing state", "services/civil-affairs/senior-card.yaml", "    state: ended\n", "", "id: status-hunan",
        "needs state", "add it",
    ),
    Plant(
        "value of another element", FILING_FILE, "    yuan: 0\n", "    yuan: 0\n    mode: joint\n", "id: fee-czt",
        "does not belong", "take it out",
    ),
    Plant(
        "missing verified", RESIDENCE_FILE, "verified: 2026-11-22\n", "", "id: residence-permit", "missing", "add it",
        "verified",
    ),
    Plant(
        "no ends", RESIDENCE_FILE, "ends:\n  destination: {zh: 居住地, en: Live in}", "ends: {}", "ends: {}",
        "no end", "give origin",
    ),
    Plant(
        "bad element", FILING_FILE, "element: fee", "element: price", "element: price", "not one of the words", "fee",
    ),
    Plant(
        "bad mode", FILING_FILE, "mode: no_action", "mode: do_nothing", "do_nothing", "do_nothing is not one",
        "no_action",
    ),
    Plant(
        "bad domain", RESIDENCE_FILE, "domain: public-security", "domain: police", "domain: police",
        "not one of the words", "public-security",
    ),
    Plant(
        "bad audience", RESIDENCE_FILE, "audience: person", "audience: people", "people", "not one of the words",
        "person",
    ),
    Plant("bad grade", "sources.yaml", "grade: press", "grade: rumour", "rumour", "rumour is not one", "official"),
    Plant(
        "bad channel kind", "channels.yaml", "kind: app", "kind: apps", "kind: apps", "not one of the words", "app",
    ),
    Plant(
        "bad kind of days", FILING_FILE, "kind: working", "kind: business", "kind: business", "not one of the words",
        "working",
    ),
    Plant(
        "bad decided_by", RESIDENCE_FILE, "decided_by: destination", "decided_by: both", "both",
        "not one of the words", "origin",
    ),
    Plant(
        "month that there is not", RESIDENCE_FILE, "verified: 2026-11-22", "verified: 2026-13-22", "2026-13",
        "2026-13-22 is no day", "YYYY-MM-DD",
    ),
    Plant(
        "day that there is not", RESIDENCE_FILE, "verified: 2026-11-22", "verified: 2026-02-30", "2026-02",
        "is no day", "YYYY-MM-DD",
    ),
    Plant(
        "verified day of a source that there is not", "channels.yaml",
        "provider: '430100'\n  url: https://example.org/app\n  sources: [news-2023]\n  verified: 2026-11-22",
        "provider: '430100'\n  url: https://example.org/app\n  sources: [news-2023]\n  verified: 2026-11-31",
        "verified: 2026-11-31", "2026-11-31 is no day", "YYYY-MM-DD",
    ),
    Plant(
        "day in another form", RESIDENCE_FILE, "verified: 2026-11-22", "verified: 22.11.2026", "22.11", "is no day",
        "YYYY-MM-DD",
    ),
    Plant(
        "day as words", RESIDENCE_FILE, "verified: 2026-11-22", "verified: yesterday", "yesterday", "is no day",
        "YYYY-MM-DD",
    ),
    Plant(
        "day as a number", RESIDENCE_FILE, "verified: 2026-11-22", "verified: 1700006400", "1700006400", "is no day",
        "YYYY-MM-DD",
    ),
    Plant(
        "valid_to before valid_from", FILING_FILE, "valid_to: 2030-12-31", "valid_to: 2021-12-31",
        "id: time-limit-zhuzhou", "before valid_from", "swap",
    ),
    Plant(
        "source day in another form", "sources.yaml", "published: '2022-03'", "published: 2022/03", "2022/03",
        "2022/03 is no day", "YYYY, YYYY-MM or YYYY-MM-DD",
    ),
    Plant(
        "source day by its week", "sources.yaml", "published: '2022-03'", "published: 2022-W09-2", "2022-W09-2",
        "does not have the form", "that form",
    ),
    Plant(
        "source month that there is not", "sources.yaml", "published: '2022-03'", "published: '2022-13'", "2022-13",
        "2022-13 is no day", "YYYY, YYYY-MM or YYYY-MM-DD",
    ),
    Plant(
        "source day that there is not", "sources.yaml", "published: '2021-05-01'", "published: '2021-02-30'",
        "2021-02", "2021-02-30 is no day", "YYYY, YYYY-MM or YYYY-MM-DD",
    ),
    Plant(
        "source day of a leap year that is none", "sources.yaml", "published: '2021-05-01'", "published: '2021-02-29'",
        "2021-02", "2021-02-29 is no day", "YYYY, YYYY-MM or YYYY-MM-DD",
    ),
    Plant(
        "bad address of a page", "sources.yaml", "url: https://example.org/news", "url: example.org/news",
        "url: example", "form", "write it",
    ),
    Plant(
        "address of a file", "sources.yaml", "url: https://example.org/news", "url: file:///etc/passwd", "file:///",
        "does not have the form", "write it", "news-2023.url",
    ),
    Plant(
        "address that is a script", "channels.yaml", "url: https://example.org/app", "url: javascript:alert(1)",
        "javascript:", "does not have the form", "write it", "url",
    ),
    Plant(
        "address without a site", "sources.yaml", "url: https://example.org/news", "url: https:///news", "https:///",
        "https:///news names no site", "write https://", "news-2023.url",
    ),
    Plant(
        "address of a site of one word", "sources.yaml", "url: https://example.org/news", "url: http://intranet/news",
        "http://intranet", "names no site", "write https://",
    ),
    Plant(
        "address with a port that there is not", "sources.yaml", "https://example.org/news",
        "https://example.org:99999/news", ":99999", "names no site", "write https://",
    ),
    Plant(
        "address that leads elsewhere", "sources.yaml", "https://example.org/news", "https://www.gov.cn@example.org/news",
        "@example", "hides its site", "take out the @",
    ),
    Plant(
        "address with a tag in it", "sources.yaml", "https://example.org/news", "https://example.org/<b>", "<b>",
        "has < in it", "from the browser",
    ),
    Plant(
        "bad phone", XIANGTAN_OFFICES, "0731-52817001", "52817001 ext 5", "52817001", "52817001 ext 5 does not",
        "write it",
    ),
    Plant(
        "phone with letters", "channels.yaml", "phone: '12345'", "phone: 12345<a", "12345<a", "12345<a does not",
        "write it", "phone",
    ),
    Plant(
        "phone with full-width digits", XIANGTAN_OFFICES, "0731-52817001", "０７３１-52817001", "０７３１",
        "does not have the form", "write it", "phones[1]",
    ),
    Plant("bad clock", XIANGTAN_OFFICES, "'13:30'", "1.30pm", "1.30pm", "1.30pm does not", "write it"),
    Plant(
        "closes before it opens", XIANGTAN_OFFICES, "'13:30'", "'18:30'", "'18:30'", "closes is not after opens",
        "each half",
    ),
    Plant(
        "bad weekday", XIANGTAN_OFFICES, "days: mon-fri, opens: '13:30'", "days: monday, opens: '13:30'", "monday",
        "no weekday", "mon-fri",
    ),
    Plant(
        "weekdays backwards", XIANGTAN_OFFICES, "days: mon-fri, opens: '13:30'", "days: fri-mon, opens: '13:30'",
        "fri-mon", "few", "at least 1",
    ),
    Plant(
        "number as words", FILING_FILE, "originals: 1", "originals: one", "originals: one", "one is no number",
        "digits",
    ),
    Plant(
        "number too great", FILING_FILE, "copies: 2", "copies: 99", "copies: 99", "", "", "statements[5].copies",
    ),
    Plant("amount as words", FILING_FILE, "yuan: 0", "yuan: free", "yuan: free", "no amount", "12.50"),
    Plant("negative amount", FILING_FILE, "yuan: 0", "yuan: -5", "yuan: -5", "", "", "statements[16].yuan"),
    Plant("infinite amount", FILING_FILE, "yuan: 0", "yuan: Infinity", "yuan: Infinity", "", "", "statements[16].yuan"),
    Plant(
        "bad id", RESIDENCE_FILE, "id: mode-changsha", "id: Mode_Changsha", "Mode_Changsha", "Mode_Changsha does not",
        "write it",
    ),
    Plant(
        "text where fields are wanted", RESIDENCE_FILE, "name: {zh: 居住证, en: Residence permit}", "name: 居住证",
        "name: 居住证", "fields of its own", "indent",
    ),
    Plant(
        "list where text is wanted", RESIDENCE_FILE, "ask: hotline-12345", "ask: [hotline-12345]", "ask: [",
        "must be text", "one line",
    ),
    Plant(
        "duplicate key of a service", RESIDENCE_FILE, "standing: 80\n", "standing: 80\nstanding: 70\n",
        "standing: 70", "standing stands twice", "one of the two",
    ),
    Plant(
        "duplicate key of a source", "sources.yaml", "blog-undated:\n", "news-2023:\n",
        "news-2023:\n  title: 一个博客", "stands twice", "one of the two",
    ),
    Plant(
        "duplicate office in another file", XIANGTAN_OFFICES, "xiangtan-citizens-home:", "changsha-service-centre:",
        "changsha-service-centre:", "stands twice", "one of the two",
    ),
    Plant(
        "duplicate statement id", RESIDENCE_FILE, "id: condition-destination", "id: mode-changsha",
        "id: mode-changsha\n    element: condition", "stands twice", "another id",
    ),
    Plant(
        "unknown source", FILING_FILE, "sources: [news-2023, law-2021]", "sources: [news-2023, law-2012]", "law-2012",
        "law-2012 is not in sources", "law-2021",
    ),
    Plant(
        "unknown channel", FILING_FILE, "channel: hotline-12393", "channel: hotline-12339", "12339",
        "hotline-12339 is not in channels", "hotline-12393",
    ),
    Plant(
        "unknown hotline to ask", RESIDENCE_FILE, "ask: hotline-12345", "ask: hotline-1234", "ask:",
        "hotline-1234 is not in channels", "hotline-12345",
    ),
    Plant(
        "unknown office", FILING_FILE, "office: xiangtan-citizens-home", "office: xiangtan-citizen-home",
        "office: xiangtan", "is not in offices", "xiangtan-citizens-home",
    ),
    Plant(
        "unknown licence", FILING_FILE, "licence: id-card-licence", "licence: id-card-licences", "licence: id",
        "is not in licences", "id-card-licence",
    ),
    Plant(
        "unknown scope", FILING_FILE, "scope: zhuzhou", "scope: zhuzou", "scope: zhuzou", "no place is called zhuzou",
        "zhuzhou",
    ),
    Plant(
        "unknown city of a pair", FILING_FILE, "xiangtan->changsha", "xiangtang->changsha", "scope: xiangtang",
        "no place is called xiangtang", "xiangtan",
    ),
    Plant(
        "scope of a form that is none", FILING_FILE, "scope: zhuzhou", "scope: zhuzhou@both", "zhuzhou@both",
        "zhuzhou@both is no scope", "changsha@origin",
    ),
    Plant(
        "nation at an end", RESIDENCE_FILE, "scope: changsha@destination", "scope: nation@origin", "nation@origin",
        "is no scope", "nation, hunan, czt",
    ),
    Plant(
        "pair of one city", FILING_FILE, "xiangtan->changsha", "changsha->changsha", "changsha->changsha",
        "is no scope", "xiangtan->changsha",
    ),
    Plant(
        "scope of a district", FILING_FILE, "scope: zhuzhou", "scope: 雨花区", "scope: 雨花区",
        "not one of the three cities", "use its city",
    ),
    Plant(
        "scope at an end that the service lacks", RESIDENCE_FILE, "scope: changsha@destination",
        "scope: changsha@origin", "changsha@origin", "no origin", "without an end",
    ),
    Plant(
        "pair of a service with one end", RESIDENCE_FILE, "scope: changsha@destination", "scope: zhuzhou->changsha",
        "zhuzhou->", "no origin", "that end",
    ),
    Plant(
        "replaces unknown", FILING_FILE, "replaces: [material-form]", "replaces: [material-forms]", "replaces:",
        "no statement of this service", "material-form",
    ),
    Plant(
        "replaces another element", FILING_FILE, "replaces: [material-form]", "replaces: [fee-czt]", "replaces:",
        "another element", "same element",
    ),
    Plant(
        "replaces itself", FILING_FILE, "replaces: [material-form]", "replaces: [material-xiangtan]", "replaces:",
        "names itself", "take it out",
    ),
    Plant(
        "replaces each other", FILING_FILE, "    text: {zh: 备案表, en: Filing form}",
        "    replaces: [material-xiangtan]\n    text: {zh: 备案表, en: Filing form}", "replaces: [material-xiangtan]",
        "replace each other", "keep the one",
    ),
    Plant(
        "id that is not the name of the file", RESIDENCE_FILE, "id: residence-permit", "id: residence-card",
        "id: residence-card", "does not stand where", "residence-card.yaml",
    ),
    Plant(
        "domain that is not the folder", RESIDENCE_FILE, "domain: public-security", "domain: housing",
        "id: residence-permit", "does not stand where", "services/housing/",
    ),
    Plant(
        "tab as indentation", RESIDENCE_FILE, "ends:\n  destination", "ends:\n\tdestination", "\tdestination",
        "not YAML", "indentation",
    ),
    Plant(
        "colon in bare text", RESIDENCE_FILE, "ask: hotline-12345", "ask: hotline: 12345", "ask: hotline", "not YAML",
        "colons",
    ),
    Plant(
        "bracket left open", "sources.yaml", "title: 三市一家亲", "title: [三市一家亲", "publisher: 湖南日报",
        "not YAML", "quotes",
    ),
]
# fmt: on


@pytest.mark.parametrize("plant", PLANTS, ids=lambda plant: plant.name)
def test_planted_fault_is_found_at_its_line_with_its_mend(data_folder, plant):
    edit_file(data_folder, plant.file, plant.old, plant.new)
    text = (data_folder / plant.file).read_text(encoding="utf-8")
    line = text[: text.index(plant.marker)].count("\n") + 1
    catalogue, data = load_catalogue(data_folder)
    found = [describe_fault(fault) for fault in data.faults if fault.severe]
    assert catalogue is None
    pattern = (
        rf"{plant.file}:{line}: .*{re.escape(plant.field)}.*{re.escape(plant.problem)}.*; .*{re.escape(plant.mend)}"
    )
    assert any(re.match(pattern, words) for words in found), f"no {pattern} in\n" + "\n".join(found)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("standing: 80", 'standing: "\\e[31m80"'),
        ("standing: 80", '"\\e]0;name\\astanding": 80'),
        ("audience: person", "audience: per\u202eson"),
        ("ask: hotline-12345", "ask: hotline\u200b-12345"),
        ("scope: changsha@destination", "scope: changsha\u2066"),
    ],
    ids=["number", "field", "word", "reference", "scope"],
)
def test_signs_that_a_fault_quotes_do_not_act_on_the_terminal(data_folder, old, new):
    edit_file(data_folder, RESIDENCE_FILE, old, new)
    words = [describe_fault(fault) for fault in load_catalogue(data_folder)[1].faults]
    assert any("U+" in line for line in words)
    assert all(line.isprintable() for line in words)


def test_replacing_in_a_ring_is_a_fault(data_folder):
    """Each would make the next void, and nothing would be left."""
    edit_file(data_folder, FILING_FILE, "    licence: id-card-licence\n", "    replaces: [material-xiangtan]\n")
    edit_file(data_folder, FILING_FILE, "    text: {zh: 备案表,", "    replaces: [material-id]\n    text: {zh: 备案表,")
    catalogue, data = load_catalogue(data_folder)
    assert catalogue is None
    assert any("replace" in describe_fault(fault) for fault in data.faults)


def test_sample_has_no_fault(data_folder):
    catalogue, data = load_catalogue(data_folder)
    assert data.faults == []
    assert catalogue is not None


def test_all_faults_are_found_in_one_go(data_folder):
    edit_file(data_folder, "sources.yaml", "grade: press", "grade: rumour")
    edit_file(data_folder, FILING_FILE, "scope: zhuzhou", "scope: zhuzou")
    edit_file(data_folder, RESIDENCE_FILE, "domain: public-security", "domain: police")
    edit_file(data_folder, XIANGTAN_OFFICES, "0731-52817001", "none")
    _, data = load_catalogue(data_folder)
    assert {fault.place.file for fault in data.faults} >= {
        "sources.yaml",
        FILING_FILE,
        RESIDENCE_FILE,
        XIANGTAN_OFFICES,
    }


@pytest.mark.parametrize("file", [FILING_FILE, "sources.yaml", XIANGTAN_OFFICES])
def test_file_that_is_not_utf8_is_a_fault(data_folder, file):
    (data_folder / file).write_bytes("名称: 湘潭".encode("gb18030"))
    _, data = load_catalogue(data_folder)
    words = [describe_fault(fault) for fault in data.faults if fault.place.file == file]
    assert len(words) == 1
    assert words[0].startswith(f"{file}:1: byte 0 is not UTF-8; ")
    assert "save the file as UTF-8" in words[0]


@pytest.mark.parametrize("file", ["sources.yaml", "channels.yaml", "licences.yaml"])
def test_missing_file_is_a_fault(data_folder, file):
    (data_folder / file).unlink()
    catalogue, data = load_catalogue(data_folder)
    assert catalogue is None
    assert f"{file}:1: the file is missing; put it back from the repository" in [describe_fault(f) for f in data.faults]


@pytest.mark.parametrize("file", ["sources.yaml", XIANGTAN_OFFICES])
def test_registry_that_is_a_list_is_a_fault(data_folder, file):
    (data_folder / file).write_text("- one\n- two\n", encoding="utf-8")
    _, data = load_catalogue(data_folder)
    assert f"{file}:1: must map ids to entries; write ID: and indent its fields below" in [
        describe_fault(f) for f in data.faults
    ]


@pytest.mark.parametrize("content", ["", "- one\n", "word\n", "# nothing\n"])
def test_service_file_without_fields_is_a_fault(data_folder, content):
    (data_folder / RESIDENCE_FILE).write_text(content, encoding="utf-8")
    catalogue, data = load_catalogue(data_folder)
    assert catalogue is None
    assert {fault.place.file for fault in data.faults} == {RESIDENCE_FILE}


@pytest.mark.parametrize("exists", [True, False])
def test_empty_data_folder_is_a_fault(tmp_path, exists):
    folder = tmp_path / "nothing"
    if exists:
        folder.mkdir()
    catalogue, data = load_catalogue(folder)
    assert catalogue is None
    assert [fault.place.file for fault in data.faults] == ["jurisdictions.yaml"]
    words = describe_fault(data.faults[0])
    assert str(folder) in words
    assert "--data" in words


@pytest.mark.parametrize(
    "file", ["services/stray.yaml", "services/housing/deeper/stray.yaml", "services/housing/stray.yml"]
)
def test_service_file_where_none_is_read_is_a_fault(data_folder, file):
    """A service that is silently left out is worse than a refusal."""
    path = data_folder / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(FILES[RESIDENCE_FILE].replace("id: residence-permit", "id: stray"), encoding="utf-8")
    _, data = load_catalogue(data_folder)
    assert file in {fault.place.file for fault in data.faults}


def test_yaml_that_holds_itself_is_a_fault(data_folder):
    (data_folder / "licences.yaml").write_text("one: &one\n  two: *one\n", encoding="utf-8")
    catalogue, data = load_catalogue(data_folder)
    assert catalogue is None
    assert "licences.yaml" in {fault.place.file for fault in data.faults}


def test_file_with_a_byte_order_mark_is_read(data_folder):
    """As Windows editors write it."""
    (data_folder / RESIDENCE_FILE).write_text("\ufeff" + FILES[RESIDENCE_FILE], encoding="utf-8")
    catalogue, data = load_catalogue(data_folder)
    assert (data.faults, "residence-permit" in (catalogue.services if catalogue else ())) == ([], True)


def test_file_with_windows_line_ends_keeps_its_line_numbers(data_folder):
    text = FILES[RESIDENCE_FILE].replace("scope: changsha@destination", "scope: nowhere")
    (data_folder / RESIDENCE_FILE).write_bytes(text.replace("\n", "\r\n").encode())
    _, data = load_catalogue(data_folder)
    line = text.splitlines().index("    scope: nowhere") + 1
    assert [fault.place.line for fault in data.faults] == [line]


def test_words_that_yaml_would_guess_stay_words(data_folder):
    edit_file(data_folder, "sources.yaml", "title: 三市一家亲", "title: no")
    edit_file(data_folder, "sources.yaml", "title: 一个博客", "title: 2021-01-01")
    catalogue, data = load_catalogue(data_folder)
    assert data.faults == []
    assert [catalogue.sources[key].title for key in ("news-2023", "blog-undated")] == ["no", "2021-01-01"]


def test_build_refuses_every_planted_fault(data_folder, tmp_path):
    edit_file(data_folder, RESIDENCE_FILE, SECOND_STATEMENT, SECOND_STATEMENT * 2)
    with pytest.raises(DataError, match="stands twice"):
        build_catalogue(data_folder, tmp_path / "catalogue.db")
