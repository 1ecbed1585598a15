"""The log of a kiosk: bounded, quiet, and without a word that somebody typed."""

import logging

import pytest

from cztservices.storage.kiosk.log import LONGEST_LINE, MOST_BYTES, BoundedLog
from tests.disks import fill


@pytest.fixture
def path(tmp_path):
    return tmp_path / "kiosk" / "kiosk.log"


@pytest.fixture
def log(path):
    handler = BoundedLog(path)
    yield handler
    handler.close()


@pytest.fixture
def logger(log):
    """A logger of the test alone, which writes to the log."""
    logger = logging.getLogger("cztservices.test_kiosk_log")
    logger.addHandler(log)
    logger.propagate = False
    yield logger
    logger.removeHandler(log)


def test_line_says_when_how_bad_and_what(logger, path):
    logger.warning("The printer %s is off", "hall")
    assert path.read_text("utf-8").endswith(" WARNING cztservices.test_kiosk_log The printer hall is off\n")


def test_files_stay_bounded_for_ever(logger, path):
    for _ in range(3_000):
        logger.warning("words " * 100)
    files = sorted(path.parent.iterdir())
    assert [one.name for one in files] == ["kiosk.log", "kiosk.log.1"]
    assert sum(one.stat().st_size for one in files) <= 2 * MOST_BYTES


def test_long_record_is_shortened(logger, path):
    logger.warning("长" * 100_000)
    assert len(path.read_text("utf-8")) == LONGEST_LINE + 1


TYPED = "我妈妈的病"


def fail(words):
    try:
        int(words)
    except ValueError as error:
        raise RuntimeError(f"could not search {words}") from error


def test_of_an_error_its_kind_and_place_are_written_and_not_its_words(logger, path):
    try:
        fail(TYPED)
    except RuntimeError:
        logger.exception("A search failed")
    text = path.read_text("utf-8")
    assert "RuntimeError" in text
    assert "ValueError" in text
    assert "in fail" in text
    assert TYPED not in text


def test_what_cannot_be_written_shows_on_no_terminal(log, logger, path, capfd):
    path.parent.write_text("a file where the folder should be")
    logger.warning("lost")
    assert "is not written" in str(log.trouble)
    path.parent.unlink()
    logger.warning("kept")
    assert log.trouble is None
    assert "kept" in path.read_text("utf-8")
    assert capfd.readouterr() == ("", "")


def test_full_disk_is_said_and_holds_nothing_back_that_would_fail_later(small_disk, capfd):
    log = BoundedLog(small_disk / "kiosk.log")
    line = logging.LogRecord("kiosk", logging.WARNING, "", 1, "words " * 100, None, None)
    log.handle(line)
    ballast = fill(small_disk)
    for _ in range(100):
        log.handle(line)
    assert "No space left" in str(log.trouble)
    log.close()
    ballast.unlink()
    log.handle(line)
    assert log.trouble is None
    log.close()
    assert capfd.readouterr() == ("", "")


def test_record_that_is_put_wrongly_is_dropped_quietly(log, path, capfd):
    log.handle(logging.LogRecord("kiosk", logging.WARNING, "", 1, "%d", ("no number",), None))
    assert "TypeError" in str(log.trouble)
    assert "no number" not in path.read_text("utf-8")
    assert capfd.readouterr() == ("", "")


def test_log_taken_away_is_begun_anew(logger, path):
    logger.warning("first")
    path.unlink()
    logger.warning("second")
    assert path.read_text("utf-8").endswith("second\n")
    assert "first" not in path.read_text("utf-8")
