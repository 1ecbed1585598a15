"""What to say on the telephone."""

import pytest

from cztservices.domain.dates import SHELF_LIFE
from cztservices.domain.guide import resolve_guide
from cztservices.domain.scope import CHANGSHA, XIANGTAN
from cztservices.domain.words import Element, Grade
from cztservices.presenters.labels import CITY_LABELS
from cztservices.presenters.questions import QUESTIONS, elements_in_doubt, greet, questions_about
from tests.sample_data import DAY
from tests.statements import make_service, make_statement


def asked(tr, *statements) -> tuple[str, ...]:
    """The questions about a guide with these statements."""
    guide = resolve_guide(make_service(), statements, CHANGSHA, XIANGTAN, DAY)
    return questions_about(elements_in_doubt(guide), tr)


def test_there_is_a_question_for_every_element():
    """A legal basis does not age, and may be unconfirmed."""
    assert list(QUESTIONS) == list(Element)


def test_every_question_is_another(tr):
    assert len({tr.gettext(question) for question in QUESTIONS.values()}) == len(QUESTIONS)


@pytest.mark.parametrize("element", [element for element, life in SHELF_LIFE.items() if life is not None])
@pytest.mark.parametrize(
    "fields", [{"published": "2020"}, {"published": None, "valid_from": DAY}, {"grade": Grade.OTHER, "published": "2023"}],
    ids=["old", "undated", "weak"],
)  # fmt: skip
def test_line_in_doubt_is_asked_about(tr, element, fields):
    assert asked(tr, make_statement("a", element, "czt", **fields)) == (tr.gettext(QUESTIONS[element]),)


def test_unconfirmed_legal_basis_is_asked_about(tr):
    line = make_statement("a", Element.LEGAL_BASIS, "czt", grade=Grade.OTHER, published="2023")
    assert asked(tr, line) == (tr.gettext(QUESTIONS[Element.LEGAL_BASIS]),)


@pytest.mark.parametrize("element", Element)
def test_line_that_may_be_trusted_is_not_asked_about(tr, element):
    assert asked(tr, make_statement("a", element, "czt", published="2023")) == ()


def test_element_is_asked_about_once_however_many_lines_are_in_doubt(tr):
    lines = [make_statement(key, Element.STEP, "czt", published="2020") for key in ("a", "b")]
    assert asked(tr, *lines) == (tr.gettext(QUESTIONS[Element.STEP]),)


def test_element_is_asked_about_though_another_line_of_it_may_be_trusted(tr):
    old = make_statement("old", Element.STEP, "czt", published="2020")
    young = make_statement("young", Element.STEP, "czt", published="2023")
    assert asked(tr, old, young) == (tr.gettext(QUESTIONS[Element.STEP]),)


def test_line_that_is_void_is_not_asked_about(tr):
    old = make_statement("old", Element.FEE, "000000", published="2020")
    young = make_statement("young", Element.FEE, "czt", published="2023")
    assert asked(tr, old, young) == ()


def test_questions_come_in_the_order_of_the_elements(tr):
    lines = [make_statement(e.value, e, "czt", grade=Grade.OTHER, published="2023") for e in reversed(QUESTIONS)]
    assert asked(tr, *lines) == tuple(tr.gettext(question) for question in QUESTIONS.values())


@pytest.mark.parametrize("direction", [(CHANGSHA, XIANGTAN), (CHANGSHA, None), (None, XIANGTAN)])
def test_greeting_names_the_service_and_the_cities_that_are_known(guide_of, tr, direction):
    guide = guide_of("medical-offsite-filing", *direction)
    greeting = greet(guide, tr)
    assert tr.say(guide.service.name) in greeting
    known = {city for city, label in CITY_LABELS.items() if tr.gettext(label) in greeting}
    assert known == {city for city in direction if city is not None}
    labels = (guide.service.origin_label, guide.service.destination_label)
    assert [tr.say(label) in greeting for label in labels] == [city is not None for city in direction]


def test_greeting_without_a_city_ends_after_the_service(guide_of, tr, words):
    greeting = greet(guide_of("medical-offsite-filing", None, None), tr)
    name = words("异地就医备案", "Filing for medical treatment in another city")
    assert greeting == tr.gettext("Hello, I am asking about “{service}”.").format(service=name)
