"""What words of the data say about going, and what only looks like it."""

import pytest

from cztservices.domain.trip_words import (
    asks_for_originals,
    asks_for_yourself,
    asks_to_ring,
    is_for_some,
    lets_somebody_else,
    offers_online,
    sends_to_counter,
    spares_booking,
    speaks_of_booking,
)


@pytest.mark.parametrize(
    "words",
    [
        "在您现在住的城市办，要亲自去拍照、按指纹",
        "您本人去",
        "要本人到场",
        "带身份证由本人到派出所办",
        "必须由本人办理",
        "只能您本人或单位的公积金专管员去办。",
        "只能由本人申请",
        "离婚：两个人要一起到场申请",
        "离婚：两个人一起去，带身份证",
        "到学生资助中心当面办",
        "这件事不能代办",
        "不接受别人代领",
        "没有亲自到的，不能委托他人",
    ],
)
def test_words_that_call_the_reader_in(words):
    assert asks_for_yourself(words)


@pytest.mark.parametrize(
    "words",
    [
        "本人身份证",
        "把您本人的银行账户填对",
        "直接发给您本人",
        "医保在省本级的：本人身份证和省直医保卡",
        "用您本人的账号登录学信档案",
        "户口簿首页和本人那一页",
        "定期票只能本人用，不能转给别人",
        "钱不到本人账户的，打电话问",
        "打到本人到期的卡里",
        "本人去世后由家人办",
        "装好 App 的手机，本人要刷脸",
        "由单位或您本人申请",
        "不用亲自去",
        "不需要本人到场",
        "非本人办理的，带委托书",
        "签《委托按月提取还贷协议》",
    ],
)
def test_words_that_only_look_like_calling_the_reader_in(words):
    assert not asks_for_yourself(words)


@pytest.mark.parametrize(
    "words",
    [
        "请人代办的，带委托书",
        "请别人代办的，再带生育登记代办委托书",
        "可以由监护人或近亲属代办",
        "亲属能帮您办",
        "可以由您本人或家属去办",
        "托人办：去您户口地的派出所",
        "可以委托他人",
        "行动不便的，可以请人帮代办",
        "您可以代领",
        "不用本人到场",
        "非本人办理的，带身份证",
    ],
)
def test_words_that_let_somebody_else_come(words):
    assert lets_somebody_else(words)


@pytest.mark.parametrize(
    "words",
    [
        "《长沙住房公积金委托按月提取还贷协议》（要签字）",
        "公安委托的社区办",
        "到受委托的社区改地址",
        "在国内找工作用：单位介绍信或委托函",
        "定了全程网办、异地代收代办、多地联办三种办法",
        "交给异地代办窗口",
        "大厅有帮办代办人员，提供代办服务",
        "开存档、经历、亲属关系证明，到现场办",
        "只能转给近亲属",
        "不能代办",
        "不接受别人代领",
        "不可避免要亲自去",
    ],
)
def test_words_that_only_look_like_letting_somebody_else_come(words):
    assert not lets_somebody_else(words)


@pytest.mark.parametrize("words", ["未满 16 岁的，由监护人代办", "行动不便的老人，可以请人代办", "新生儿由监护人去办"])
def test_leave_for_some_people_is_known_as_such(words):
    assert lets_somebody_else(words)
    assert is_for_some(words)


def test_leave_for_everybody_is_not_for_some():
    assert not is_for_some("请人代办的，带委托书")


@pytest.mark.parametrize(
    ("words", "books", "spares"),
    [
        ("可以先在网上约时间", True, False),
        ("要提前预约", True, False),
        ("没有预约的不收", True, False),
        ("不用预约", False, True),
        ("无需提前预约，直接去", False, True),
        ("免预约", False, True),
        ("工作日不用预约，周六要预约", True, True),
        ("用电子健康卡预约挂号", False, False),
        ("转诊、会诊、预约互认", False, False),
        ("不用预先交钱", False, False),
    ],
)
def test_words_about_booking(words, books, spares):
    assert (speaks_of_booking(words), spares_booking(words)) == (books, spares)


@pytest.mark.parametrize(
    ("words", "asked"),
    [("医院收费票据原件，或电子发票", True), ("证照能联网核对的，也不用看原件", False), ("身份证复印件", False)],
)
def test_words_about_originals(words, asked):
    assert asks_for_originals(words) is asked


@pytest.mark.parametrize(
    ("words", "sent"),
    [
        ("全程网办。第一次办证的，到现在城市的出入境窗口", True),
        ("网上交材料，或者去参保地的医保大厅", True),
        ("免费到窗口领", True),
        ("手机上刷脸激活，不用去大厅", False),
        ("在手机上申领。要去窗口的，到孩子户口所在的街道", False),
        ("手机上就能办，不用回转出地", False),
    ],
)
def test_words_that_send_some_to_a_counter(words, sent):
    assert sends_to_counter(words) is sent


@pytest.mark.parametrize(
    ("words", "ring"),
    [
        ("先打 12329 问在哪边申请", True),
        ("去前先问派出所", True),
        ("末班几点，打 12345 问", True),
        ("到窗口交材料", False),
    ],
)
def test_words_that_themselves_say_to_ask(words, ring):
    assert asks_to_ring(words) is ring


@pytest.mark.parametrize(
    ("words", "online"), [("能网上办的，先在网上办", True), ("用小程序提交", True), ("把材料交到窗口", False)]
)
def test_words_about_a_way_without_a_trip(words, online):
    assert offers_online(words) is online
