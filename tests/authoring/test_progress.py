"""Long work tells how far it is, and stopped at any step it leaves everything as it was."""

import tempfile
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cztservices.authoring.build import build_catalogue
from cztservices.authoring.data_records import write_files
from cztservices.authoring.progress import Cancelled, Progress, Report, Steps
from cztservices.authoring.provide import provide_catalogue
from cztservices.authoring.spreadsheet import export_sheets, import_sheets
from cztservices.config import Folders
from cztservices.errors import DataError
from tests.authoring.folders import bytes_below
from tests.authoring.sheets import SOURCE, table_book, table_csv
from tests.sample_data import FILING_FILE, edit_file

Work = Callable[[Report], object]
numbers = st.integers(1, 40)


def told(work: Work) -> list[tuple[int, int]]:
    """Every report of ``work``, which comes to its end."""
    steps = []
    work(lambda done, total: steps.append((done, total)))
    return steps


def stopped_at(work: Work, step: int) -> bool:
    """Whether ``work`` ends when it is no longer wanted from the report of ``step`` on."""
    progress = Progress(lambda done, _total: progress.cancel() if done == step else None)
    try:
        work(progress.report)
    except Cancelled:
        return True
    return False


def tree(folder: Path) -> tuple[dict[str, bytes], set[str]]:
    """All that is below ``folder``: files with their bytes, and folders."""
    below = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_dir()}
    return bytes_below(folder), below


# The wish to stop


def test_report_is_passed_on_until_the_work_is_no_longer_wanted():
    shown = []
    progress = Progress(lambda done, total: shown.append((done, total)))
    progress.report(1, 3)
    progress.cancel()
    with pytest.raises(Cancelled):
        progress.report(2, 3)
    assert shown == [(1, 3)]


def test_work_on_a_thread_is_stopped_from_another():
    reported, outcome = threading.Event(), []
    progress = Progress(lambda _done, _total: reported.set())

    def work() -> None:
        try:
            while True:
                progress.report(1, 2)
        except Cancelled:
            outcome.append("stopped")

    thread = threading.Thread(target=work)
    thread.start()
    assert reported.wait(10)
    progress.cancel()
    thread.join(10)
    assert outcome == ["stopped"]


# Counting


@given(st.lists(st.tuples(numbers, numbers), min_size=1, max_size=5))
def test_shares_are_told_step_by_step_up_to_all(pieces):
    """Whatever the pieces count by themselves: ``parts`` of the whole, and ``count`` of their own."""
    seen = []
    total = sum(parts for parts, _count in pieces)
    steps = Steps(lambda *step: seen.append(step), total)
    for parts, count in pieces:
        report = steps.share(parts)
        for done in range(1, count + 1):
            report(done, count)
    assert seen == [(done, total) for done in range(1, total + 1)]


@given(numbers, st.integers(0, 60), st.integers(0, 40))
def test_things_are_handed_on_and_all_steps_taken_however_many_there_are(parts, number, expected):
    seen = []
    steps = Steps(lambda done, _total: seen.append(done), parts)
    assert list(steps.follow(range(number), expected, parts)) == [*range(number)]
    assert seen == [*range(1, parts + 1)]


@given(numbers, numbers)
def test_work_that_reports_nothing_is_told_when_it_is_done(parts, more):
    seen = []
    steps = Steps(lambda *step: seen.append(step), parts)
    steps.expect(more)
    assert steps.run(parts, lambda _report: "outcome") == "outcome"
    assert seen == [(done, parts + more) for done in range(1, parts + 1)]


# Real work


@dataclass(frozen=True)
class Long:
    """A kind of long work on a data folder, which writes below ``out``; ``over`` when there is something already."""

    name: str
    run: Callable[[Path, Path, Report | None], object]
    over: bool = False


def import_workbook(data: Path, out: Path, report: Report | None) -> object:
    return import_sheets(data, table_book(out / "book.xlsx", {"sources": [SOURCE]}), report=report)


def import_csv(data: Path, out: Path, report: Report | None) -> object:
    table_csv(out / "sources.csv", [SOURCE])
    table_csv(out / "licences.csv", [])
    return import_sheets(data, out, report=report)


