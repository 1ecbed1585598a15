"""Building: the same data gives the same bytes, and a failure leaves nothing behind."""

import os
import shutil

import pytest

from cztservices.authoring.build import build_catalogue, hash_data
from cztservices.errors import DataError
from cztservices.storage.catalogue_db import CatalogueDb
from tests.sample_data import FILES, FILING_FILE, WORD_FILES, edit_file, write_sample


def test_building_twice_gives_the_same_bytes(data_folder, tmp_path):
    for name in ("one.db", "two.db"):
        build_catalogue(data_folder, tmp_path / name)
    assert (tmp_path / "one.db").read_bytes() == (tmp_path / "two.db").read_bytes()


def test_building_a_copy_made_in_another_order_gives_the_same_bytes(data_folder, tmp_path):
    copy = tmp_path / "elsewhere" / "copy"
    for seconds, name in enumerate(sorted(FILES | WORD_FILES, reverse=True)):
        (copy / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(data_folder / name, copy / name)
        os.utime(copy / name, (seconds, seconds))
    build_catalogue(data_folder, tmp_path / "one.db")
    build_catalogue(copy, tmp_path / "two.db")
    assert (tmp_path / "one.db").read_bytes() == (tmp_path / "two.db").read_bytes()


def test_building_over_an_older_catalogue_replaces_it(data_folder, tmp_path):
    out = tmp_path / "catalogue.db"
    build_catalogue(data_folder, out)
    edit_file(data_folder, FILING_FILE, "网上备案。", "手机备案。")
    build_catalogue(data_folder, out)
    with CatalogueDb(out) as db:
        assert "手机备案。" in {s.text.zh for s in db.statements("medical-offsite-filing")}


def test_version_is_that_of_the_content(data_folder, tmp_path):
    build_catalogue(data_folder, tmp_path / "catalogue.db")
    with CatalogueDb(tmp_path / "catalogue.db") as db:
        assert db.version() == hash_data(data_folder)


@pytest.mark.parametrize("change", ["text", "name"])
def test_version_changes_with_the_content(data_folder, change):
    before = hash_data(data_folder)
    if change == "text":
        edit_file(data_folder, FILING_FILE, "网上备案。", "手机备案。")
    else:
        (data_folder / "offices/430300.yaml").rename(data_folder / "offices/430301.yaml")
    assert hash_data(data_folder) != before


def test_build_reports_steps_up_to_all(data_folder, tmp_path):
    steps = []
    build_catalogue(data_folder, tmp_path / "catalogue.db", lambda done, total: steps.append((done, total)))
    assert [done for done, _ in steps] == list(range(1, len(steps) + 1))
    assert {total for _, total in steps} == {len(steps)}


def test_build_makes_the_folder_of_its_output(data_folder, tmp_path):
    build_catalogue(data_folder, tmp_path / "new" / "folder" / "catalogue.db")
    assert [path.name for path in (tmp_path / "new" / "folder").iterdir()] == ["catalogue.db"]


def test_build_leaves_nothing_beside_the_catalogue(data_folder, tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / f"catalogue.{os.getpid()}.partial").write_bytes(b"left by a crash")
    build_catalogue(data_folder, tmp_path / "out" / "catalogue.db")
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["catalogue.db"]


def test_build_leaves_what_another_program_is_writing(data_folder, tmp_path):
    """Two windows may build the same catalogue at the same time."""
    other = tmp_path / "out" / f"catalogue.{os.getpid() + 1}.partial"
    other.parent.mkdir()
    other.write_bytes(b"half of it")
    build_catalogue(data_folder, tmp_path / "out" / "catalogue.db")
    assert other.read_bytes() == b"half of it"
    assert sorted(path.name for path in other.parent.iterdir()) == sorted([other.name, "catalogue.db"])


@pytest.fixture
def old_catalogue(tmp_path):
    """A catalogue that was built before, alone in its folder."""
    path = tmp_path / "out" / "catalogue.db"
    build_catalogue(write_sample(tmp_path / "old data"), path)
    return path


def test_build_of_bad_data_leaves_the_old_catalogue_and_nothing_else(data_folder, old_catalogue):
    before = old_catalogue.read_bytes()
    edit_file(data_folder, FILING_FILE, "scope: czt\n    yuan: 0", "scope: nowhere\n    yuan: 0")
    with pytest.raises(DataError):
        build_catalogue(data_folder, old_catalogue)
    assert old_catalogue.read_bytes() == before
    assert [path.name for path in (old_catalogue.parent).iterdir()] == ["catalogue.db"]


def test_build_stopped_under_way_leaves_the_old_catalogue_and_nothing_else(data_folder, old_catalogue):
    """As when the disk is full, or the window is closed."""
    before = old_catalogue.read_bytes()

    def stop(done: int, total: int) -> None:
        if done == total - 1:
            raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        build_catalogue(data_folder, old_catalogue, stop)
    assert old_catalogue.read_bytes() == before
    assert [path.name for path in (old_catalogue.parent).iterdir()] == ["catalogue.db"]


def test_refusal_names_file_line_field_problem_and_mend(data_folder, tmp_path):
    edit_file(data_folder, FILING_FILE, "scope: xiangtan->changsha", "scope: xiangtan->changshaa")
    line = (data_folder / FILING_FILE).read_text(encoding="utf-8").splitlines().index(
        "    scope: xiangtan->changshaa"
    ) + 1
    with pytest.raises(DataError) as caught:
        build_catalogue(data_folder, tmp_path / "catalogue.db")
    words = str(caught.value)
    assert "\n" not in words
    for part in (
        str(data_folder / FILING_FILE),
        f"line {line}",
        "statements[3].scope",
        "changshaa",
        "did you mean",
        "changsha",
    ):
        assert part in words


def test_refusal_counts_the_other_faults(data_folder, tmp_path):
    edit_file(data_folder, "sources.yaml", "grade: press", "grade: rumour")
    edit_file(data_folder, "sources.yaml", "grade: other", "grade: worse")
    with pytest.raises(DataError, match=r"\(\d+ more"):
        build_catalogue(data_folder, tmp_path / "catalogue.db")
