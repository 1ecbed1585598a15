"""``catalogue``."""

import errno
import json
import os
import shutil
from html.parser import HTMLParser
from pathlib import Path

import pytest

from cztservices.presenters.coverage import SIGNS
from cztservices.storage.catalogue_db import CatalogueDb
from tests.authoring.folders import bytes_below
from tests.authoring.sheets import SOURCE, read_book, table_book
from tests.sample_data import DAY, FILING_FILE, RESIDENCE_FILE, SEASON, edit_file, write_sample


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


# check: advice, and translations that are recorded


def test_check_finds_what_the_schema_does_not_see(run, data_folder):
    edit_file(data_folder, FILING_FILE, "en: File online.", "en: 网上备案。")
    ran = run("catalogue", "check", "--data", data_folder, "--lang", "en", "--json")
    assert ran.status == 1
    assert [(fault["file"], fault["field"], fault["severe"]) for fault in ran.json["faults"]] == [
        (FILING_FILE, "statements[2].text.en", False)
    ]


def test_check_names_faults_in_the_order_of_files_and_lines(run, data_folder):
    edit_file(data_folder, FILING_FILE, "en: File online.", "en: 网上备案。")
    edit_file(data_folder, FILING_FILE, "en: free", "en: 免费")
    edit_file(data_folder, "life_events.yaml", "  aliases: {zh: [退休以后]}\n", "")
    faults = run("catalogue", "check", "--data", data_folder, "--json").json["faults"]
    places = [(fault["file"], fault["line"]) for fault in faults]
    assert places == sorted(places)
    assert len(places) == 3


@pytest.mark.parametrize(("lang", "count"), [("zh_CN", "1"), ("en", "1 fault\n")])
def test_check_counts_the_faults_and_says_what_is_known(run, data_folder, lang, count):
    edit_file(data_folder, FILING_FILE, "en: File online.", "en: 网上备案。")
    ran = run("catalogue", "check", "--data", data_folder, "--lang", lang)
    fault, counted, known = ran.out.splitlines()
    assert fault.startswith(f"{FILING_FILE}:")
    assert count.strip() in counted
    assert known


def test_check_speaks_the_language_wanted(run, data_folder):
    edit_file(data_folder, FILING_FILE, "en: File online.", "en: 网上备案。")
    ran = run("catalogue", "check", "--data", data_folder, "--lang", "zh_CN")
    assert "not in English" not in ran.out
    assert "translate it" not in ran.out


@pytest.mark.parametrize("lang", ["zh_CN", "en"])
def test_recording_says_how_many_and_then_nothing_is_stale(run, data_folder, lang):
    ran = run("catalogue", "check", "--record", "--data", data_folder, "--lang", lang)
    lines = (data_folder / "translations.tsv").read_text(encoding="utf-8").splitlines()
    assert ran.status == 0
    assert str(len(lines)) in ran.out
    assert run("catalogue", "check", "--data", data_folder).status == 0


def test_translation_older_than_its_original_is_found_after_recording(run, data_folder):
    run("catalogue", "check", "--record", "--data", data_folder)
    edit_file(data_folder, FILING_FILE, "zh: 网上备案。", "zh: 手机备案。")
    ran = run("catalogue", "check", "--data", data_folder, "--lang", "en")
    assert ran.status == 1
    assert "the Chinese changed since this English was written" in ran.out
    assert "--record" in ran.out


def test_recording_is_not_done_where_the_data_cannot_be_built(run, data_folder):
    edit_file(data_folder, FILING_FILE, "scope: zhuzhou", "scope: zhuzou")
    assert run("catalogue", "check", "--record", "--data", data_folder).status == 1
    assert not (data_folder / "translations.tsv").exists()


def test_recording_with_json_prints_json(run, data_folder):
    assert run("catalogue", "check", "--record", "--json", "--data", data_folder).json["faults"] == []


def test_recording_where_it_cannot_write_is_said_in_one_line(run, data_folder):
    (data_folder / f"translations.tsv.{os.getpid()}.partial").mkdir()
    ran = run("catalogue", "check", "--record", "--data", data_folder, "--lang", "en")
    assert ran.status == 2
    assert ran.err.count("\n") == 1
    assert "translations.tsv" in ran.err


# stats and as-of


