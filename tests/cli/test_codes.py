"""State codes in the shell: printed with guides, and typed back."""

import json

import pytest

from cztservices.cli.main import main

FILING = "medical-offsite-filing"
ENDS = ("--origin", "湘潭", "--destination", "长沙")
EMERGENCY = "why-there=emergency"


@pytest.fixture
def ask(catalogue_path, tmp_path, capsys):
    """Runs a command on the sample that asks questions; status, output and errors."""

    def _ask(*argv: object) -> tuple[int, str, str]:
        words = ["--catalogue", str(catalogue_path), "--base-dir", str(tmp_path), *map(str, argv)]
        try:
            status = main(words)
        except SystemExit as left:
            status = left.code
        captured = capsys.readouterr()
        return status, captured.out, captured.err

    return _ask


def read(ran) -> dict:
    """What a command that went well printed as JSON."""
    assert (ran[0], ran[2]) == (0, "")
    return json.loads(ran[1])


def test_code_leads_to_the_same_guide_and_answers(ask):
    before = read(ask("ask", FILING, *ENDS, "--answers", EMERGENCY, "--json"))
    assert before["answers"] == {"why-there": "emergency"}
    code = before["code"]
    assert read(ask("ask", "--code", code, "--json")) == before
    assert read(ask("ask", "--code", f"czt:code/{code.lower()}", "--json")) == before
    assert read(ask("ask", "--code", f" CZT {code.replace('-', ' ')} ", "--json")) == before
    assert ask("ask", "--code", code, "--lang", "en") == ask(
        "ask", FILING, *ENDS, "--answers", EMERGENCY, "--lang", "en"
    )


def test_code_of_answers_on_the_way_leads_to_the_next_question(ask):
    before = read(ask("ask", FILING, *ENDS, "--answers", "why-there=living", "--json"))
    after = read(ask("ask", "--code", before["code"], "--json"))
    assert after == before
    assert after["question"]["id"] == "settled"


@pytest.mark.parametrize("service", [FILING, "residence-permit"])
def test_guide_has_a_code_that_leads_to_it(ask, service):
    guide = read(ask("show", service, *ENDS, "--json"))
    stood = read(ask("ask", "--code", guide["code"], "--json"))
    assert {key: stood[key] for key in ("service", "origin", "destination", "answers", "code")} == {
        "service": service,
        "origin": guide["origin"],
        "destination": guide["destination"],
        "answers": {},
        "code": guide["code"],
    }
    assert (stood["guide"] == guide) is (service == "residence-permit")


def test_code_of_a_service_that_asks_nothing_prints_its_guide(ask):
    code = read(ask("show", "residence-permit", *ENDS, "--json"))["code"]
    assert ask("ask", "--code", code, "--lang", "en") == ask("show", "residence-permit", *ENDS, "--lang", "en")


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (("--code", "ABCD"), "“ABCD” is no code, since it has 4 signs and a code has 8; is one missing?"),
        (("--code", "0000-0000", "--origin", "湘潭"), "A state code says service, cities and answers itself"),
        ((FILING, "--code", "0000-0000"), "A state code says service, cities and answers itself"),
        ((), "Name the service to ask about, or give a state code with --code XXXX-XXXX."),
    ],
)
def test_bad_call_is_told_in_one_line(ask, options, sentence):
    status, out, err = ask("ask", *options, "--lang", "en")
    assert (status, out) == (2, "")
    assert err.startswith(sentence)
    assert err.count("\n") == 1


def test_wrong_sign_names_what_was_meant(ask):
    code = read(ask("show", FILING, *ENDS, "--json"))["code"]
    wrong = ("2" if code[0] != "2" else "3") + code[1:]
    status, out, err = ask("ask", "--code", wrong, "--lang", "en")
    assert (status, out) == (2, "")
    assert err == f"The code “{wrong}” has a wrong sign, or two that changed places; did you mean {code}?\n"


@pytest.mark.parametrize("command", [("copy",), ("export", "--out", "a.txt"), ("print", "--out", "a.pdf")])
def test_answers_that_lead_to_no_guide_are_not_taken_for_those_of_everybody(ask, command):
    name, *options = command
    ran = ask(name, FILING, *ENDS, *options, "--answers", "why-there=living", "--lang", "en")
    assert ran[:2] == (2, "")
    assert ran[2] == (
        "These answers lead to one more question, “settled”; see “ask medical-offsite-filing --answers "
        "why-there=living”.\n"
    )


def test_export_with_answers_is_of_the_case(ask, tmp_path):
    for name, answers in (("all", ()), ("case", ("--answers", EMERGENCY))):
        ran = ask("export", FILING, *ENDS, "--out", tmp_path / f"{name}.txt", "--lang", "en", *answers)
        assert ran[0] == 0
    sheets = [(tmp_path / f"{name}.txt").read_text() for name in ("all", "case")]
    assert ["No filing before an emergency" in sheet for sheet in sheets] == [False, True]
