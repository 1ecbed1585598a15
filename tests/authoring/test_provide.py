"""Which catalogue is used, and when it is built."""

import os
from itertools import pairwise
from pathlib import Path

import pytest

from cztservices.authoring import build, provide
from cztservices.config import Folders, stamp_data
from cztservices.errors import CatalogueError, DataError
from cztservices.storage.catalogue_db import CatalogueDb
from tests.sample_data import FILES, FILING_FILE, edit_file

EDIT = ("网上备案。", "手机备案，不跑路。")
"""Words of the sample, and others for them."""


def names_in(folder: Path) -> list[str]:
    """Names of all that a folder holds."""
    return sorted(entry.name for entry in folder.iterdir())


@pytest.fixture
def folders(tmp_path) -> Folders:
    return Folders.below(tmp_path / "user")


@pytest.fixture
def sample_only(data_folder, tmp_path, monkeypatch):
    """The sample in the place of ``data/``, and no packaged catalogue."""
    monkeypatch.setattr(provide, "DATA_FOLDER", data_folder)
    monkeypatch.setattr(provide, "PACKAGED_CATALOGUE", tmp_path / "packaged.db")
    real = provide.cached_catalogue
    monkeypatch.setattr(provide, "cached_catalogue", lambda cache: real(cache, data_folder))
    return data_folder


@pytest.fixture
def builds(monkeypatch):
    """Outputs of all builds so far."""
    outputs = []
    real = build.build_catalogue

    def counted(folder, out, report):
        outputs.append(out)
        return real(folder, out, report)

    monkeypatch.setattr(build, "build_catalogue", counted)
    return outputs


def test_catalogue_given_is_used_as_it_is(tmp_path, folders, builds):
    given = tmp_path / "given.db"
    assert provide.provide_catalogue(given, folders) == given
    assert builds == []


@pytest.mark.usefixtures("sample_only")
def test_packaged_catalogue_comes_before_the_data(tmp_path, folders, builds):
    (tmp_path / "packaged.db").touch()
    assert provide.provide_catalogue(None, folders) == tmp_path / "packaged.db"
    assert builds == []


@pytest.mark.usefixtures("sample_only")
def test_packaged_catalogue_is_named_where_there_is_no_data_either(tmp_path, folders, monkeypatch):
    monkeypatch.setattr(provide, "DATA_FOLDER", tmp_path / "none")
    assert provide.provide_catalogue(None, folders) == tmp_path / "packaged.db"


@pytest.mark.usefixtures("sample_only")
def test_catalogue_is_built_once(folders, builds):
    first = provide.provide_catalogue(None, folders)
    second = provide.provide_catalogue(None, folders)
    assert first == second
    assert builds == [first]
    with CatalogueDb(first) as db:
        assert len(db.services()) == 4


@pytest.mark.parametrize("change", ["text", "time", "new file", "file gone"])
def test_catalogue_is_built_again_when_the_data_has_changed(sample_only, folders, builds, change):
    """The old one is kept where it says anything else, as the one to compare with."""
    first = provide.provide_catalogue(None, folders)
    old = first.read_bytes()
    if change == "text":
        edit_file(sample_only, FILING_FILE, *EDIT)
    elif change == "time":
        os.utime(sample_only / FILING_FILE, (1, 1))
    elif change == "new file":
        text = FILES["services/civil-affairs/senior-card.yaml"].replace("senior-card", "senior-pass")
        text = text.replace("number: 3\n", "number: 30\n")
        (sample_only / "services/civil-affairs/senior-pass.yaml").write_text(text, encoding="utf-8")
    else:
        (sample_only / "services/market/company-registration.yaml").unlink()
    second = provide.provide_catalogue(None, folders)
    assert second != first
    assert builds == [first, second]
    if change == "time":
        assert names_in(folders.cache) == [second.name]
    else:
        assert names_in(folders.cache) == sorted([second.name, provide.PREVIOUS])
        assert (folders.cache / provide.PREVIOUS).read_bytes() == old


@pytest.mark.usefixtures("sample_only")
def test_first_catalogue_has_none_before_it(folders):
    assert provide.find_previous(folders) is None
    provide.provide_catalogue(None, folders)
    assert provide.find_previous(folders) is None


def test_only_the_last_one_before_is_kept(sample_only, folders):
    built = [provide.provide_catalogue(None, folders).read_bytes()]
    for old, new in pairwise(("网上备案。", "手机备案，不跑路。", "微信备案。", "到窗口备案。")):
        edit_file(sample_only, FILING_FILE, old, new)
        path = provide.provide_catalogue(None, folders)
        built.append(path.read_bytes())
        assert provide.find_previous(folders).read_bytes() == built[-2]
        assert names_in(folders.cache) == sorted([path.name, provide.PREVIOUS])


def test_catalogue_that_says_the_same_is_not_the_one_before(sample_only, folders):
    """Files are touched more often than they are changed."""
    first = provide.provide_catalogue(None, folders).read_bytes()
    edit_file(sample_only, FILING_FILE, *EDIT)
    provide.provide_catalogue(None, folders)
    os.utime(sample_only / FILING_FILE, (1, 1))
    provide.provide_catalogue(None, folders)
    assert provide.find_previous(folders).read_bytes() == first