class _Page(HTMLParser):
    """Collects the tags and words of a page, and what it would fetch."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.words: list[str] = []
        self.addresses: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.addresses += [str(value) for name, value in attrs if name in ("src", "href")]

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def read_page(path: Path) -> _Page:
    """A page that stands alone: no script, nothing fetched."""
    text = path.read_text(encoding="utf-8")
    page = _Page(text)
    assert text.startswith("<!doctype html>")
    assert "script" not in page.tags
    assert page.addresses == []
    return page


def test_stats_json_counts_what_is_known(run, data_folder):
    stats = run("catalogue", "stats", "--data", data_folder, "--json").json
    assert (stats["lists"], stats["life_events"], stats["channels"]) == (3, 2, 3)
    assert stats["coverage"].keys() == {"verified", "ring_first", "other_day", "unknown"}
    assert sum(stats["coverage"].values()) > 0


@pytest.mark.parametrize("lang", ["zh_CN", "en"])
def test_matrix_has_a_line_for_every_service_and_direction(run, data_folder, lang):
    ran = run("catalogue", "stats", "--matrix", "--data", data_folder, "--lang", lang)
    assert ran.status == 0
    lines = ran.out.splitlines()
    assert sum(" → " in line for line in lines) == 3 * 6
    assert all(f"({key})" in ran.out for key in ("medical-offsite-filing", "residence-permit", "senior-card"))
    assert all(sign in ran.out for sign in SIGNS.values())


@pytest.mark.parametrize("action", [("stats", "--matrix"), ("as-of", DAY.isoformat())], ids=["stats", "as-of"])
def test_services_are_named_in_traditional_characters_to_those_who_read_them(run, data_folder, action):
    out = run("catalogue", *action, "--data", data_folder, "--lang", "zh_TW").out
    assert "異地就醫備案 (medical-offsite-filing)" in out
    assert "异地就医备案" not in out


def test_difference_names_services_in_traditional_characters_to_those_who_read_them(run, data_folder, tmp_path):
    old = write_sample(tmp_path / "old")
    edit_file(data_folder, FILING_FILE, "网上备案。", "手机备案。")
    out = run("catalogue", "diff", old, data_folder, "--lang", "zh_TW").out
    assert "異地就醫備案 (medical-offsite-filing)" in out
    page = tmp_path / "page.html"
    run("catalogue", "diff", old, data_folder, "--lang", "zh_TW", "--html", page)
    assert "異地就醫備案" in page.read_text(encoding="utf-8")


@pytest.mark.parametrize("lang", ["zh_CN", "en"])
def test_matrix_as_a_page_stands_alone(run, data_folder, tmp_path, lang):
    out = tmp_path / "matrix.html"
    ran = run("catalogue", "stats", "--html", out, "--data", data_folder, "--lang", lang)
    assert (ran.status, str(out) in ran.out) == (0, True)
    page = read_page(out)
    assert page.tags.count("tr") == 1 + 3 * 6 + 3


def test_page_shows_names_as_they_are(run, data_folder, tmp_path):
    edit_file(data_folder, RESIDENCE_FILE, "en: Residence permit}", "en: 'Permit <script>alert(1)</script> & co'}")
    run("catalogue", "stats", "--html", tmp_path / "out.html", "--data", data_folder, "--lang", "en")
    assert "Permit <script>alert(1)</script> & co" in read_page(tmp_path / "out.html").words


@pytest.mark.parametrize("action", [["stats"], ["as-of", DAY.isoformat()]], ids=["stats", "as-of"])
def test_page_that_cannot_be_written_is_refused(refused, data_folder, tmp_path, action):
    (tmp_path / "a.html").mkdir()
    words = refused("catalogue", *action, "--html", tmp_path / "a.html", "--data", data_folder, "--lang", "en")
    assert f"{tmp_path / 'a.html'} was not written, it is a folder" in words


@pytest.mark.parametrize("action", [["stats"], ["as-of", DAY.isoformat()], ["diff"]], ids=lambda action: action[0])
def test_page_takes_the_place_of_nothing_that_is_no_page(refused, data_folder, action):
    before = bytes_below(data_folder)
    where = [data_folder, data_folder] if action == ["diff"] else ["--data", data_folder]
    line = refused("catalogue", *action, *where, "--html", data_folder / "sources.yaml", "--lang", "en")
    assert line == "A page is saved as HTML; let the name sources.yaml end in .html.\n"
    assert bytes_below(data_folder) == before


def fill_disk(*_given: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.mark.parametrize(
    ("action", "name"),
    [
        (["stats", "--html", "a.html"], "a.html"),
        (["graph", "medical-offsite-filing", "--out", "a.svg"], "a.svg"),
        (["schema", "--out", "."], "service.json"),
    ],
    ids=["page", "picture", "schema"],
)
def test_full_disk_keeps_what_was_there(refused, data_folder, tmp_path, monkeypatch, action, name):
    place = tmp_path / "place"
    place.mkdir()
    monkeypatch.chdir(place)
    for one in (name, "offices.json"):
        (place / one).write_bytes(b"old")
    before = bytes_below(place)
    monkeypatch.setattr(os, "fsync", fill_disk)
    assert "the disk is full" in refused("catalogue", *action, "--data", data_folder, "--lang", "en")
    assert bytes_below(place) == before


def test_as_of_knows_other_things_on_other_days(run, data_folder):
    def known(day: object) -> dict[str, int]:
        ran = run("catalogue", "as-of", day, "--data", data_folder, "--json")
        assert (ran.status, ran.json["day"]) == (0, str(day))
        return ran.json["coverage"]

    assert known("2020-01-01")["verified"] == 0
    assert known("2020-01-01")["other_day"] > 0
    assert known(DAY)["verified"] > known(SEASON)["verified"]


@pytest.mark.parametrize(("lang", "day"), [("zh_CN", "2023年2月1日"), ("en", "February 1, 2023")])
def test_as_of_prints_the_matrix_of_the_day(run, data_folder, lang, day):
    ran = run("catalogue", "as-of", DAY.isoformat(), "--data", data_folder, "--lang", lang)
    assert ran.status == 0
    assert day in ran.out.partition("\n")[0]
    assert "(medical-offsite-filing)" in ran.out


@pytest.mark.parametrize("day", ["2023-02-30", "yesterday", "2023", "", "２０２３－０２－０１"])
def test_as_of_no_day_is_refused(run, data_folder, day):
    ran = run("catalogue", "as-of", day, "--data", data_folder)
    assert ran.status == 2
    assert "YYYY-MM-DD" in ran.err
    assert ran.err.count("\n") == 1


@pytest.mark.parametrize(
    "action", [["as-of", "2023-02-01"], ["stats", "--matrix"], ["export", "--out", "x.xlsx"]], ids=lambda a: a[0]
)
def test_action_without_a_data_folder_is_refused(run, tmp_path, monkeypatch, action):
    monkeypatch.chdir(tmp_path)
    ran = run("catalogue", *action, "--data", tmp_path / "none", "--lang", "en")
    assert ran.status == 2
    assert str(tmp_path / "none") in ran.err
    assert not (tmp_path / "x.xlsx").exists()


# new


@pytest.mark.parametrize("lang", ["zh_CN", "en"])
def test_new_writes_a_file_that_the_check_passes(run, data_folder, lang):
    ran = run("catalogue", "new", "new-one", "--domain", "housing", "--data", data_folder, "--lang", lang)
    path = data_folder / "services/housing/new-one.yaml"
    assert (ran.status, path.is_file(), str(path) in ran.out) == (0, True, True)
    faults = run("catalogue", "check", "--data", data_folder, "--json").json["faults"]
    assert [fault for fault in faults if fault["severe"]] == []


@pytest.mark.parametrize("lang", ["zh_CN", "en"])
def test_new_service_that_is_there_is_refused(refused, data_folder, lang):
    before = bytes_below(data_folder)
    words = refused(
        "catalogue", "new", "residence-permit", "--domain", "housing", "--data", data_folder, "--lang", lang
    )
    assert str(data_folder / RESIDENCE_FILE) in words
    assert bytes_below(data_folder) == before


@pytest.mark.parametrize("key", ["New One", "../../x", "新"])
def test_new_service_with_another_form_of_id_is_refused(refused, data_folder, key):
    words = refused("catalogue", "new", key, "--domain", "housing", "--data", data_folder, "--lang", "en")
    assert "exit-entry-documents" in words


def test_new_service_of_no_domain_is_refused_with_the_domains(run, data_folder):
    ran = run("catalogue", "new", "new-one", "--domain", "police", "--data", data_folder)
    assert ran.status == 2
    assert "public-security" in ran.err


# diff


@pytest.fixture
def changed(data_folder, tmp_path):
    """The sample with one statement changed, one gone, one new, and a service gone."""
    folder = shutil.copytree(data_folder, tmp_path / "changed")
    edit_file(folder, FILING_FILE, "zh: 网上备案。", "zh: 手机备案 <b>。")
    edit_file(folder, FILING_FILE, "id: note-blog", "id: note-other")
    (folder / "services/market/company-registration.yaml").unlink()
    return folder


@pytest.mark.parametrize(("lang", "words"), [("zh_CN", ""), ("en", "Nothing changed.")])
def test_diff_of_the_same_data_finds_nothing(run, data_folder, lang, words):
    ran = run("catalogue", "diff", data_folder, data_folder, "--lang", lang)
    assert ran.status == 0
    assert words in ran.out
    assert ran.out.count("\n") == 1


def test_diff_of_a_catalogue_and_its_data_finds_nothing(run, data_folder, catalogue_path):
    assert run("catalogue", "diff", catalogue_path, data_folder).status == 0


def test_diff_json_has_every_change(run, data_folder, changed):
    ran = run("catalogue", "diff", data_folder, changed, "--json")
    services = {service["id"]: service["changes"] for service in ran.json["services"]}
    assert ran.status == 1
    assert services.keys() == {"medical-offsite-filing", "company-registration"}
    changes = {change["id"]: (change["old"], change["new"]) for change in services["medical-offsite-filing"]}
    assert changes.keys() == {"mode-hunan", "note-blog", "note-other"}
    assert [text["zh"] for text in changes["mode-hunan"]] == ["网上备案。", "手机备案 <b>。"]
    assert changes["note-blog"][1] is None
    assert changes["note-other"][0] is None
    assert all(change["new"] is None for change in services["company-registration"])


@pytest.mark.parametrize("lang", ["zh_CN", "en"])
def test_diff_says_old_and_new_of_each_change(run, data_folder, changed, lang):
    ran = run("catalogue", "diff", data_folder, changed, "--lang", lang)
    assert ran.status == 1
    assert "(medical-offsite-filing)" in ran.out
    text = {"zh_CN": "网上备案。", "en": "File online."}[lang]
    assert any(line.startswith("    - ") and text in line for line in ran.out.splitlines())
    assert any(line.startswith("    + ") for line in ran.out.splitlines())


def test_diff_the_other_way_round_has_old_and_new_changed_over(run, data_folder, changed):
    there, back = (
        run("catalogue", "diff", *pair, "--json").json for pair in ((data_folder, changed), (changed, data_folder))
    )
    pairs = [
        sorted(
            (change["id"], str(change[one]), str(change[two]))
            for service in found["services"]
            for change in service["changes"]
        )
        for found, one, two in ((there, "old", "new"), (back, "new", "old"))
    ]
    assert pairs[0] == pairs[1]


@pytest.mark.parametrize("lang", ["zh_CN", "en"])
def test_diff_as_a_page_stands_alone(run, data_folder, changed, tmp_path, lang):
    ran = run("catalogue", "diff", data_folder, changed, "--html", tmp_path / "diff.html", "--lang", lang)
    assert (ran.status, str(tmp_path / "diff.html") in ran.out) == (1, True)
    page = read_page(tmp_path / "diff.html")
    assert "b" not in page.tags
    assert "手机备案 <b>。" in "".join(page.words) or lang == "en"


EDITS = {
    "questions": (FILING_FILE, "en: Do you live there for good?", "en: Do you stay?", "Do you stay?"),
    "answers": (FILING_FILE, "answer: 'no', to: not-here", "answer: 'no', to: ask-first", "ask-first"),
    "outcomes": (FILING_FILE, "    withdraws: [material-form]\n", "", "material-form"),
    "name": ("requirements.yaml", "en: Proof of residence", "en: Proof of a home", "Proof of a home"),
    "accepted": ("requirements.yaml", "en: Lease", "en: A lease", "A lease"),
}


@pytest.mark.parametrize("what", EDITS)
def test_diff_names_what_changed_of_questions_and_requirements(run, data_folder, tmp_path, what):
    file, old, new, words = EDITS[what]
    folder = shutil.copytree(data_folder, tmp_path / "changed")
    edit_file(folder, file, old, new)
    kind, key = ("requirements", "residence") if file == "requirements.yaml" else ("services", "medical-offsite-filing")
    ran = run("catalogue", "diff", data_folder, folder, "--json")
    [found] = ran.json[kind]
    assert (ran.status, found["id"], len(ran.json["services"]) + len(ran.json["requirements"])) == (1, key, 1)
    assert (found["fields"], len(found["changes"])) == (([], 1) if what == "accepted" else ([what], 0))
    text = run("catalogue", "diff", data_folder, folder, "--lang", "en").out
    assert f"({key}): changed" in text
    assert any(line.startswith(("    + ", "    - ")) and words in line for line in text.splitlines())
    run("catalogue", "diff", data_folder, folder, "--html", tmp_path / "a.html", "--lang", "en")
    assert words in "".join(read_page(tmp_path / "a.html").words)


@pytest.mark.parametrize("which", [0, 1])
def test_diff_with_what_is_not_there_is_refused(refused, data_folder, tmp_path, which):
    pair = [data_folder, data_folder]
    pair[which] = tmp_path / "none"
    assert str(tmp_path / "none") in refused("catalogue", "diff", *pair, "--lang", "en")


def test_diff_with_a_file_that_is_no_catalogue_is_refused(refused, data_folder):
    assert "sources.yaml" in refused("catalogue", "diff", data_folder, data_folder / "sources.yaml")


def test_diff_with_bad_data_is_refused(refused, data_folder, changed):
    edit_file(changed, RESIDENCE_FILE, "scope: changsha@destination", "scope: nowhere")
    assert "nowhere" in refused("catalogue", "diff", data_folder, changed)


# export and import


@pytest.mark.parametrize("lang", ["zh_CN", "en"])
@pytest.mark.parametrize("name", ["book.xlsx", "csv"])
def test_export_writes_where_it_is_told_and_says_so(run, data_folder, tmp_path, name, lang):
    ran = run("catalogue", "export", "--out", tmp_path / name, "--data", data_folder, "--lang", lang)
    assert ran.status == 0
    assert str(tmp_path / name) in ran.out
    assert (tmp_path / name).exists()


def test_export_where_it_cannot_write_is_refused(refused, data_folder, tmp_path):
    words = refused(
        "catalogue", "export", "--out", tmp_path / "no" / "book.xlsx", "--data", data_folder, "--lang", "en"
    )
    assert str(tmp_path / "no" / "book.xlsx") in words
    assert "--out" in words


@pytest.mark.parametrize("lang", ["zh_CN", "en"])
def test_import_of_an_export_changes_nothing_and_says_so(run, data_folder, tmp_path, lang):
    before = bytes_below(data_folder)
    run("catalogue", "export", "--out", tmp_path / "book.xlsx", "--data", data_folder)
    ran = run("catalogue", "import", tmp_path / "book.xlsx", "--data", data_folder, "--lang", lang)
    assert ran.status == 0
    assert ran.out.count("\n") == 1
    assert "0" in ran.out
    assert bytes_below(data_folder) == before


def test_import_counts_what_it_did(run, data_folder, tmp_path):
    book = table_book(tmp_path / "book.xlsx", {"sources": [SOURCE, SOURCE | {"id": "news-2023"}]})
    ran = run("catalogue", "import", book, "--data", data_folder, "--lang", "en")
    assert (ran.status, ran.out) == (0, "1 added, 1 changed, 0 the same; 1 files written.\n")
    assert run("catalogue", "check", "--data", data_folder).status == 1  # nothing cites the new source yet


@pytest.mark.parametrize(
    ("lang", "place"),
    [("zh_CN", "3"), ("en", "sheet sources, row 3, grade: rumour is not one of the words allowed; use one of")],
)
def test_import_of_bad_rows_names_each_and_writes_nothing(run, data_folder, tmp_path, lang, place):
    before = bytes_below(data_folder)
    book = table_book(tmp_path / "book.xlsx", {"sources": [SOURCE, SOURCE | {"id": "bad", "grade": "rumour"}]})
    ran = run("catalogue", "import", book, "--data", data_folder, "--lang", lang)
    first, last = ran.out.splitlines()
    assert ran.status == 2
    assert place in first
    assert "grade" in first
    assert "--skip-bad" in last
    assert bytes_below(data_folder) == before


@pytest.mark.parametrize("lang", ["zh_CN", "en"])
def test_import_that_skips_bad_rows_says_where_they_are(run, data_folder, tmp_path, lang):
    book = table_book(tmp_path / "book.xlsx", {"sources": [SOURCE, SOURCE | {"id": "bad", "grade": "rumour"}]})
    ran = run("catalogue", "import", book, "--skip-bad", "--data", data_folder, "--lang", lang)
    assert ran.status == 0
    assert str(tmp_path / "book.rejects.xlsx") in ran.out
    assert len(read_book(tmp_path / "book.rejects.xlsx")["sources"]) == 2
    assert len(ran.out.splitlines()) == 3


@pytest.mark.parametrize("lang", ["zh_CN", "en"])
@pytest.mark.parametrize("name", ["none.xlsx", "sources.csv", "sources.yaml"])
def test_import_of_no_spreadsheet_is_refused(refused, data_folder, tmp_path, name, lang):
    path = data_folder / name if name == "sources.yaml" else tmp_path / name
    assert str(path) in refused("catalogue", "import", path, "--data", data_folder, "--lang", lang)


def test_import_into_data_that_cannot_be_written_is_refused(refused, data_folder, tmp_path):
    (data_folder / f"sources.yaml.{os.getpid()}.partial").mkdir()
    book = table_book(tmp_path / "book.xlsx", {"sources": [SOURCE]})
    words = refused("catalogue", "import", book, "--data", data_folder, "--lang", "en")
    assert str(data_folder / "sources.yaml") in words
    assert "make the folder writable" in words
