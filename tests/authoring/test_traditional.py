"""Traditional characters: which, for which words, and of what."""

import json
import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cztservices.authoring.traditional import SPELLINGS, TERMS, make_traditional, name_in_traditional, to_traditional
from cztservices.config import CHARACTERS
from cztservices.storage.catalogue_db import CatalogueDb
from cztservices.text.folding import fold, is_han
from tests.authoring.folders import catalogue_of
from tests.sample_data import FILING_FILE, edit_file

CHINESE = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), max_size=12)
MIXED = st.text(st.sampled_from("后里干发面征准系复台只签周“”《》‘’，。A1 网络打印信息在线短"), max_size=24)


@pytest.mark.parametrize(
    ("zh", "tw"),
    [
        ("30 天后才能报销", "30 天後才能報銷"), ("皇后", "皇后"), ("20 周后", "20 週後"), ("以后", "以後"),
        ("哪里", "哪裡"), ("公里", "公里"), ("五里堆街道", "五里堆街道"), ("里程", "里程"), ("医保卡里还有", "醫保卡裡還有"),
        ("干活", "幹活"), ("若干规定", "若干規定"), ("产权干净", "產權乾淨"), ("村干部", "村幹部"),
        ("换发、补发", "換發、補發"), ("发卡银行", "發卡銀行"), ("理发店", "理髮店"), ("发票", "發票"),
        ("窗口对面", "窗口對面"), ("面包车", "麵包車"), ("买台面包车", "買臺麵包車"),
        ("征求", "徵求"), ("征信", "徵信"), ("长征", "長征"),
        ("标准", "標準"), ("凭准予迁入证明", "憑准予遷入證明"), ("批准", "批准"), ("拿不准", "拿不準"), ("国药准字", "國藥准字"),
        ("系统", "系統"), ("关系", "關係"), ("联系您", "聯繫您"),
        ("复印件", "影本"), ("恢复", "恢復"), ("回复", "回覆"), ("重复", "重複"), ("行政复议", "行政復議"),
        ("平台", "平臺"), ("柜台", "櫃檯"), ("只能", "只能"), ("一只", "一隻"),
        ("签了协议", "簽了協議"), ("签一份", "簽一份"), ("标签", "標籤"), ("抽签", "抽籤"),
        ("周一至周五", "週一至週五"), ("还有周六延时", "還有週六延時"), ("周边", "周邊"),
        ("制卡", "製卡"), ("制度", "制度"), ("三市制造企业", "三市製造企業"), ("关注会议", "關注會議"), ("签注，再", "簽註，再"),
        ("账户", "帳戶"), ("公布", "公布"), ("老娘", "老娘"), ("岳麓区", "嶽麓區"), ("岳塘区", "岳塘區"), ("岳父", "岳父"),
        ("赤岗冲", "赤崗沖"), ("冲突", "衝突"), ("入托", "入托"), ("可以托户口所在的村", "可以託戶口所在的村"),
    ],
)  # fmt: skip
def test_character_with_several_traditional_forms_is_the_right_one(zh, tw):
    assert to_traditional(zh) == tw


@pytest.mark.parametrize(
    ("zh", "tw"),
    [
        ("收到短信", "收到簡訊"), ("打印清单", "列印清單"), ("打印机", "印表機"), ("扫码登录", "掃碼登入"), ("网络", "網路"),
        ("填信息", "填資訊"), ("国家医保信息平台", "國家醫保信息平臺"), ("数据互通", "資料互通"), ("湘潭市数据局", "湘潭市數據局"),
        ("在线办", "線上辦"), ("在线下办", "在線下辦"), ("能在线下载", "能線上下載"), ("坐公交", "坐公車"), ("公交车", "公車"),
        ("小程序", "小程序"), ("身份证", "身份證"), ("申请程序", "申請程序"), ("升级程序", "升級程式"), ("也不用户口簿", "也不用戶口簿"),
        ("残联网上办证", "殘聯網上辦證"), ("学生成绩", "學生成績"), ("不低于跨省的水平", "不低於跨省的水準"), ("普通话水平", "普通話水平"),
    ],
)  # fmt: skip
def test_everyday_word_is_that_of_taiwan_and_names_keep_theirs(zh, tw):
    assert to_traditional(zh) == tw


@pytest.mark.parametrize("quoted", ["《网络信息打印办法》", "“在线打印”", "“换发”"])
def test_words_in_quotes_are_names_and_the_words_beside_them_are_not(quoted):
    name = name_in_traditional(quoted)
    assert to_traditional(f"打印{quoted}打印") == f"列印{name}列印"
    assert to_traditional(quoted) == name


def test_quotation_marks_are_those_of_taiwan():
    assert to_traditional("点“办‘跨省’”") == "點「辦『跨省』」"
    assert to_traditional("点“打印") == "點「列印"


@pytest.mark.parametrize("text", ["", "12345", "App", "{day}：{count} / {file}", "e-licence"])
def test_what_is_not_chinese_stays_as_it_is(text):
    assert name_in_traditional(text) == to_traditional(text) == text.replace("“", "「")


@given(CHINESE | MIXED)
def test_name_keeps_its_length_so_that_marks_stay_in_their_places(text):
    assert len(name_in_traditional(text)) == len(text)


@given(MIXED)
def test_no_quotation_mark_of_the_mainland_is_left(text):
    assert set(to_traditional(text)) & set("“”‘’") == set()


def entries_of(file):
    """The lines of a file that are entries, each cut at its tabs."""
    lines = (CHARACTERS / file).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize("file", [SPELLINGS, TERMS])
