"""What ``catalogue check`` says beyond the schema: one planted fault of each kind, and what looks like one and is none."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given

from cztservices.authoring.build import describe_fault
from cztservices.authoring.data_records import render_files, write_files
from cztservices.authoring.faults import Fault
from cztservices.authoring.template import new_service
from cztservices.domain.words import Domain
from tests.authoring.folders import check, examples, line_of
from tests.authoring.odd_data import tables
from tests.sample_data import FILING_FILE, RESIDENCE_FILE, edit_file

XIANGTAN = "offices/430300.yaml"
CHANGSHA = "offices/430100.yaml"
SENIOR_FILE = "services/civil-affairs/senior-card.yaml"
FEE = "    text: {zh: 不收费, en: free}\n    sources: [news-2023]\n"
HOME = "    text: {zh: 到长沙的派出所办。, en: Go to a police station in Changsha.}\n"


def home(zh: str = "", en: str = "") -> str:
    """The answer for residence permits, with more behind the police station."""
    return f"    text: {{zh: '到长沙的派出所{zh}办。', en: 'Go to a police station{en} in Changsha.'}}\n"


@dataclass(frozen=True)
class Plant:
    """``new`` stands in ``file`` for ``old``: advice on the line of ``marker``, about ``field``, with those words."""

    name: str
    file: str
    old: str
    new: str
    marker: str
    field: str
    problem: str
    mend: str


def statement(key: str, element: str, scope: str, zh: str, en: str, more: str = "") -> str:
    """One more statement, to be put before ``sources`` ends a file."""
    lines = f"  - id: {key}\n    element: {element}\n    scope: {scope}\n{more}    text: {{zh: {zh}, en: '{en}'}}\n"
    return lines + "    sources: [news-2023]\n"


def add_statement(key: str, *rest: str) -> str:
    """The last fee of the sample with one more statement behind it."""
    return FEE + statement(key, *rest)


# fmt: off
PLANTS = [
    Plant(
        "English text that is Chinese", FILING_FILE, "en: File online.", "en: 网上备案。", "en: 网上备案。",
        "statements[2].text.en", "not in English", "translate it",
    ),
    Plant(
        "English text that is mostly Chinese", FILING_FILE, "en: File online.", "en: App 上网上备案就可以了。", "en: App",
        "statements[2].text.en", "not in English", "translate it",
    ),
    Plant(
        "English text without words", FILING_FILE, "en: File online.", "en: '…'", "en: '…'", "statements[2].text.en",
        "not in English", "translate it",
    ),
    Plant(
        "Chinese text that is English", FILING_FILE, "zh: 网上备案。", "zh: File online.", "{zh: File online.",
        "statements[2].text.zh", "no Chinese", "write it in Chinese",
    ),
    Plant(
        "same statement twice", FILING_FILE, FEE, add_statement("fee-again", "fee", "czt", "不收费！", "for free", "    yuan: 0\n"),
        "text: {zh: 不收费！", "statements[17].text", "says the same as fee-czt", "keep one, with both sources",
    ),
    Plant(
        "almost the same statement", FILING_FILE, FEE, FEE
        + statement("note-a", "note", "hunan", "办理之前请先向参保地的医保经办机构打电话问清楚需要的材料", "Ring before you go.")
        + statement("note-b", "note", "hunan", "办理之前请先向参保地的医保经办机构打电话问清楚需要材料", "Ring first."),
        "{zh: 办理之前请先向参保地的医保经办机构打电话问清楚需要材料", "statements[18].text", "says the same as note-a", "both sources",
    ),
    Plant(
        "same channel twice", FILING_FILE, FEE,
        FEE + "  - id: channel-again\n    element: channel\n    scope: changsha\n    channel: app-my-changsha\n    sources: [law-2021]\n",
        "id: channel-again", "statements[17].text", "says the same as channel-app", "both sources",
    ),
    Plant(
        "two values for one scope", FILING_FILE, FEE,
        add_statement("fee-other", "fee", "czt", "收十元", "ten yuan", "    yuan: 10\n"), "element: fee\n    scope: czt\n    yuan: 10",
        "statements[17].element", "fee has one value, and fee-czt gives another", "contradicts",
    ),
    Plant(
        "two answers for one scope written in two ways", FILING_FILE, FEE,
        add_statement("mode-again", "handling_mode", "湖南", "到窗口办。", "At the window.", "    mode: home_window\n"),
        "element: handling_mode\n    scope: 湖南", "statements[17].element", "mode-hunan gives another", "replaces",
    ),
    Plant(
        "phone with a space", RESIDENCE_FILE, HOME, home("（0731 88881234）"),
        "{zh: '到长沙的派出所（", "statements[1].text.zh", "0731 88881234 does not have the form", "0731-88881234",
    ),
    Plant(
        "phone in brackets", RESIDENCE_FILE, HOME, home(en=", (0731)88881234"),
        "Go to a police station,", "statements[1].text.en", "(0731)88881234 does not have the form", "0731-88881234",
    ),
    Plant(
        "phone without a hyphen", RESIDENCE_FILE, HOME, home("，电话073188881234，"),
        "{zh: '到长沙的派出所，", "statements[1].text.zh", "073188881234", "0731-88881234",
    ),
    Plant(
        "phone with a full-width hyphen", RESIDENCE_FILE, HOME, home("0731－88881234"),
        "{zh: '到长沙的派出所0", "statements[1].text.zh", "0731－88881234", "0731-88881234",
    ),
    Plant(
        "phone in full-width digits", RESIDENCE_FILE, HOME, home("０７３１－８８８８１２３４"),
        "{zh: '到长沙的派出所０", "statements[1].text.zh", "０７３１－８８８８１２３４", "0731-88881234",
    ),
    Plant(
        "phone in groups", RESIDENCE_FILE, HOME, home("0731-8888 1234"),
        "{zh: '到长沙的派出所0", "statements[1].text.zh", "0731-8888 1234", "0731-88881234",
    ),
    Plant(
        "phone with the country", RESIDENCE_FILE, HOME, home(en=", +86 731 88881234,"),
        "Go to a police station,", "statements[1].text.en", "+86 731 88881234", "0731-88881234",
    ),
    Plant(
        "address without its city", XIANGTAN, "{zh: 湘潭大道1号, en: 1 Xiangtan Avenue}", "{zh: 建设路1号, en: 1 Jianshe Road}",
        "  address:", "xiangtan-citizens-home.address", "neither its city nor a district", "write 湘潭 in the Chinese and Xiangtan",
    ),
    Plant(
        "address that names another city", CHANGSHA, "zh: 长沙市岳麓大道218号, en: '218 Yuelu Avenue, Changsha'",
        "zh: 湘潭市岳麓大道218号, en: '218 Yuelu Avenue, Xiangtan'", "  address:", "changsha-service-centre.address", "neither its city",
        "write 长沙",
    ),
    Plant(
        "address that names its city in Chinese only", CHANGSHA, "218 Yuelu Avenue, Changsha", "218 Yuelu Avenue", "  address:",
        "changsha-service-centre.address", "neither its city", "Changsha in the English",
    ),
    Plant(
        "address without a road", CHANGSHA, "长沙市岳麓大道218号", "长沙市", "  address:", "changsha-service-centre.address",
        "no road, place or house", "write it whole",
    ),
    Plant(
        "source that nothing cites", "sources.yaml", "hunan-2022:\n",
        "lonely:\n  title: 无人引用\n  publisher: 某报\n  grade: press\nhunan-2022:\n", "lonely:", "lonely", "nothing cites this source",
        "cite it, or take it out",
    ),
    Plant(
        "page under two ids", "sources.yaml", "  published: '2022-03'\n", "  published: '2022-03'\n  url: https://example.org/law/\n",
        "  url: https://example.org/law\n", "law-2021.url", "hunan-2022 has the same address", "cite one id everywhere",
    ),
    Plant(
        "name of two services", SENIOR_FILE, "name: {zh: 老年人优待证, en: Senior citizen card}",
        "name: {zh: 居住证, en: Senior citizen card}", "name:", "name", "居住证 is also a name of", "let one of the two have it",
    ),
    Plant(
        "English name of two services", SENIOR_FILE, "en: Senior citizen card", "en: Residence Permit", "name:", "name",
        "Residence Permit is also a name of residence-permit", "let one of the two have it",
    ),
    Plant(
        "alias that is the name of another service", SENIOR_FILE, "zh: [老年证]", "zh: [老年证, 居住证]", "aliases:", "aliases",
        "居住证 is also a name of residence-permit", "let one of the two have it",
    ),
    Plant(
        "alias of two services written in two ways", SENIOR_FILE, "zh: [老年证]", "zh: [老年证, “暂住证”]", "aliases:", "aliases",
        "also a name of residence-permit", "let one of the two have it",
    ),
    Plant(
        "life event to a service without a guide", SENIOR_FILE, """\
