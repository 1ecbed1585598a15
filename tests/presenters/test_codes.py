"""Symbols: what is in them is read back by a real decoder, clean and as a cheap telephone sees it."""

import pytest
import segno
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from cztservices.errors import KnownError
from cztservices.i18n import LANGUAGES
from cztservices.presenters.code_text import CAPACITY, cut_text
from cztservices.presenters.codes import QUIET_ZONE, Code, Run, make_code, save_codes
from scripts.read_codes import draw_image, read_image, take_photos, write_texts

SEED, COUNT = 5, 40


@pytest.fixture(scope="module")
def texts(catalogue_db) -> list[str]:
    """Every part of every service of the sample, in each language."""
    return list(write_texts(catalogue_db))


def full_texts() -> list[str]:
    """Texts that fill the largest symbols that are used."""
    office = "株洲市政务服务中心医保窗口，天元区天台路，周一至周五 09:00–12:00、13:30–17:00，电话 0731-28682222 ☎"
    return list(cut_text("住院费用异地直接结算", [f"□ {number} {office}" for number in range(40)]))


def test_every_code_of_the_sample_is_read(texts):
    assert len(texts) > 3 * len(LANGUAGES)
    assert [text for text in texts if read_image(draw_image(make_code(text), 3)) != [text]] == []


@settings(max_examples=40)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=CAPACITY // 4))
def test_any_text_is_read(text):
    found = zxingcpp.read_barcodes(draw_image(make_code(text)), formats=zxingcpp.BarcodeFormat.QRCode)
    assert [one.bytes for one in found] == [text.encode()]


def test_bytes_stand_in_a_symbol_as_they_are():
    """Cheap telephones stumble over an announcement that UTF-8 follows; a symbol of bare bytes has none."""
    bare = segno.make("湘潭".encode(), error="M", micro=False)
    assert make_code("湘潭").rows == tuple(tuple(map(bool, row)) for row in bare.matrix)


def test_codes_made_quickly_are_read(texts):
    quick = [make_code(text, quick=True) for text in texts]
    assert [code.text for code in quick if read_image(draw_image(code, 3)) != [code.text]] == []
    assert any(code != make_code(code.text) for code in quick)


def test_disturbed_codes_are_read():
    photos = take_photos(full_texts(), COUNT, SEED)
    assert sum(photo.is_read for photo in photos) >= 0.95 * COUNT


def test_disturbance_is_real():
    photos = take_photos(full_texts(), COUNT, SEED, strength=4)
    assert sum(photo.is_read for photo in photos) < COUNT / 2


def test_disturbance_is_the_same_for_the_same_seed():
    one, other = (take_photos(["x"], 1, SEED)[0].image.tobytes() for _ in range(2))
    assert one == other


def test_runs_are_the_dark_modules():
    code = make_code("湘潭")
    dark = [(run.row, run.column + n) for run in code.runs() for n in range(run.length)]
    assert len(dark) == len(set(dark))
    rows = {(y + QUIET_ZONE, x + QUIET_ZONE) for y, row in enumerate(code.rows) for x, on in enumerate(row) if on}
    assert set(dark) == rows
    assert code.side == len(code.rows) + 2 * QUIET_ZONE


def test_runs_that_touch_are_one():
    rows = ((True, True, False), (False, True, True), (True, False, True))
    runs = [(run.column - QUIET_ZONE, run.length) for run in Code("", rows).runs()]
    assert runs == [(0, 2), (1, 2), (0, 1), (2, 1)]
    assert next(Code("", rows).runs()) == Run(QUIET_ZONE, QUIET_ZONE, 2)


def test_too_long_a_text_is_refused_with_what_to_do():
    with pytest.raises(KnownError, match=r"4000 bytes .* print it"):
        make_code("x" * 4000)


def test_one_code_is_one_picture(tmp_path):
    assert save_codes([make_code("一")], tmp_path / "a.png") == (tmp_path / "a.png",)
    assert [path.name for path in tmp_path.iterdir()] == ["a.png"]
    assert read_image(Image.open(tmp_path / "a.png")) == ["一"]


def test_several_codes_are_numbered_pictures(tmp_path):
    saved = save_codes([make_code(text) for text in ("一", "二", "三")], tmp_path / "a.png")
    assert [path.name for path in saved] == ["a-1-of-3.png", "a-2-of-3.png", "a-3-of-3.png"]
    assert [read_image(Image.open(path)) for path in saved] == [["一"], ["二"], ["三"]]
    assert sorted(tmp_path.iterdir()) == list(saved)


def test_where_one_cannot_be_written_nothing_half_written_is_left(tmp_path):
    (tmp_path / "a-2-of-2.png").mkdir()
    with pytest.raises(KnownError, match="it is a folder"):
        save_codes([make_code("一"), make_code("二")], tmp_path / "a.png")
    whole = [path for path in tmp_path.iterdir() if path.is_file()]
    assert [read_image(Image.open(path)) for path in whole] == [["一"]] * len(whole)


def test_a_folder_that_is_not_there_is_named(tmp_path):
    with pytest.raises(KnownError, match="there is no such folder"):
        save_codes([make_code("一")], tmp_path / "none" / "a.png")