def import_with_bad_rows(data: Path, out: Path, report: Report | None) -> object:
    bad = SOURCE | {"id": "bad", "grade": "rumour"}
    book = table_book(out / "book.xlsx", {"sources": [SOURCE, bad]})
    return import_sheets(data, book, skip_bad=True, report=report)


def build_into_new_folders(data: Path, out: Path, report: Report | None) -> object:
    return build_catalogue(data, out / "new" / "newer" / "catalogue.db", report)


WORKS = [
    Long("build", lambda data, out, report: build_catalogue(data, out / "catalogue.db", report)),
    Long("build over", lambda data, out, report: build_catalogue(data, out / "catalogue.db", report), over=True),
    Long("build into new folders", build_into_new_folders),
    Long("workbook", lambda data, out, report: export_sheets(data, out / "book.xlsx", report)),
    Long("workbook over", lambda data, out, report: export_sheets(data, out / "book.xlsx", report), over=True),
    Long("csv", lambda data, out, report: export_sheets(data, out / "csv", report)),
    Long("csv over", lambda data, out, report: export_sheets(data, out / "csv", report), over=True),
    Long("import of a workbook", import_workbook),
    Long("import of csv", import_csv),
    Long("import with bad rows", import_with_bad_rows),
]


@pytest.fixture(params=WORKS, ids=lambda long: long.name)
def work(request, data_folder, tmp_path, monkeypatch) -> Work:
    """Each kind of long work, on the sample; what it keeps for a while is below the folder of the test too."""
    out, scratch = tmp_path / "out", tmp_path / "scratch"
    out.mkdir()
    scratch.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))
    if request.param.over:
        request.param.run(data_folder, out, None)
        edit_file(data_folder, FILING_FILE, "网上备案。", "手机备案。")
    return lambda report: request.param.run(data_folder, out, report)


def test_work_stopped_at_any_step_leaves_everything_as_it_was(work, tmp_path):
    stopped_at(work, 1)  # writes the spreadsheet that is to be imported
    before = tree(tmp_path)
    step = 1
    while stopped_at(work, step):
        assert tree(tmp_path) == before
        step += 1
    assert step > 10
    assert tree(tmp_path) != before


def test_work_is_told_step_by_step_up_to_all(work):
    steps = told(work)
    assert [done for done, _total in steps] == [*range(1, len(steps) + 1)]
    totals = [total for _done, total in steps]
    assert totals == sorted(totals)
    assert totals[-1] == len(steps)


def test_total_grows_only_where_rows_are_left_out(data_folder, tmp_path):
    whole = told(lambda report: import_workbook(data_folder, tmp_path, report))
    assert len({total for _done, total in whole}) == 1
    with_bad = told(lambda report: import_with_bad_rows(data_folder, tmp_path, report))
    assert with_bad[-1][1] > whole[-1][1] == with_bad[0][1]


@pytest.mark.parametrize("error", [OSError, KeyboardInterrupt])
def test_work_that_fails_leaves_everything_as_it_was_too(work, tmp_path, error):
    stopped_at(work, 1)
    before = tree(tmp_path)

    def fail(done: int, total: int) -> None:
        if done == total - 1:
            raise error

    with pytest.raises((error, DataError)):
        work(fail)
    assert tree(tmp_path) == before


def test_files_are_put_back_when_their_exchange_is_interrupted(tmp_path, monkeypatch):
    for name in ("a", "b", "c"):
        (tmp_path / name).write_text("old", encoding="utf-8")
    before = tree(tmp_path)
    real, replaced = Path.replace, []

    def replace(path: Path, target: Path) -> Path:
        if replaced:
            raise KeyboardInterrupt
        replaced.append(target.name)
        return real(path, target)

    monkeypatch.setattr(Path, "replace", replace)
    with pytest.raises(KeyboardInterrupt):
        write_files(tmp_path, dict.fromkeys(("a", "b", "c", "d"), "new"))
    assert replaced == ["a"]
    assert tree(tmp_path) == before


def test_first_catalogue_that_is_not_wanted_leaves_no_cache(data_folder, tmp_path, monkeypatch):
    monkeypatch.setattr("cztservices.authoring.provide.DATA_FOLDER", data_folder)
    folders = Folders.below(tmp_path / "user")
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        provide_catalogue(None, folders, progress.report)
    assert not (tmp_path / "user").exists()