statements:
  - id: status-hunan
    element: status
    scope: hunan
    state: ended
    text: {zh: 老年证已经取消，凭身份证享受优待。, en: The card has ended; the identity card does.}
    sources: [hunan-2022]
""", "statements: []\n", "", "retirement", "leads to no service with a statement", "name one that has a guide",
    ),
    Plant(
        "life event without aliases", "life_events.yaml", "  aliases: {zh: [退休以后]}\n", "", "retirement:", "retirement",
        "nobody finds", "aliases that people say",
    ),
    Plant(
        "life event with English aliases only", "life_events.yaml", "{zh: [退休以后]}", "{en: [old age]}", "retirement:", "retirement",
        "nobody finds", "aliases that people say",
    ),
    Plant(
        "life event called as a service", "life_events.yaml", "{zh: 退休, en: Retirement}", "{zh: 居住证, en: Retirement}", "retirement:",
        "retirement", "nobody finds", "a name of its own",
    ),
]
# fmt: on


def advice(folder: Path) -> list[Fault]:
    """What is found in data that can be built."""
    faults = check(folder)
    assert not [describe_fault(fault) for fault in faults if fault.severe]
    return faults


def test_sample_needs_no_advice(data_folder):
    assert [describe_fault(fault) for fault in advice(data_folder)] == []


@pytest.mark.parametrize("plant", PLANTS, ids=lambda plant: plant.name)
def test_planted_fault_is_found_with_its_line_field_and_mend(data_folder, plant):
    edit_file(data_folder, plant.file, plant.old, plant.new)
    (fault,) = advice(data_folder)
    file = "life_events.yaml" if plant.name.startswith("life event") else plant.file
    marker = plant.marker or "retirement:"
    assert (fault.place.file, fault.place.field) == (file, plant.field)
    assert fault.place.line == line_of(data_folder, file, marker)
    assert plant.problem in fault.problem.render()
    assert plant.mend in fault.mend.render()


def test_service_as_the_template_left_it_is_found(data_folder):
    path = new_service(data_folder, "new-service", Domain.HOUSING).relative_to(data_folder).as_posix()
    found = [fault for fault in check(data_folder) if "words of the template" in fault.problem.render()]
    assert [(fault.place.file, fault.place.field) for fault in found] == [(path, "name")]


def test_check_that_is_still_to_come_is_found(data_folder):
    edit_file(data_folder, FILING_FILE, "verified: 2026-11-22", "verified: 2126-11-22")
    found = {fault.problem.render() for fault in advice(data_folder)}
    assert found == {"2126-11-22 is still to come"}


NO_FAULTS = {
    "contradiction that is named": (
        FILING_FILE, FEE, add_statement("fee-other", "fee", "czt", "收十元", "ten yuan", "    yuan: 10\n    contradicts: [fee-czt]\n"),
    ),
    "contradiction that is named by the other": (
        FILING_FILE, FEE,
        "    contradicts: [fee-other]\n" + add_statement("fee-other", "fee", "czt", "收十元", "ten yuan", "    yuan: 10\n"),
    ),
    "statement that replaces another": (
        FILING_FILE, FEE, add_statement("fee-other", "fee", "czt", "收十元", "ten yuan", "    yuan: 10\n    replaces: [fee-czt]\n"),
    ),
    "same statement that replaces another": (
        FILING_FILE, FEE, add_statement("fee-other", "fee", "czt", "不收费", "free", "    yuan: 0\n    replaces: [fee-czt]\n"),
    ),
    "values of another scope": (
        FILING_FILE, FEE, add_statement("fee-other", "fee", "hunan", "收十元", "ten yuan", "    yuan: 10\n"),
    ),
    "values of an element that collects": (
        FILING_FILE, FEE, add_statement("amount", "amount", "czt", "十元", "ten yuan", "    yuan: 10\n")
        + statement("amount-other", "amount", "czt", "二十元", "twenty yuan", "    yuan: 20\n"),
    ),
    "same words with another number": (
        FILING_FILE, FEE, FEE + statement("note-a", "note", "hunan", "每年从 1 月 1 日到 2 月 28 日可以在网上办理集中缴费手续", "January and February.")
        + statement("note-b", "note", "hunan", "每年从 3 月 1 日到 2 月 28 日可以在网上办理集中缴费手续", "From March."),
    ),
    "same words about another element": (
        FILING_FILE, FEE, add_statement("result", "result", "czt", "不收费", "free"),
    ),
    "same words with another value": (
        FILING_FILE, FEE, add_statement("material-more", "material", "nation", "身份证", "Identity card", "    originals: 2\n"),
    ),
    "hyphened phone": (RESIDENCE_FILE, HOME, home("（0731-88881234）", ", 0731-88881234,")),
    "hotline": (RESIDENCE_FILE, HOME, home("（先打 12345 或 0731-12345）")),
    "mobile phone": (RESIDENCE_FILE, HOME, home("（13800001234）")),
    "amount of money": (RESIDENCE_FILE, HOME, home("，费率 0.0731 20240101 元")),
    "number of a document": (RESIDENCE_FILE, HOME, home("，凭 18 位号码 430103198001011234 ")),
    "years": (RESIDENCE_FILE, HOME, home("（2019 20201231 文件）")),
    "address in a district of the city": (
        CHANGSHA, "{zh: 长沙市岳麓大道218号, en: '218 Yuelu Avenue, Changsha'}", "{zh: 雨花区香樟路1号, en: '1 Xiangzhang Road, Yuhua District'}",
    ),
    "office without an address": (XIANGTAN, "  address: {zh: 湘潭大道1号, en: 1 Xiangtan Avenue}\n", ""),
    "source that only a channel cites": (
        "channels.yaml", "  note: {zh: 先拨区号, en: dial the area code first}\n  sources: [law-2021]", "  sources: [lonely]",
    ),
    "Chinese words in English": (FILING_FILE, "en: File online.", "en: File online as 备案 with the office of your city."),
    "alias twice in one service": (SENIOR_FILE, "zh: [老年证]", "zh: [老年证, 老年人优待证]"),
}  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new"), NO_FAULTS.values(), ids=NO_FAULTS)
def test_what_looks_like_a_fault_and_is_none_is_not_named(data_folder, file, old, new):
    if "lonely" in new:
        edit_file(
            data_folder,
            "sources.yaml",
            "hunan-2022:\n",
            "lonely:\n  title: 一页\n  publisher: 某报\n  grade: press\nhunan-2022:\n",
        )
    edit_file(data_folder, file, old, new)
    assert [describe_fault(fault) for fault in advice(data_folder)] == []


@pytest.mark.parametrize(
    ("first", "second", "apart"),
    [
        ("valid_to: 2024-12-31", "valid_from: 2025-01-01", True),
        ("valid_from: 2025-01-01", "valid_to: 2024-12-31", True),
        ("valid_to: 2024-12-31", "valid_from: 2024-12-31", False),
        ("valid_to: 2024-12-31", "valid_to: 2025-12-31", False),
        ("valid_from: 2024-12-31", "valid_from: 2025-12-31", False),
        ("valid_to: 2024-12-31", "note", False),
    ],
)
def test_two_values_for_one_scope_are_none_on_other_days(data_folder, first, second, apart):
    """The first and the last day are both included."""
    more = f"    {second}\n" if second != "note" else ""
    new = f"    {first}\n" + FEE + statement("fee-other", "fee", "czt", "收十元", "ten yuan", f"    yuan: 10\n{more}")
    edit_file(data_folder, FILING_FILE, FEE, new)
    assert (advice(data_folder) == []) == apart


def test_three_values_for_one_scope_are_named_each(data_folder):
    more = "".join(statement(f"fee-{n}", "fee", "czt", f"收{n}元", f"{n} yuan", f"    yuan: {n}\n") for n in (10, 20))
    edit_file(data_folder, FILING_FILE, FEE, FEE + more)
    assert [fault.place.field for fault in advice(data_folder)] == [
        "statements[17].element",
        "statements[18].element",
        "statements[18].element",
    ]


@pytest.mark.parametrize("where", ["note", "lead", "why"])
def test_phone_of_another_form_is_found_wherever_people_read_it(data_folder, where):
    file, old, new = {
        "note": (XIANGTAN, "{zh: 在北栋, en: in the north block}", "{zh: 在北栋，电话 0731 52817001, en: in the north block}"),
        "lead": ("life_events.yaml", "{zh: 带上身份证就行。, en: An identity card will do.}", "{zh: 带上身份证就行，电话 0731 52817001, en: An identity card will do.}"),
        "why": ("life_events.yaml", "{zh: 已经取消。, en: It has ended.}", "{zh: 已经取消，电话 0731 52817001, en: It has ended.}"),
    }[where]  # fmt: skip
    edit_file(data_folder, file, old, new)
    assert any("does not have the form" in fault.problem.render() for fault in advice(data_folder))


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (SENIOR_FILE, "en: Senior citizen card", "en: 老年人优待证"),
        (SENIOR_FILE, "en: Registered in", "en: 户籍地"),
        ("life_events.yaml", "en: It has ended.", "en: 已经取消。"),
        ("life_events.yaml", "en: An identity card will do.", "en: 带上身份证就行。"),
        ("lists.yaml", "en: only the number was published", "en: 只公布了数字"),
        ("licences.yaml", "en: Resident identity card", "en: 居民身份证"),
        (CHANGSHA, "en: General window", "en: 综合窗口"),
    ],
    ids=["service", "end", "step", "lead", "note of a list", "licence", "window"],
)
def test_english_that_is_chinese_is_found_wherever_people_read_it(data_folder, file, old, new):
    edit_file(data_folder, file, old, new)
    faults = [fault for fault in advice(data_folder) if "not in English" in fault.problem.render()]
    assert [fault.place.file for fault in faults] == [file]


def test_office_file_that_is_no_city_is_a_fault_and_no_crash(data_folder):
    """The office has a district of its own, so that nothing else asks what the file is called."""
    (data_folder / CHANGSHA).rename(data_folder / "offices/430999.yaml")
    edit_file(data_folder, "offices/430999.yaml", "  valid_from: 2020-05-01\n", "  jurisdiction: '430111'\n")
    assert [fault.place.file for fault in check(data_folder)] == ["offices/430999.yaml"]


@examples(12)
@given(tables())
def test_advice_on_data_with_odd_texts_does_not_crash(tmp_path_factory, records):
    """Names that fold to nothing, texts of one sign."""
    folder = tmp_path_factory.mktemp("data")
    write_files(folder, render_files(records))
    for fault in advice(folder):
        assert describe_fault(fault).startswith(f"{fault.place.file}:{fault.place.line}: ")


def test_names_of_signs_alone_are_not_the_same_name(data_folder):
    """They fold to nothing, and nothing is not a name that two services share."""
    edit_file(data_folder, SENIOR_FILE, "zh: [老年证]", "zh: [老年证, Ω]")
    edit_file(data_folder, RESIDENCE_FILE, "zh: [暂住证]", "zh: [暂住证, Ψ]")
    assert [describe_fault(fault) for fault in advice(data_folder)] == []
