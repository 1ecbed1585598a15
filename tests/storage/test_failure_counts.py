"""Counts of failed searches: no more than counts, never too many, and gone when they are to be gone."""

import sqlite3
from collections import Counter
from contextlib import ExitStack, closing, contextmanager, suppress
from hashlib import scrypt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cztservices.domain.failed_search import LEAST_EXPORTED, MOST_PHRASES, FailedPhrase, Failure, Failures
from cztservices.errors import UserDataError
from cztservices.storage import failure_counts
from cztservices.storage.failure_counts import LEFT_OF_MANY, count_failure, forget_failures, read_failures
from cztservices.storage.sql_files import sql
from cztservices.storage.user_connection import transaction

LEFT, NOTHING = Failure.LEFT, Failure.NOTHING


@pytest.fixture(autouse=True)
def _cheap(monkeypatch):
    """Seals cost nothing here."""
    monkeypatch.setattr(failure_counts, "COST", 2)


@pytest.fixture
def told_at_once(monkeypatch):
    """Whatever is counted is written down and told."""
    monkeypatch.setattr(failure_counts, "LEAST_EXPORTED", 1)


@pytest.fixture
def path(tmp_path):
    """A file in a folder that is not there yet."""
    return tmp_path / "user" / "counts.db"


def count(path, phrase, failure=LEFT, times=1):
    for _ in range(times):
        count_failure(path, phrase, failure)


def fill(path, rows):
    """Put rows in at once, as if each had been counted."""
    count(path, "瞧病")
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.executemany("INSERT INTO failure VALUES (?, ?, ?)", rows)


def write_version_1(path, rows):
    """A file as the program wrote it that did not seal phrases yet."""
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(sql("failure_table"))
        connection.execute("PRAGMA user_version = 1")
        connection.executemany("INSERT INTO failure VALUES (?, ?, ?)", rows)


def holds(path, phrase):
    """Whether any file beside ``path`` has the phrase in its bytes."""
    content = b"".join(file.read_bytes() for file in path.parent.iterdir())
    return any(phrase.encode(code) in content for code in ("utf-8", "utf-16-le", "utf-16-be"))


def test_phrase_is_counted_by_how_it_failed(path):
    count(path, "瞧病", NOTHING, 6)
    count(path, "瞧病", LEFT, 7)
    count(path, "办证", LEFT, 5)
    assert read_failures(path).phrases == (
        FailedPhrase("瞧病", LEFT, 7), FailedPhrase("瞧病", NOTHING, 6), FailedPhrase("办证", LEFT, 5),
    )  # fmt: skip


def test_phrase_leaves_from_the_fifth_time_on(path):
    count(path, "瞧病", times=LEAST_EXPORTED - 1)
    count(path, "瞧病", NOTHING, times=LEAST_EXPORTED - 1)
    assert read_failures(path) == Failures((), 2)
    count(path, "瞧病")
    assert read_failures(path) == Failures((FailedPhrase("瞧病", LEFT, LEAST_EXPORTED),), 1)


@pytest.mark.parametrize("phrase", ["王小明的秘密", "wang xiaoming"])
def test_phrase_is_in_no_file_before_the_fifth_time(path, phrase):
    for _ in range(LEAST_EXPORTED - 1):
        count(path, phrase)
        count(path, phrase, NOTHING)
        assert not holds(path, phrase)
    assert read_failures(path) == Failures((), 2)
    count(path, phrase)
    assert holds(path, phrase)


def test_phrase_is_not_even_in_the_journal_while_it_is_counted(path, monkeypatch):
    """The journal has what the pages held before; it is looked at when all is written and nothing yet final."""
    seen = []

    def look(name):
        if name == "trim_failures":
            seen.append((path.with_name("counts.db-journal").exists(), holds(path, "王小明的秘密")))
        return sql(name)

    monkeypatch.setattr(failure_counts, "sql", look)
    count(path, "办证", times=LEAST_EXPORTED)
    count(path, "王小明的秘密", times=LEAST_EXPORTED - 1)
    assert seen == [(True, False)] * (2 * LEAST_EXPORTED - 1)


def test_two_files_stand_for_a_phrase_in_different_ways(tmp_path):
    """Else one list of names with their seals would open the files of all halls."""
    rows = []
    for name in ("a", "b"):
        count(tmp_path / name, "王小明的秘密")
        with closing(sqlite3.connect(tmp_path / name)) as connection:
            rows.append(connection.execute("SELECT * FROM failure").fetchall())
    [[(first, *rest)], [(second, *same)]] = rows
    assert (len(first), len(second), rest, same) == (16, 16, ["left", 1], ["left", 1])
    assert first != second


