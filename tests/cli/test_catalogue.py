"""``catalogue``."""

import json
from pathlib import Path

import pytest

from cztservices.storage.catalogue_db import CatalogueDb
from tests.sample_data import FILING_FILE, edit_file


def test_build_writes_where_it_is_told_and_says_so(run, data_folder, tmp_path):
    out = tmp_path / "out.db"
    ran = run("catalogue", "build", "--data", data_folder, "--out", out, "--json")
    assert ran.status == 0
    assert ran.json.keys() >= {"out", "services", "statements", "build_ms"}
    assert (ran.json["out"], ran.json["services"]) == (str(out), 4)
    with CatalogueDb(out) as db:
        assert ran.json["statements"] == sum(len(db.statements(service.id)) for service in db.services())


@pytest.mark.parametrize("lang", ["zh_CN", "en"])
def test_build_says_in_words_what_it_built(run, data_folder, tmp_path, lang):
    out = tmp_path / "out.db"
    ran = run("catalogue", "build", "--data", data_folder, "--out", out, "--lang", lang)
    assert ran.status == 0
    assert str(out) in ran.out
    assert "4" in ran.out


def test_build_writes_to_the_cache_when_not_told(run, data_folder, tmp_path):
    ran = run("catalogue", "build", "--data", data_folder, "--json")
    out = Path(ran.json["out"])
    assert out.parent == tmp_path / "user" / "cache"
    assert out.is_file()


@pytest.mark.parametrize("lang", ["zh_CN", "en"])
def test_build_of_bad_data_is_refused_in_one_line(refused, data_folder, tmp_path, lang):
    edit_file(data_folder, FILING_FILE, "scope: zhuzhou", "scope: zhuzou")
    words = refused("catalogue", "build", "--data", data_folder, "--out", tmp_path / "out.db", "--lang", lang)
    assert str(data_folder / FILING_FILE) in words
    assert "zhuzou" in words
    assert "zhuzhou" in words
    assert not (tmp_path / "out.db").exists()


def test_build_where_it_cannot_write_is_refused(refused, data_folder, tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    words = refused("catalogue", "build", "--data", data_folder, "--out", tmp_path / "file" / "out.db", "--lang", "en")
    assert str(tmp_path / "file" / "out.db") in words
    assert "--out" in words


def test_build_over_a_folder_is_refused_and_leaves_nothing(refused, data_folder, tmp_path):
    (tmp_path / "folder").mkdir()
    assert str(tmp_path / "folder") in refused(
        "catalogue", "build", "--data", data_folder, "--out", tmp_path / "folder"
    )
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data", "folder"]


def test_check_of_good_data_finds_nothing(run, data_folder):
    ran = run("catalogue", "check", "--data", data_folder, "--json")
    assert (ran.status, ran.json) == (0, {"faults": []})


def test_check_of_bad_data_lists_every_fault(run, data_folder):
    edit_file(data_folder, FILING_FILE, "scope: zhuzhou", "scope: zhuzou")
    edit_file(data_folder, "sources.yaml", "grade: press", "grade: rumour")
    ran = run("catalogue", "check", "--data", data_folder, "--lang", "en", "--json")
    faults = ran.json["faults"]
    assert ran.status == 1
    assert all(fault.keys() >= {"file", "line", "field", "severe", "problem", "mend"} for fault in faults)
    lines = (data_folder / FILING_FILE).read_text(encoding="utf-8").splitlines()
    wrong_scope = {
        "file": FILING_FILE,
        "line": lines.index("    scope: zhuzou") + 1,
        "field": "statements[15].scope",
        "severe": True,
        "problem": "no place is called zhuzou",
        "mend": "did you mean zhuzhou?",
    }
    assert wrong_scope in faults
    assert ("sources.yaml", "news-2023.grade") in {(fault["file"], fault["field"]) for fault in faults}


@pytest.mark.parametrize("lang", ["zh_CN", "en"])
def test_check_says_in_words_where_each_fault_is(run, data_folder, lang):
    edit_file(data_folder, FILING_FILE, "scope: zhuzhou", "scope: zhuzou")
    ran = run("catalogue", "check", "--data", data_folder, "--lang", lang)
    assert ran.status == 1
    assert ran.out.startswith(f"{FILING_FILE}:")
    assert "zhuzou" in ran.out
    assert "zhuzhou" in ran.out


def test_check_of_a_folder_that_is_not_there_fails(run, tmp_path):
    ran = run("catalogue", "check", "--data", tmp_path / "none", "--lang", "en")
    assert ran.status == 1
    assert str(tmp_path / "none") in ran.out
    assert "--data" in ran.out


def test_stats_json_has_the_fields_of_the_contract(run, data_folder):
    ran = run("catalogue", "stats", "--data", data_folder, "--json")
    stats = ran.json
    assert ran.status == 0
    assert stats.keys() >= {
        "services",
        "statements",
        "unsourced",
        "sources",
        "grades",
        "licences",
        "offices",
        "life_events",
        "build_ms",
    }
    counted = {key: stats[key] for key in ("services", "unsourced", "sources", "licences", "offices")}
    assert counted == {"services": 4, "unsourced": 0, "sources": 4, "licences": 1, "offices": 3}
    assert stats["grades"].keys() == {"official", "press", "other"}
    assert sum(stats["grades"].values()) == stats["statements"] > 0
    assert stats["grades"]["other"] == 2


def test_stats_in_words_has_one_line_a_count(run, data_folder):
    ran = run("catalogue", "stats", "--data", data_folder)
    assert ran.status == 0
    assert "services" in ran.out
    assert ran.out.count("\n") >= 9


def test_stats_of_bad_data_is_refused(refused, data_folder):
    edit_file(data_folder, FILING_FILE, "scope: zhuzhou", "scope: zhuzou")
    assert "zhuzou" in refused("catalogue", "stats", "--data", data_folder)


def test_schema_writes_files_and_names_them(run, tmp_path):
    ran = run("catalogue", "schema", "--out", tmp_path / "schema")
    assert ran.status == 0
    assert sorted(ran.out.split()) == sorted(str(path) for path in (tmp_path / "schema").iterdir())
    assert all(json.loads(path.read_text(encoding="utf-8")) for path in (tmp_path / "schema").iterdir())


def test_schema_stands_beside_the_data_when_not_told(run, data_folder):
    run("catalogue", "schema", "--data", data_folder)
    assert (data_folder / "schema" / "service.json").is_file()


def test_catalogue_commands_need_no_catalogue(run, data_folder, tmp_path):
    assert run("--catalogue", tmp_path / "none.db", "catalogue", "check", "--data", data_folder).status == 0
