"""``find``."""

import json
import os
import subprocess
import sys

import pytest

from cztservices.config import DATA_FOLDER
from cztservices.i18n import Translator

ROOT = DATA_FOLDER.parent
HEAVY = {"PySide6", "pydantic", "yaml", "pypinyin", "sqlite_utils", "babel"}


def test_json_has_the_fields_of_the_contract(run):
    ran = run("find", "备案", "--json")
    assert ran.status == 0
    assert ran.json.keys() >= {"query", "origin", "destination", "results", "elapsed_ms"}
    first = ran.json["results"][0]
    assert first.keys() >= {"kind", "id", "name", "score", "matched"}
    assert (first["kind"], first["id"], first["name"]) == ("service", "medical-offsite-filing", "异地就医备案")
    assert first["matched"] == "异地就医备案"
    assert isinstance(first["score"], float)
    assert ran.json["elapsed_ms"] >= 0


def test_json_is_one_line(run):
    assert run("find", "备案", "--json").out.count("\n") == 1


def test_nothing_found_is_status_1(run):
    ran = run("find", "xyzzy", "--json")
    assert (ran.status, ran.json["results"], ran.err) == (1, [], "")


@pytest.mark.parametrize("lang", ["zh_CN", "en"])
def test_nothing_found_says_whom_to_ask(run, lang):
    ran = run("find", "xyzzy", "--lang", lang)
    assert (ran.status, ran.err) == (1, "")
    assert "12345" in ran.out


def test_words_of_a_query_need_no_quotes(run):
    ran = run("find", "residence", "permit", "--json")
    assert ran.json["query"] == "residence permit"
    assert ran.json["results"][0]["id"] == "residence-permit"


@pytest.mark.parametrize(("lang", "name"), [("zh_CN", "居住证"), ("zh_TW", "居住證"), ("en", "Residence permit")])
def test_names_are_in_the_language_wanted(run, lang, name):
    assert run("find", "jzz", "--lang", lang, "--json").json["results"][0]["name"] == name
    assert name in run("find", "jzz", "--lang", lang).out.splitlines()[0]


def test_lines_are_numbered_and_name_the_id(run):
    lines = run("find", "证", "--lang", "en").out.splitlines()
    assert [line.split()[0] for line in lines] == [str(n) for n in range(1, len(lines) + 1)]
    assert any("residence-permit" in line for line in lines)


def test_what_matched_is_told_to_scripts_as_the_catalogue_has_it(run):
    """The marks are places in it."""
    [hit, *_] = run("find", "暫住證", "--lang", "zh_TW", "--json").json["results"]
    assert (hit["name"], hit["matched"], hit["marks"]) == ("居住證", "暂住证", [[0, 3]])
    assert "暫住證" in run("find", "暫住證", "--lang", "zh_TW").out


@pytest.mark.parametrize(("lang", "name"), [("zh_CN", "搬到外市"), ("zh_TW", "搬到外市"), ("en", "Moving house")])
def test_life_event_is_found_as_such(run, lang, name):
    [line] = run("find", "搬家", "--lang", lang).out.splitlines()
    for part in (Translator(lang).gettext("Life event"), name, "moving"):
        assert part in line
    [hit] = run("find", "搬家", "--lang", lang, "--json").json["results"]
    assert (hit["kind"], hit["id"], hit["name"]) == ("life_event", "moving", name)


def test_limit_is_kept(run):
    assert len(run("find", "证", "--json").json["results"]) > 2
    assert len(run("find", "证", "--limit", 2, "--json").json["results"]) == 2


@pytest.mark.parametrize(
    ("argv", "origin", "destination"),
    [
        (["湘潭医保在长沙住院"], "430300", "430100"),
        (["备案"], None, None),
        (["备案", "--origin", "430300", "--destination", "长沙"], "430300", "430100"),
        (["湘潭医保在长沙住院", "--origin", "zhuzhou"], "430200", "430100"),
        (["备案", "--destination", "Zhuzhou"], None, "430200"),
    ],
)
def test_cities_are_those_given_or_else_those_understood(run, argv, origin, destination):
    answer = run("find", *argv, "--json").json
    assert (answer["origin"], answer["destination"]) == (origin, destination)