def test_guessing_costs_what_it_is_meant_to(path, monkeypatch):
    """16 MB and 16,384 rounds for each guess, and the salt of the file in it."""
    monkeypatch.undo()
    count(path, "瞧病")
    with closing(sqlite3.connect(path)) as connection:
        [[seal]] = connection.execute("SELECT phrase FROM failure").fetchall()
        [[salt]] = connection.execute("SELECT salt FROM failure_salt").fetchall()
    assert len(salt) == 16
    assert seal == scrypt("瞧病".encode(), salt=salt, n=16384, r=8, p=1, dklen=16)


# Files of before


OLD = [("瞧病", LEFT.value, 5), ("王小明的秘密", LEFT.value, 4), ("王小明的秘密", NOTHING.value, 1)]


def test_old_file_loses_its_rare_phrases_with_the_next_count(path):
    write_version_1(path, OLD)
    assert holds(path, "王小明的秘密")
    count(path, "办证")
    assert not holds(path, "王小明的秘密")
    assert read_failures(path) == Failures((FailedPhrase("瞧病", LEFT, 5),), 1)


def test_old_file_tells_no_more_than_a_new_one_and_goes_on_counting(path):
    write_version_1(path, OLD)
    assert read_failures(path) == Failures((FailedPhrase("瞧病", LEFT, 5),), 2)
    count(path, "瞧病")
    count(path, "王小明的秘密", times=LEAST_EXPORTED)
    assert read_failures(path).phrases == (
        FailedPhrase("瞧病", LEFT, 6), FailedPhrase("王小明的秘密", LEFT, LEAST_EXPORTED),
    )  # fmt: skip


def test_old_file_of_many_rare_phrases_is_taken_over_without_sealing_them(path, monkeypatch):
    sealed = []
    monkeypatch.setattr(failure_counts, "scrypt", lambda *given, **rest: sealed.append(given) or scrypt(*given, **rest))
    write_version_1(path, [(f"话{number:05}", LEFT.value, 4) for number in range(1000)])
    count(path, "办证")
    assert len(sealed) == 1
    assert read_failures(path) == Failures((), 1)


@pytest.fixture
def impatient(monkeypatch):
    """Nobody waits for a file that another reads."""
    monkeypatch.setattr(failure_counts, "_TIMEOUT_S", 0.0)


@contextmanager
def reading(path):
    """Somebody is in the middle of reading."""
    with closing(sqlite3.connect(path)) as reader:
        rows = reader.execute("SELECT * FROM failure")
        rows.fetchone()
        yield
        rows.close()


@pytest.mark.usefixtures("impatient")
def test_old_file_stays_as_it_is_while_somebody_reads_it(path):
    write_version_1(path, OLD)
    before = path.read_bytes()
    with reading(path), pytest.raises(UserDataError, match="cannot be used"):
        count(path, "办证")
    assert path.read_bytes() == before
    count(path, "办证")
    assert not holds(path, "王小明的秘密")


@pytest.mark.usefixtures("impatient")
def test_what_is_dropped_is_written_over_where_the_file_cannot_be_packed(path, monkeypatch):
    write_version_1(path, OLD)
    with ExitStack() as readers:

        @contextmanager
        def write_and_be_read(connection):
            with transaction(connection):
                yield
            readers.enter_context(reading(path))

        monkeypatch.setattr(failure_counts, "transaction", write_and_be_read)
        count(path, "办证")
        with closing(sqlite3.connect(path)) as connection:
            assert connection.execute("PRAGMA user_version").fetchone() == (2,)
        assert not holds(path, "王小明的秘密")
    assert read_failures(path) == Failures((FailedPhrase("瞧病", LEFT, 5),), 1)


# Any counts in any order


PHRASES = st.sampled_from(["瞧病", "办证", "公积金", "ydjy", "ssn"])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30, deadline=None)
@given(st.lists(st.tuples(PHRASES, st.sampled_from(Failure)), max_size=60), st.integers(0, 60))
def test_what_is_told_is_what_was_counted_often_enough(path, counted, looked_at):
    forget_failures(path)
    for number, (phrase, failure) in enumerate(counted):
        count(path, phrase, failure)
        if number == looked_at:
            agrees_with(path, Counter(counted[: number + 1]))
    agrees_with(path, Counter(counted))


def agrees_with(path, model):
    """The file tells what the model does, and nothing of the rest."""
    told = {key: times for key, times in model.items() if times >= LEAST_EXPORTED}
    failures = read_failures(path)
    assert {(one.phrase, one.failure): one.count for one in failures.phrases} == told
    assert [one.count for one in failures.phrases] == sorted(told.values(), reverse=True)
    assert failures.held_back == len(model) - len(told)
    for phrase in {phrase for phrase, _failure in model} - {phrase for phrase, _failure in told}:
        assert not holds(path, phrase)


