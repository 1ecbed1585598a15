"""A hall counts what it failed to find, in a real window, and no file of it holds what may tell who typed it."""

from cztservices.domain.failed_search import LEAST_EXPORTED, Failure
from cztservices.errors import UserDataError
from cztservices.storage.failure_counts import FILE, count_failure, read_failures
from scripts.virtual_screen import wait_until

NUMBER = "13912345678"


def counted(window):
    """What has been counted often enough so far; nothing while it is being written."""
    try:
        return {(one.phrase, one.failure) for one in read_failures(window.base / "data" / FILE).phrases}
    except UserDataError:
        return set()


def search_and_leave(window, text):
    """Type ``text``, and lay it away when something is shown for it; what was counted by then."""
    home = window.title
    window.type(text)
    wait_until(lambda: window.title != home)
    window.press("Escape")
    wait_until(lambda: window.title == home)
    return counted(window)


def test_digits_that_were_typed_are_in_no_file(start, real_catalogue, tmp_path):
    seen = {("qqzzkk", Failure.NOTHING), ("housing fund", Failure.LEFT)}
    for phrase, failure in seen:  # the next one is told
        for _ in range(LEAST_EXPORTED - 1):
            count_failure(tmp_path / "data" / FILE, phrase, failure)
    window = start("--profile", "staff", "--lang", "en", "--catalogue", real_catalogue)
    assert counted(window) == set()
    for phrase, failure in seen:  # who leaves before the answer is there has not seen it, and tries again
        wait_until(lambda phrase=phrase, key=(phrase, failure): key in search_and_leave(window, f"{phrase} {NUMBER}"))
    window.press("ctrl+q")
    assert window.leave() == 0
    assert counted(window) == seen
    files = [file for file in window.base.rglob("*") if file.is_file()]
    assert FILE in {file.name for file in files}
    assert [file.name for file in files if NUMBER.encode() in file.read_bytes()] == []