@pytest.mark.usefixtures("sample_only")
def test_newest_of_several_is_kept(folders):
    folders.cache.mkdir(parents=True)
    for age, name in enumerate(("catalogue-b.db", "catalogue-a.db", "catalogue-c.db")):
        (folders.cache / name).write_text(name, encoding="utf-8")
        os.utime(folders.cache / name, (1000 - age, 1000 - age))
    path = provide.provide_catalogue(None, folders)
    assert names_in(folders.cache) == sorted([path.name, provide.PREVIOUS])
    assert provide.find_previous(folders).read_text(encoding="utf-8") == "catalogue-b.db"


def test_catalogue_built_by_the_shell_has_the_one_before_it_too(sample_only, folders):
    """“catalogue build” leaves the others beside it."""
    first = provide.provide_catalogue(None, folders)
    edit_file(sample_only, FILING_FILE, *EDIT)
    build.build_catalogue(sample_only, provide.cached_catalogue(folders.cache), None)
    assert provide.find_previous(folders) == first


@pytest.mark.usefixtures("sample_only")
def test_packaged_catalogue_has_none_before_it(tmp_path, folders):
    folders.cache.mkdir(parents=True)
    (folders.cache / provide.PREVIOUS).touch()
    assert provide.find_previous(folders) == folders.cache / provide.PREVIOUS
    (tmp_path / "packaged.db").touch()
    assert provide.find_previous(folders) is None


@pytest.mark.usefixtures("sample_only")
def test_old_catalogue_that_cannot_be_moved_does_not_stop_the_new_one(folders, monkeypatch):
    monkeypatch.setattr(provide, "_others", lambda path: [path.with_name("gone.db")])
    assert provide.is_usable(provide.provide_catalogue(None, folders))


@pytest.mark.parametrize("content", [b"", b"SQLite format 3\0", b"words"])
def test_cached_catalogue_that_is_no_use_is_built_again(sample_only, folders, builds, content):
    path = provide.cached_catalogue(folders.cache)
    path.parent.mkdir(parents=True)
    path.write_bytes(content)
    assert provide.provide_catalogue(None, folders) == path
    assert builds == [path]
    with CatalogueDb(path) as db:
        assert len(db.services()) == len(list(sample_only.glob("services/*/*.yaml")))


def test_cached_catalogue_is_named_by_the_form_and_the_state_of_the_data(data_folder, tmp_path, monkeypatch):
    """Neither a program with other tables nor other data finds it."""
    path = provide.cached_catalogue(tmp_path, data_folder)
    assert path.parent == tmp_path
    assert stamp_data(data_folder) in path.name
    monkeypatch.setattr(provide, "SCHEMA_VERSION", provide.SCHEMA_VERSION + 1)
    assert provide.cached_catalogue(tmp_path, data_folder) != path


def test_file_that_is_no_data_does_not_make_it_build_again(sample_only, folders, builds):
    provide.provide_catalogue(None, folders)
    (sample_only / "README.md").write_text("words", encoding="utf-8")
    provide.provide_catalogue(None, folders)
    assert len(builds) == 1


@pytest.mark.usefixtures("sample_only")
def test_only_catalogues_are_removed_from_the_cache(folders):
    folders.cache.mkdir(parents=True)
    (folders.cache / "thumbnails.db").touch()
    (folders.cache / "catalogue-0000.db").touch()
    path = provide.provide_catalogue(None, folders)
    assert names_in(folders.cache) == sorted(["thumbnails.db", path.name, provide.PREVIOUS])


def test_bad_data_keeps_the_old_catalogue(sample_only, folders):
    first = provide.provide_catalogue(None, folders)
    edit_file(sample_only, FILING_FILE, "scope: czt\n    yuan: 0", "scope: nowhere\n    yuan: 0")
    with pytest.raises(DataError):
        provide.provide_catalogue(None, folders)
    assert names_in(folders.cache) == [first.name]


@pytest.mark.usefixtures("sample_only")
def test_cache_that_cannot_be_written_is_named_with_a_mend(folders):
    folders.cache.parent.mkdir(parents=True)
    folders.cache.write_text("a file where the folder should be", encoding="utf-8")
    with pytest.raises(CatalogueError) as caught:
        provide.provide_catalogue(None, folders)
    assert str(folders.cache) in str(caught.value)
    assert "--base-dir" in str(caught.value)


@pytest.mark.usefixtures("sample_only")
def test_building_reports_its_steps(folders):
    steps = []
    provide.provide_catalogue(None, folders, lambda done, total: steps.append((done, total)))
    assert steps[-1][0] == steps[-1][1] > 1


def test_cached_catalogue_is_named_by_the_rules_of_its_index(data_folder, tmp_path, monkeypatch):
    """One that was indexed by other rules would be refused at the first key."""
    path = provide.cached_catalogue(tmp_path, data_folder)
    monkeypatch.setattr(provide, "INDEX_VERSION", provide.INDEX_VERSION + 1)
    assert provide.cached_catalogue(tmp_path, data_folder) != path