def test_nothing_counted_is_nothing_and_makes_no_file(path):
    assert read_failures(path) == Failures()
    assert not path.exists()


def test_file_that_was_only_begun_holds_nothing(path):
    path.parent.mkdir()
    path.touch()
    assert read_failures(path) == Failures()
    count(path, "瞧病")
    assert read_failures(path) == Failures((), 1)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=10, deadline=None)
@given(st.permutations(["瞧病"] * 6 + ["办证"] * 2 + ["公积金", "ydjy"]))
def test_file_does_not_tell_in_which_order_phrases_came(tmp_path, monkeypatch, phrases):
    monkeypatch.setattr(failure_counts, "token_bytes", bytes)
    written = tmp_path / "counts.db"
    forget_failures(written)
    for phrase in phrases:
        count(written, phrase)
    first = tmp_path / "first.db"
    if not first.exists():
        first.write_bytes(written.read_bytes())
    assert written.read_bytes() == first.read_bytes()


@pytest.mark.usefixtures("told_at_once")
def test_rarest_go_where_there_are_too_many(path):
    fill(path, [(f"话{number:05}", LEFT.value, 2 + number % 2) for number in range(MOST_PHRASES - 1)])
    count(path, "新话")
    kept = read_failures(path).phrases
    assert len(kept) == LEFT_OF_MANY
    assert [one.count for one in kept].count(3) == (MOST_PHRASES - 1) // 2
    assert {"瞧病", "新话"} & {one.phrase for one in kept} == set()
    count(path, "瞧病", times=2)
    assert FailedPhrase("瞧病", LEFT, 2) in read_failures(path).phrases


def test_sealed_phrases_go_before_those_that_may_leave(path):
    seals = [(number.to_bytes(16), LEFT.value, 1 + number % 4) for number in range(MOST_PHRASES - 10)]
    fill(path, [*seals, *((f"话{number}", LEFT.value, LEAST_EXPORTED) for number in range(9))])
    count(path, "新话")
    assert (len(read_failures(path).phrases), read_failures(path).held_back) == (9, LEFT_OF_MANY - 9)


def test_file_stays_bounded_however_much_is_counted(path, monkeypatch):
    monkeypatch.setattr(failure_counts, "MOST_PHRASES", 50)
    monkeypatch.setattr(failure_counts, "LEFT_OF_MANY", 45)
    for number in range(300):
        count(path, f"话{chr(0x4E00 + number)}", times=1 + (number % 7 == 0))
        assert read_failures(path).held_back <= 50
    assert path.stat().st_size < 32_768


@pytest.mark.usefixtures("told_at_once")
def test_what_was_dropped_cannot_be_read_from_the_file(path, monkeypatch):
    monkeypatch.setattr(failure_counts, "MOST_PHRASES", 1)
    monkeypatch.setattr(failure_counts, "LEFT_OF_MANY", 1)
    count(path, "瞧病", times=2)
    count(path, "隐秘的话")
    assert "隐秘的话".encode() not in path.read_bytes()
    assert [*path.parent.iterdir()] == [path]


def test_forgetting_deletes_the_file_and_its_journal(path):
    count(path, "瞧病")
    path.with_name("counts.db-journal").write_bytes(b"journal")
    forget_failures(path)
    assert [*path.parent.iterdir()] == []
    forget_failures(path)


def test_what_cannot_be_deleted_is_said(path):
    path.mkdir(parents=True)
    with pytest.raises(UserDataError, match="could not be deleted"):
        forget_failures(path)


@pytest.mark.parametrize("content", [b"no database at all" * 100, b"SQLite format 3\x00" + b"\xff" * 4096])
def test_damaged_file_is_refused_and_left_as_it_is(path, content):
    path.parent.mkdir()
    path.write_bytes(content)
    for use in (lambda: read_failures(path), lambda: count(path, "瞧病")):
        with pytest.raises(UserDataError, match=r"counts\.db cannot be used"):
            use()
    assert path.read_bytes() == content


def test_file_of_a_newer_program_is_left_alone(path):
    count(path, "瞧病")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 3")
    with pytest.raises(UserDataError, match="newer version"):
        count(path, "瞧病")


def test_full_disk_leaves_what_was_counted(small_disk):
    path = small_disk / "counts.db"
    fill(path, [(f"很长的一句话{number:05}" * 3, LEFT.value, 2) for number in range(300)])
    before = path.read_bytes()
    ballast = small_disk / "ballast"
    with suppress(OSError), ballast.open("wb", buffering=0) as file:
        while file.write(b"x" * 4096):
            pass
    with pytest.raises(UserDataError, match="cannot be used"):
        count(path, "瞧病")
    ballast.unlink()
    assert path.read_bytes() == before
    assert read_failures(path) == Failures((), 301)
