"""What a guide means to a window: which papers it asks for first, and whose city decides."""

from dataclasses import replace
from datetime import date

import pytest

from cztservices.domain.catalogue import MaterialForm, Text
from cztservices.domain.counter import PaperKind, home_of, is_about, kind_of_paper, lines_of, reception_of
from cztservices.domain.guide import Line, resolve_guide
from cztservices.domain.scope import CHANGSHA, XIANGTAN, ZHUZHOU
from cztservices.domain.words import CounterRole, Element, End
from tests.statements import make_service, make_statement

DAY = date(2024, 6, 15)


def paper(zh: str, **form):
    return make_statement("m", Element.MATERIAL, "czt", text=Text(zh, zh), value=MaterialForm(**form) if form else None)


@pytest.mark.parametrize(
    ("zh", "kind"),
    [
        ("身份证", PaperKind.IDENTITY),
        ("您的有效身份证件", PaperKind.IDENTITY),
        ("《住房公积金异地转移接续申请表》一式两份", PaperKind.FORM),
        ("备案表", PaperKind.FORM),
        ("长期居住外地的：居住证明或个人承诺书，二选一", PaperKind.FORM),
        ("请人代办的，带委托书", PaperKind.FORM),
        ("户口簿", PaperKind.PROOF),
        ("法定代表人的签名", PaperKind.PROOF),
        ("出院记录，要盖医院的章", PaperKind.PROOF),
        ("三市之间这四样不用交：贷款结清证明、个人基本情况表", PaperKind.SPARED),
        ("三市之间贷款或解冻，这四样都不用交：缴存使用证明、结清证明", PaperKind.SPARED),
        ("您不用交申请，单位办好参保登记就行", PaperKind.SPARED),
        ("还三市的贷款（含省直中心的），提取时不用交借款合同", PaperKind.SPARED),
        ("以后还这笔贷款，也不用交借款合同", PaperKind.SPARED),
        ("不用先回株洲开证明（2021 年雨花区窗口的做法）", PaperKind.SPARED),
        ("转移什么都不用交，因为不用申请转移。", PaperKind.SPARED),
        ("居住证，无需提供", PaperKind.SPARED),
        ("身份证明：人脸或指纹核验通过，就不用交", PaperKind.IDENTITY),
        ("身份证明：人脸核验通过，不用交", PaperKind.IDENTITY),
        ("营业执照：在长沙办事不用交纸质的", PaperKind.PROOF),
        ("营业执照：在长沙办事，不用交纸质的", PaperKind.PROOF),
        ("人口信息系统里查得到的，不用再交证明；一时查不到的，写承诺也能办", PaperKind.PROOF),
        ("公安能在系统里查到的，不用您交", PaperKind.PROOF),
        ("有电子户口簿，不用交户口簿", PaperKind.PROOF),
        ("身份证，不用预约", PaperKind.IDENTITY),
        ("户口簿，不用带复印件", PaperKind.PROOF),
        ("身份证明复印件，网上能核对的不用交", PaperKind.IDENTITY),
        ("相片（系统里有的不用交）", PaperKind.PROOF),
    ],
)
def test_paper_is_of_the_kind_that_its_words_say(zh, kind):
    assert kind_of_paper(paper(zh)) is kind


def test_paper_with_the_licence_of_an_identity_card_shows_who_somebody_is():
    assert kind_of_paper(paper("卡", licence="resident-id-card")) is PaperKind.IDENTITY
    assert kind_of_paper(paper("卡", licence="household-booklet")) is PaperKind.PROOF


@pytest.mark.parametrize(
    ("decided_by", "home", "reception"), [(End.ORIGIN, XIANGTAN, CHANGSHA), (End.DESTINATION, CHANGSHA, XIANGTAN)]
)
def test_home_city_is_the_one_that_decides(decided_by, home, reception):
    guide = resolve_guide(replace(make_service(), decided_by=decided_by), [], XIANGTAN, CHANGSHA, DAY)
    assert (home_of(guide), reception_of(guide)) == (home, reception)


def test_lines_are_those_that_hold_and_bear_the_mark():
    marked = make_statement("a", Element.STEP, "czt", counter=CounterRole.TRAVELS)
    plain, void = make_statement("b", Element.STEP, "czt"), make_statement("c", Element.STEP, "czt")
    marked = replace(marked, replaces=frozenset({"c"}))
    guide = resolve_guide(make_service(), [marked, plain, void], XIANGTAN, CHANGSHA, DAY)
    assert {line.statement.id for line in lines_of(guide, [Element.STEP])} == {"a", "b"}
    assert [line.statement.id for line in lines_of(guide, Element, CounterRole.TRAVELS)] == ["a"]
    assert lines_of(guide, Element, CounterRole.CHECKS) == ()


@pytest.mark.parametrize(
    ("scope", "is_so"),
    [("000000", True), ("czt", True), ("430300", True), ("430300->430100", True), ("430100@destination", False)],
)
def test_rule_is_about_a_city_unless_it_is_that_of_another(scope, is_so):
    assert is_about(Line(make_statement("a", Element.CONDITION, scope)), XIANGTAN) is is_so
    assert is_about(Line(make_statement("a", Element.CONDITION, "430200")), ZHUZHOU)