def test_batch_answers_each_line_with_one_object(run, tmp_path):
    queries = ["备案", "", "xyzzy", "湘潭医保在长沙住院", '" OR NEAR(', "🙂", "a\0b", "x" * 10_000]
    file = tmp_path / "queries.txt"
    file.write_text("\n".join(queries) + "\n", encoding="utf-8")
    ran = run("find", "--batch", file, "--json")
    answers = [json.loads(line) for line in ran.out.splitlines()]
    assert ran.status == 0
    assert [answer["query"] for answer in answers] == queries
    assert answers[0]["results"][0]["id"] == "medical-offsite-filing"
    assert answers[2]["results"] == []
    assert (answers[3]["origin"], answers[3]["destination"]) == ("430300", "430100")


@pytest.mark.parametrize("sign", ["\u2028", "\x0b", "\x0c", "\x1c", "\x85"])
def test_batch_parts_lines_at_line_ends_only(run, tmp_path, sign):
    """Otherwise answers no longer stand beside their queries."""
    file = tmp_path / "queries.txt"
    file.write_text(f"医保{sign}备案\n居住证\n", encoding="utf-8")
    answers = [json.loads(line) for line in run("find", "--batch", file, "--json").out.split("\n") if line]
    assert [answer["query"] for answer in answers] == [f"医保{sign}备案", "居住证"]


def test_batch_reads_windows_line_ends(run, tmp_path):
    file = tmp_path / "queries.txt"
    file.write_bytes("备案\r\n居住证\r\n".encode())
    answers = [json.loads(line) for line in run("find", "--batch", file, "--json").out.splitlines()]
    assert [answer["query"] for answer in answers] == ["备案", "居住证"]


def test_batch_of_bytes_that_are_no_text_is_answered(run, tmp_path):
    file = tmp_path / "queries.txt"
    file.write_bytes(b"\xff\xfe\n" + "备案".encode() + b"\n")
    ran = run("find", "--batch", file, "--json")
    assert (ran.status, ran.out.count("\n")) == (0, 2)


def test_query_of_bytes_that_are_no_text_is_answered(run):
    """The shell hands such bytes over as unpaired surrogates."""
    ran = run("find", os.fsdecode(b"\xff\xfe"), "--json")
    assert ran.status == 1
    assert ran.json["results"] == []


@pytest.mark.parametrize("missing", ["none.txt", "."])
def test_batch_file_that_cannot_be_read_is_refused(refused, tmp_path, missing):
    words = refused("find", "--batch", tmp_path / missing, "--lang", "en")
    assert str(tmp_path / missing) in words
    assert "check the path" in words


@pytest.mark.parametrize("argv", [[], [""], ["  "]])
def test_query_of_nothing_is_refused_with_a_mend(refused, argv):
    assert "--batch" in refused("find", *argv, "--lang", "en")


@pytest.mark.parametrize("limit", ["0", "-1", "ten", "1.5"])
def test_limit_that_is_no_number_is_refused(refused, limit):
    words = refused("find", "备案", f"--limit={limit}")
    assert "--limit" in words
    assert limit in words
    assert "_positive" not in words


@pytest.mark.parametrize("limit", ["1\n2", "\x1b[31m1", "\u20285"], ids=["line", "escape", "separator"])
def test_odd_signs_in_a_limit_do_not_reach_the_terminal(refused, limit):
    assert refused("find", "备案", f"--limit={limit}").removesuffix("\n").isprintable()


def test_find_imports_nothing_heavy(catalogue_path):
    """Each of them costs more than the search."""
    command = [
        sys.executable,
        "-X",
        "importtime",
        "-m",
        "cztservices",
        "--catalogue",
        str(catalogue_path),
        "find",
        "备案",
        "--json",
    ]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=True)
    assert json.loads(ran.stdout)["results"][0]["id"] == "medical-offsite-filing"
    imported = {
        line.rsplit("|", 1)[1].strip().partition(".")[0]
        for line in ran.stderr.splitlines()
        if line.startswith("import time:")
    }
    assert "cztservices" in imported
    assert imported & HEAVY == set()
