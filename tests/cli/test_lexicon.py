"""``lexicon``: what may leave, what stays, and what it may mean."""

import json

import pytest
import yaml

from cztservices.domain.failed_search import LEAST_EXPORTED, FailedPhrase, Failure, Failures
from cztservices.storage.failure_counts import count_failure
from cztservices.storage.failure_file import read_failure_file, write_failures

BUS, RARE, NOWHERE, KNOWN = "坐公交不要钱的卡在哪里", "稀罕的话", "蓝牙耳机连不上", "证明我是我"


@pytest.fixture
def path(tmp_path):
    """The counts where the commands look for them."""
    return tmp_path / "user" / "data" / "counts.db"


@pytest.fixture
def counted(path):
    """A phrase that was counted often, and one that was not."""
    for _ in range(LEAST_EXPORTED + 1):
        count_failure(path, BUS, Failure.LEFT)
    for _ in range(LEAST_EXPORTED - 1):
        count_failure(path, RARE, Failure.NOTHING)


@pytest.fixture
def file(tmp_path):
    return tmp_path / "failures.jsonl"


@pytest.fixture
def export(file):
    """Writes an export of phrases that found nothing."""

    def _export(*phrases):
        write_failures(Failures(tuple(FailedPhrase(phrase, Failure.NOTHING, 7) for phrase in phrases)), file)
        return file

    return _export


@pytest.mark.usefixtures("counted")
def test_failures_lists_what_may_leave_and_only_counts_the_rest(run):
    ran = run("lexicon", "failures", "--lang", "en")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.splitlines() == [
        f"{BUS}  6 × left, nothing opened",
        "1 phrase is held back: it was counted fewer than 5 times.",
    ]


@pytest.mark.usefixtures("counted")
def test_failures_for_scripts(run):
    ran = run("lexicon", "failures", "--json")
    assert ran.json == {
        "least": LEAST_EXPORTED,
        "failures": [{"phrase": BUS, "failure": "left", "count": 6}],
        "held_back": 1,
    }


def test_failures_of_nothing_finds_nothing_and_makes_no_file(run, path):
    ran = run("lexicon", "failures", "--json")
    assert (ran.status, ran.json) == (1, {"least": LEAST_EXPORTED, "failures": [], "held_back": 0})
    assert not path.exists()


@pytest.mark.usefixtures("counted")
def test_export_writes_what_may_leave(run, file):
    ran = run("lexicon", "export", "--out", file, "--lang", "en")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.splitlines()[0] == f"{file} written."
    assert read_failure_file(file) == (FailedPhrase(BUS, Failure.LEFT, 6),)
    assert RARE not in file.read_text(encoding="utf-8") + ran.out


def test_export_of_nothing_writes_nothing(run, path, file):
    count_failure(path, RARE, Failure.LEFT)
    ran = run("lexicon", "export", "--out", file, "--lang", "en")
    assert (ran.status, file.exists()) == (1, False)
    assert "1 phrase is held back" in ran.out


@pytest.mark.usefixtures("counted")
def test_export_replaces_nothing_else(refused, path):
    assert "something else" in refused("lexicon", "export", "--out", path, "--lang", "en")
    assert path.read_bytes().startswith(b"SQLite format 3")


def test_damaged_counts_are_said_in_one_sentence(refused, path):
    path.parent.mkdir(parents=True)
    path.write_bytes(b"no database" * 100)
    assert "cannot be used" in refused("lexicon", "failures", "--lang", "en")


def test_suggest_writes_text_for_the_data(run, export):
    ran = run("lexicon", "suggest", export(BUS, NOWHERE, KNOWN), "--lang", "en")
    assert (ran.status, ran.err) == (0, "")
    assert yaml.safe_load(ran.out) == {"senior-card": {"zh": [BUS]}}
    comments = [line for line in ran.out.splitlines() if line.startswith("#")]
    (reason,) = [line for line in comments if BUS in line]
    assert "7 × nothing found" in reason
    assert "worded like “坐公交不要钱的卡” (82 %)" in reason
    assert comments.index("# No idea what these mean:") + 1 == comments.index(f"# “{NOWHERE}” (7 × nothing found)")
    assert comments.index("# Known already:") + 1 == comments.index(f"# “{KNOWN}” (7 × nothing found)")


def test_suggest_gives_english_phrases_to_the_english_list(run, export):
    ran = run("lexicon", "suggest", export("ride a bus for free", BUS), "--lang", "zh_CN")
    assert yaml.safe_load(ran.out) == {"senior-card": {"zh": [BUS], "en": ["ride a bus for free"]}}


def test_suggest_offers_words_for_groups(run, export):
    ran = run("lexicon", "suggest", export("居住"), "--lang", "en")
    assert yaml.safe_load(ran.out)["groups"] == [{"words": ["居住证", "居住"]}]


def test_what_suggest_writes_can_be_pasted_and_is_found_then(run, export, data_folder, tmp_path):
    ran = run("lexicon", "suggest", export("去省城大医院动手术"), "--json")
    ref, phrase = ran.json["suggestions"][0]["guesses"][0]["id"], ran.json["suggestions"][0]["phrase"]
    assert ref == "medical-offsite-filing"
    sayings = data_folder / "sayings.yaml"
    sayings.write_text(
        sayings.read_text(encoding="utf-8").replace("zh: [到省", f"zh: [{phrase}, 到省"), encoding="utf-8"
    )
    checked = run("catalogue", "build", "--data", data_folder, "--out", tmp_path / "new.db", "--lang", "en")
    assert checked.status == 0
    again = run("--catalogue", tmp_path / "new.db", "lexicon", "suggest", export(phrase), "--json")
    assert (again.status, again.json["suggestions"][0]["known"]) == (1, ref)


def test_suggest_for_scripts(run, export):
    ran = run("lexicon", "suggest", export(BUS, NOWHERE), "--json", "--lang", "en")
    first, second = ran.json["suggestions"]
    assert first["phrase"] == BUS
    assert first["counts"] == {"nothing": 7, "left": 0}
    assert (first["probable"], first["known"], first["found"]) == (True, None, "senior-card")
    assert first["guesses"][0]["id"] == "senior-card"
    assert second == {
        "phrase": NOWHERE, "counts": {"nothing": 7, "left": 0}, "known": None, "found": None,
        "probable": False, "guesses": [], "groups": [],
    }  # fmt: skip


def test_suggest_that_has_no_idea_finds_nothing(run, export):
    assert run("lexicon", "suggest", export(NOWHERE)).status == 1
    ran = run("lexicon", "suggest", export(), "--lang", "en")
    assert (ran.status, "holds no phrases" in ran.out) == (1, True)


def test_phrase_that_failed_in_both_ways_is_suggested_once(run, file):
    both = tuple(FailedPhrase(BUS, failure, 5) for failure in Failure)
    write_failures(Failures(both), file)
    (only,) = run("lexicon", "suggest", file, "--json").json["suggestions"]
    assert only["counts"] == {"nothing": 5, "left": 5}


@pytest.mark.parametrize("text", ["", "{}", "dear diary", "\x00", json.dumps({"format": "cztservices-mine"})])
def test_suggest_refuses_other_files_in_one_sentence(refused, file, text):
    file.write_text(text, encoding="utf-8")
    assert "lexicon export" in refused("lexicon", "suggest", file, "--lang", "en")


def test_suggest_refuses_what_is_not_there(refused, tmp_path):
    assert "check the path" in refused("lexicon", "suggest", tmp_path / "none", "--lang", "en")
