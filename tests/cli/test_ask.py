"""``ask``: the questions of a service, and the guide of a case."""

import pytest

FILING = "medical-offsite-filing"
ENDS = ("--origin", "湘潭", "--destination", "changsha")


def lines(guide, element):
    return [line["id"] for line in guide["elements"].get(element, ())]


def test_first_question_is_asked_with_why_and_proof(run):
    asked = run("ask", FILING, *ENDS, "--json").json
    assert (asked["service"], asked["origin"], asked["destination"]) == (FILING, "430300", "430100")
    assert (asked["answers"], asked["outcome"], asked["guide"]) == ({}, None, None)
    question = asked["question"]
    assert (question["id"], question["kind"]) == ("why-there", "choice")
    assert [one["id"] for one in question["answers"]] == ["living", "emergency", "holiday"]
    assert question["why"]["en"] == "The reason decides which papers you need."
    assert asked["sources"].keys() == {*question["sources"]}


def test_answers_end_in_the_guide_of_the_case(run):
    asked = run("ask", FILING, *ENDS, "--answers", "settled=yes, why-there=living", "--json").json
    assert asked["question"] is None
    assert asked["answers"] == {"why-there": "living", "settled": "yes"}
    assert asked["outcome"]["kind"] == "possible"
    assert "step-pledge" in lines(asked["guide"], "step")
    general = run("show", FILING, *ENDS, "--json").json
    assert "step-pledge" not in lines(general, "step")
    assert "step-choose" in lines(general, "step")


def test_case_without_a_kept_statement_lacks_it(run):
    guide = run("ask", FILING, *ENDS, "--answers", "why-there=emergency", "--json").json["guide"]
    assert "step-choose" not in lines(guide, "step")


def test_answer_that_is_not_asked_is_named_and_nothing_else_lost(run):
    ran = run("ask", FILING, *ENDS, "--answers", "why-there=holiday,settled=yes", "--lang", "en")
    assert ran.status == 0
    assert ran.out.startswith("! Not asked in this case, and left out: settled=yes\n")
    assert "[Not this way] Not possible, get a residence permit first." in ran.out
    assert "Instead: Residence permit" in ran.out
    asked = run("ask", FILING, *ENDS, "--answers", "why-there=holiday,settled=yes", "--json").json
    assert (asked["dropped"], asked["outcome"]["instead"]) == ({"settled": "yes"}, "residence-permit")


def test_what_is_not_known_names_whom_to_ring(run):
    out = run("ask", FILING, *ENDS, "--answers", "why-there=living,settled=unsure", "--lang", "en").out
    assert "[Ask first] No source says, ring first." in out
    assert "why-there" not in out


def test_question_on_the_shell_says_how_to_answer_it(run):
    out = run("ask", FILING, *ENDS, "--answers", "why-there=living", "--lang", "en").out
    assert "Do you live there for good?" in out
    assert "--answers why-there=living,settled=unsure" in out
    assert "Why are you treated there? I live there" in out


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ("why-ther=living", "does not ask “why-ther”; its questions are why-there, settled; did you mean “why-there”?"),
        ("why-there=emergenc", "is no answer to “why-there”; its answers are living, emergency, holiday; did you mean “emergency”?"),
        ("why-there", "“why-there” is no answer; write each question once"),
        ("why-there=living,why-there=holiday", "“why-there” is answered twice; write one answer to it."),
        ("\x1b[31m=\n", "is no answer"),
    ],
)  # fmt: skip
def test_answers_that_cannot_be_read_are_refused_with_the_nearest(refused, answers, words):
    assert words in refused("ask", FILING, "--answers", answers, "--lang", "en")


def test_service_that_asks_nothing_says_where_its_guide_is(refused):
    assert "read it with “show residence-permit”" in refused("ask", "residence-permit", "--lang", "en")


def test_unknown_service_is_refused_with_the_nearest(refused):
    assert FILING in refused("ask", "medical-offsite-fillng", "--lang", "en")


def test_question_is_put_in_traditional_characters(run):
    out = run("ask", FILING, *ENDS, "--lang", "zh_TW").out
    assert "為什麼去那邊看病？" in out
    assert "急診" in out
