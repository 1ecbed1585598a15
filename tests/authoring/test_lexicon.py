"""The words and sayings of the search, as authors write them: every fault at its line and field, with its mend."""

from dataclasses import dataclass

import pytest

from cztservices.authoring.build import build_catalogue, describe_fault
from cztservices.authoring.load import load_catalogue
from cztservices.domain.lexicon import AskingWords, EverydayPlace, Lexicon, Sayings, VerbPair, WordGroup
from cztservices.domain.words import Element
from cztservices.search.find import Finder
from cztservices.storage.catalogue_db import CatalogueDb
from tests.authoring.folders import catalogue_of, line_of
from tests.sample_data import FILING_FILE, edit_file


@dataclass(frozen=True)
class Plant:
    """``new`` stands in ``file`` for ``old``: a fault of ``field``, on the line of ``marker``, said with those words."""

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
    Plant(
        "word in two groups", "lexicon.yaml", "words: [备案, 报备]", "words: [备案, 报备, 看病]", "报备, 看病", "groups[7].words[3]",
        "看病 stands with 就医 already", "keep it where it fits better",
    ),
    Plant(
        "word in two groups in another writing", "lexicon.yaml", "words: [备案, 报备]", "words: [备案, 報備, 看 病]", "報備", "groups[7].words[3]",
        "看 病 stands with 就医 already", "keep it where it fits better",
    ),
    Plant(
        "phrase in two groups", "lexicon.yaml", "en: [filing, notify]", "en: [filing, See a doctor]", "See a doctor", "groups[7].en[2]",
        "See a doctor stands with 就医 already", "keep it where it fits better",
    ),
    Plant(
        "word of a group that is asking too", "lexicon.yaml", "words: [在哪里]", "words: [在哪里, 报销]", "在哪里, 报销", "asking[4].words[2]",
        "报销 stands with 报销 already", "keep it where it fits better",
    ),
    Plant(
        "phrase of asking in two entries", "lexicon.yaml", "en: [where]", "en: [where, my]", "where, my", "asking[4].en[2]",
        "my stands with 怎么 already", "keep it where it fits better",
    ),
    Plant(
        "place that is a word too", "lexicon.yaml", "names: [河西, 开发区]", "names: [河西, 医院]", "河西, 医院", "places[3].names[2]",
        "医院 stands with 医院 already", "keep it where it fits better",
    ),
    Plant(
        "place in two entries", "lexicon.yaml", "names: [河西, 开发区]", "names: [河西, 星城]", "河西, 星城", "places[3].names[2]",
        "星城 stands with 星城 already", "keep it where it fits better",
    ),
    Plant(
        "group that stands twice", "lexicon.yaml", "words: [门诊]", "words: [就医]", "words: [就医]\n", "groups[2].words[1]",
        "就医 stands with 就医 already", "keep it where it fits better",
    ),
    Plant(
        "single character", "lexicon.yaml", "words: [门诊]", "words: [门诊, 病]", "门诊, 病", "groups[2].words[2]",
        "病 is a single character", "make a pair of it",
    ),
    Plant(
        "single letter", "lexicon.yaml", "en: [outpatient]", "en: [o]", "en: [o]", "groups[2].en[1]",
        "o is a single character", "make a pair of it",
    ),
    Plant(
        "broader group that there is not", "lexicon.yaml", "en: [outpatient]\n  under: [就医]", "en: [outpatient]\n  under: [就医, 看病]", "under: [就医, 看病]", "groups[2].under",
        "no group begins with 看病", "add it there, or correct it here",
    ),
    Plant(
        "broader group that is written wrong", "lexicon.yaml", "en: [medical insurance, health insurance]\n  under: [社会保险]", "en: [medical insurance]\n  under: [社会保障]", "under: [社会保障]", "groups[10].under",
        "no group begins with 社会保障", "did you mean 社会保险?",
    ),
    Plant(
        "pair that means no group", "lexicon.yaml", "means: 补办", "means: 补办证", "means: 补办证", "pairs[1].means",
        "no group begins with 补办证", "did you mean 补办?",
    ),
    Plant(
        "place of no jurisdiction", "lexicon.yaml", "names: [雨花亭]\n  code: '430111'", "names: [雨花亭]\n  code: '430112'", "code: '430112'", "places[2].code",
        "430112 is not in jurisdictions.yaml", "430111",
    ),
    Plant(
        "group in no jurisdiction", "lexicon.yaml", "place: '430100'\n  reason: 只在长沙", "place: 长沙\n  reason: 只在长沙", "place: 长沙", "groups[5].place",
        "长沙 is not in jurisdictions.yaml", "add it there, or correct it here",
    ),
    Plant(
        "group without a word", "lexicon.yaml", "words: [门诊]", "words: []", "words: []", "groups[2].words",
        "has too few entries", "give at least 1",
    ),
    Plant(
        "group without a reason", "lexicon.yaml", "  reason: 不住院的看病\n", "", "words: [门诊]", "groups[2].reason",
        "is missing", "add it",
    ),
    Plant(
        "group with a field that is none", "lexicon.yaml", "  reason: 不住院的看病", "  below: [住院]\n  reason: 不住院的看病", "below: [", "groups[2].below",
        "is no field here", "take it out",
    ),
    Plant(
        "words that are no list", "lexicon.yaml", "words: [门诊]", "words: 门诊", "words: 门诊", "groups[2].words",
        "must be a list", "square brackets",
    ),
    Plant(
        "context that is neither true nor false", "lexicon.yaml", "  en: [retirement, retired]\n  context: true", "  en: [retirement, retired]\n  context: sometimes", "context: sometimes", "groups[22].context",
        "sometimes is neither true nor false", "write true or false",
    ),
    Plant(
        "pair without an object", "lexicon.yaml", "objects: [公司]", "objects: []", "objects: []", "pairs[2].objects",
        "has too few entries", "give at least 1",
    ),
    Plant(
        "part of a guide that there is not", "lexicon.yaml", "element: office", "element: window", "element: window", "asking[4].element",
        "window is not one of the words allowed", "office",
    ),
    Plant(
        "place without a name", "lexicon.yaml", "names: [新区]", "names: []", "names: []", "places[4].names",
        "has too few entries", "give at least 1",
    ),
    Plant(
        "bracket left open", "lexicon.yaml", "names: [新区]", "names: [新区", "names: [新区\n", "",
        "not YAML", "check indentation",
    ),
    Plant(
        "sayings of an entry that there is not", "sayings.yaml", "senior-card:", "senior-pass:", "senior-pass:", "senior-pass",
        "there is no service, life event, licence, office or channel senior-pass", "did you mean",
    ),
    Plant(
        "sayings of a source", "sayings.yaml", "senior-card:", "blog-undated:", "blog-undated:", "blog-undated",
        "there is no service, life event, licence, office or channel blog-undated", "add it there, or correct it here",
    ),
    Plant(
        "saying of two entries", "sayings.yaml", "zh: [坐公交不要钱的卡]", "zh: [坐公交不要钱的卡, 租房子落脚要的本本]", "坐公交", "senior-card.zh[2]",
        "租房子落脚要的本本 stands with residence-permit already", "keep it where it fits better",
    ),
    Plant(
        "saying of two entries in another writing", "sayings.yaml", "zh: [坐公交不要钱的卡]", "zh: ['租房子、落脚要的本本！']", "租房子、", "senior-card.zh[1]",
        "租房子、落脚要的本本！ stands with residence-permit already", "keep it where it fits better",
    ),
    Plant(
        "English saying of two entries", "sayings.yaml", "en: [prove who I am]", "en: [prove who I am, Ride the bus for free]", "Ride the bus", "id-card-licence.en[2]",
        "Ride the bus for free stands with senior-card already", "keep it where it fits better",
    ),
    Plant(
        "id in another form", "sayings.yaml", "senior-card:", "Senior Card:", "Senior Card:", "Senior Card",
        "does not have the form", "write it in that form",
    ),
    Plant(
        "sayings in a language that is none", "sayings.yaml", "en: [ride the bus for free]", "eng: [ride the bus for free]", "eng: [", "senior-card.eng",
        "is no field here", "take it out",
    ),
    Plant(
        "saying that is empty", "sayings.yaml", "en: [ride the bus for free]", "en: ['']", "en: ['']", "senior-card.en[1]",
        "is empty", "fill it in",
    ),
    Plant(
        "sayings that stand twice", "sayings.yaml", "senior-card:", "residence-permit:", "residence-permit:\n  zh: [坐", "residence-permit",
        "residence-permit stands twice", "keep one of the two",
    ),
]
# fmt: on