def test_file_has_two_forms_a_line_each_once_under_a_reason(file):
    entries = entries_of(file)
    assert len(entries) > 40
    assert {len(entry) for entry in entries} == {2}
    assert len({zh for zh, _ in entries}) == len(entries)
    blocks = (CHARACTERS / file).read_text(encoding="utf-8").strip().split("\n\n")
    assert [block.splitlines()[0] for block in blocks if not block.startswith("# ")] == []


def test_spelling_has_a_character_for_each_character():
    assert [entry for entry in entries_of(SPELLINGS) if len(entry[0]) != len(entry[1])] == []


def test_every_word_of_taiwan_is_another_than_that_of_the_mainland_or_guards_one():
    words = {zh for zh, _ in entries_of(TERMS)}
    idle = [
        zh for zh, tw in entries_of(TERMS) if name_in_traditional(zh) == tw and not any(w in zh for w in words - {zh})
    ]
    assert idle == []


@pytest.fixture(scope="module")
def made(real_catalogue):
    with CatalogueDb(real_catalogue) as db:
        return db.traditional()


def chinese_in(cell):
    """The Chinese texts in a cell: itself, or what its JSON holds."""
    if not (isinstance(cell, str) and cell.startswith(("[", "{"))):
        return [cell] if isinstance(cell, str) else []
    held, found = [json.loads(cell)], []
    for value in held:
        if isinstance(value, dict):
            held += [part for name, part in value.items() if name != "en"]
        elif isinstance(value, list):
            held += value
        else:
            found.append(value)
    return [text for text in found if isinstance(text, str)]


def read_chinese(path):
    """Every Chinese text of the records, by the tables themselves."""
    connection = sqlite3.connect(path)
    connection.row_factory = sqlite3.Row
    tables = "service", "statement", "channel", "licence", "office", "published_list", "life_event", "jurisdiction"
    for table in tables:
        for row in connection.execute(f"SELECT * FROM {table}"):  # noqa: S608 - names from above
            for name in row.keys():  # noqa: SIM118 - a row is no mapping
                if not name.endswith("_en"):
                    yield from (text for text in chinese_in(row[name]) if any(map(is_han, text)))
    yield from (row["publisher_zh"] for row in connection.execute("SELECT publisher_zh FROM source"))
    connection.close()


def test_everything_that_the_records_say_is_in_the_catalogue(made, real_catalogue):
    texts = set(read_chinese(real_catalogue))
    assert len(texts) > 4000
    assert [text for text in texts if text not in made and name_in_traditional(text) != text] == []


def test_everything_that_is_found_is_in_the_catalogue(made, real_catalogue):
    """Names, aliases and sayings as a row of the results shows them."""
    with CatalogueDb(real_catalogue) as db:
        entries = db.entries(range(1, db.entry_count() + 1))
    texts = {text for entry in entries for text in entry.texts if any(map(is_han, text))}
    assert len(texts) > 3000
    assert [text for text in texts if text not in made and name_in_traditional(text) != text] == []


def test_everything_is_written_as_it_would_be_alone(made):
    assert {zh for zh, tw in made.items() if tw not in (to_traditional(zh), name_in_traditional(zh))} == set()
    assert [zh for zh, tw in made.items() if zh == tw] == []
    assert [*made] == sorted(made)


SEVERAL = str.maketrans("著帐覆", "着账复")
"""Traditional characters that the search takes for others than we make them of."""


def test_traditional_name_sounds_and_is_found_like_the_simplified_one(made):
    other = [zh for zh in made if fold(name_in_traditional(zh)).translate(SEVERAL) != fold(zh).translate(SEVERAL)]
    assert other == []


@pytest.fixture
def catalogue(data_folder):
    """The sample, with words that Taiwan has not in a name and in a text."""
    edit_file(data_folder, FILING_FILE, "text: {zh: 网上备案。", "text: {zh: 打印《打印办法》。")
    edit_file(data_folder, "channels.yaml", "zh: 先拨区号", "zh: 收短信")
    edit_file(data_folder, "channels.yaml", "zh: 医保服务热线", "zh: 医保短信热线（网络）")
    edit_file(data_folder, "sources.yaml", "publisher: 某网站", "publisher: 某网络在线")
    edit_file(data_folder, "sources.yaml", "title: 一个博客", "title: 一个网络博客")
    return catalogue_of(data_folder)


@pytest.mark.parametrize(
    ("zh", "tw"),
    [
        ("打印《打印办法》。", "列印《打印辦法》。"),
        ("收短信", "收簡訊"),
        ("医保短信热线（网络）", "醫保短信熱線（網絡）"),
        ("医保短信热线", "醫保短信熱線"),
        ("某网络在线", "某網絡在線"),
        ("综合窗口", "綜合窗口"),
        ("暂住证", "暫住證"),
        ("租房子落脚要的本本", "租房子落腳要的本本"),
        ("营业执照", "營業執照"),
        ("周一至周五 09:00–12:00、13:30–17:00", "週一至週五 09:00–12:00、13:30–17:00"),
        ("2023-01-21 至 2023-01-27 不开门（春节）；2023-04-06 10:00–12:00", "2023-01-21 至 2023-01-27 不開門（春節）；2023-04-06 10:00–12:00"),
    ],
)  # fmt: skip
def test_names_keep_their_words_and_texts_take_those_of_taiwan(catalogue, zh, tw):
    assert make_traditional(catalogue)[zh] == tw


def test_titles_of_sources_stay_as_they_were_published(catalogue):
    assert "一个网络博客" not in make_traditional(catalogue)


def test_text_that_is_the_same_in_both_is_left_out(catalogue):
    assert catalogue.services["residence-permit"].destination_label.zh == "居住地"
    assert "居住地" not in make_traditional(catalogue)