@pytest.mark.parametrize("plant", PLANTS, ids=lambda plant: plant.name)
def test_planted_fault_is_the_only_one_and_stands_at_its_line_and_field(data_folder, plant):
    edit_file(data_folder, plant.file, plant.old, plant.new)
    catalogue, data = load_catalogue(data_folder)
    assert catalogue is None
    described = "\n".join(map(describe_fault, data.faults))
    assert [(fault.place.file, fault.place.field) for fault in data.faults] == [(plant.file, plant.field)], described
    [fault] = data.faults
    assert fault.severe
    assert plant.problem in fault.problem.render()
    assert plant.mend in fault.mend.render()
    if plant.field:  # the parser says where it noticed
        assert fault.place.line == line_of(data_folder, plant.file, plant.marker)


def test_word_that_stands_in_three_groups_is_two_faults(data_folder):
    for old, new in (("words: [门诊]", "words: [门诊, 报备]"), ("words: [报销]", "words: [报销, 报备]")):
        edit_file(data_folder, "lexicon.yaml", old, new)
    _, data = load_catalogue(data_folder)
    assert [(fault.place.field, fault.problem.values["owner"]) for fault in data.faults] == [
        ("groups[7].words[2]", "门诊"),
        ("groups[8].words[2]", "门诊"),
    ]


def test_all_faults_of_words_and_sayings_are_found_in_one_go(data_folder):
    edit_file(data_folder, "lexicon.yaml", "words: [门诊]", "words: [门诊, 病]")
    edit_file(data_folder, "lexicon.yaml", "means: 开办", "means: 创办")
    edit_file(data_folder, "sayings.yaml", "senior-card:", "senior-pass:")
    _, data = load_catalogue(data_folder)
    assert {(fault.place.file, fault.place.field) for fault in data.faults} == {
        ("lexicon.yaml", "groups[2].words[2]"),
        ("lexicon.yaml", "pairs[2].means"),
        ("sayings.yaml", "senior-pass"),
    }


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("words: [补办, 补领]", "words: [补办, 补领, 补办]"),
        ("words: [怎么, 如何, 怎么办, 办理, 我想, 需要]", "words: [怎么, 办]"),
        ("  en: [hukou, household registration]\n  context: true", "  under: [证件, 社会保险]"),
        ("  reason: 一个意思\npairs:", "  reason: 一个意思\n- words: [卡, 本本子]\n  reason: 一\npairs:"),
    ],
    ids=["word twice in its group", "single character of asking", "two broader groups", "group of a single character"],
)
def test_what_is_no_fault_or_one(data_folder, old, new):
    """A word twice in its own group changes nothing; only groups may not be of one character."""
    edit_file(data_folder, "lexicon.yaml", old, new)
    _, data = load_catalogue(data_folder)
    assert [fault.place.field for fault in data.faults] == (["groups[26].words[1]"] if "卡" in new else [])


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (FILING_FILE, "    yuan: 0\n", "    yuan: 0\n    colour: red\n"),
        ("licences.yaml", "name: {zh: 居民身份证, en: Resident identity card}", "name: {zh: 居民身份证}"),
        ("channels.yaml", "phone: '12345'", "phone: none"),
        ("jurisdictions.yaml", "name: {zh: 雨花区, en: Yuhua District}", "name: {zh: 雨花区}"),
    ],
    ids=["service", "licence", "channel", "place"],
)
def test_entry_with_a_fault_of_its_own_is_still_there_for_its_words_and_sayings(data_folder, file, old, new):
    """Else an author would look in the wrong file."""
    edit_file(data_folder, file, old, new)
    _, data = load_catalogue(data_folder)
    files = {fault.place.file for fault in data.faults}
    assert file in files
    assert files.isdisjoint({"lexicon.yaml", "sayings.yaml"})


@pytest.mark.parametrize("file", ["lexicon.yaml", "sayings.yaml"])
@pytest.mark.parametrize("text", [None, "", "# none yet\n", "{}\n"])
def test_words_and_sayings_may_be_missing_or_empty(data_folder, tmp_path, file, text):
    """Then everything is found by its names."""
    (data_folder / file).unlink()
    if text is not None:
        (data_folder / file).write_text(text, encoding="utf-8")
    build_catalogue(data_folder, tmp_path / "catalogue.db")
    with CatalogueDb(tmp_path / "catalogue.db") as db:
        assert Finder(db).find("居住证").hits[0].ref == "residence-permit"


def test_file_that_is_not_utf8_is_a_fault(data_folder):
    (data_folder / "lexicon.yaml").write_bytes("groups: [词]".encode("gb18030"))
    _, data = load_catalogue(data_folder)
    assert "lexicon.yaml" in {fault.place.file for fault in data.faults}


def test_records_are_what_authors_wrote(data_folder):
    (data_folder / "lexicon.yaml").write_text(
        """\
groups:
- words: [就医, 看病]
  en: [doctor]
  reason: 一
- words: [门诊]
  under: [就医]
  context: true
  reason: 二
pairs:
- verbs: [看]
  objects: [医生]
  means: 就医
  reason: 三
asking:
- words: [带什么]
  element: material
  reason: 四
places:
- names: [星城]
  code: '430100'
  weak: true
  reason: 五
""",
        encoding="utf-8",
    )
    (data_folder / "sayings.yaml").write_text(
        "senior-card: {zh: [甲], en: [a]}\nmoving: {zh: [乙, 丙]}\n", encoding="utf-8"
    )
    catalogue = catalogue_of(data_folder)
    assert catalogue.lexicon == Lexicon(
        (
            WordGroup(("就医", "看病"), ("doctor",), reason="一"),
            WordGroup(("门诊",), under=("就医",), context=True, reason="二"),
        ),
        (VerbPair(("看",), ("医生",), "就医", "三"),),
        (AskingWords(("带什么",), element=Element.MATERIAL, reason="四"),),
        (EverydayPlace(("星城",), "430100", weak=True, reason="五"),),
    )
    assert catalogue.lexicon.groups[0].name == "就医"
    assert catalogue.sayings == {"senior-card": Sayings(("甲",), ("a",)), "moving": Sayings(("乙", "丙"))}
