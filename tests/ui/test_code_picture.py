"""Codes as they are drawn: read back from pixels of the screen and from a PDF."""

import pypdfium2
import pytest
from PIL import Image
from PySide6.QtCore import QMarginsF, QPoint, QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter, QPdfWriter, QRegion
from PySide6.QtWidgets import QWidget

from cztservices.presenters.codes import SIDE_MM, Code, make_code
from cztservices.ui.code_picture import CodePicture, draw_code
from scripts.read_codes import read_image
from tests.presenters.test_codes import full_texts

DOTS = 1200
MM_AN_INCH = 25.4


def to_pillow(image: QImage) -> Image.Image:
    """The same pixels."""
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    return Image.frombytes("L", (grey.width(), grey.height()), bytes(grey.constBits()), "raw", "L", grey.bytesPerLine())


def grab(picture: CodePicture) -> Image.Image:
    return to_pillow(picture.grab().toImage())


@pytest.fixture(scope="module")
def codes() -> list[Code]:
    """The largest symbols that are used, and a small one."""
    return [make_code(text) for text in (*full_texts()[:3], "株洲")]


@pytest.fixture(scope="module")
def pdf(codes, tmp_path_factory, qapp):  # noqa: ARG001 - there is no writing of PDFs without an application
    """A page with all of them at their size on paper, drawn as the sheet draws them."""
    path = tmp_path_factory.mktemp("codes") / "codes.pdf"
    writer = QPdfWriter(str(path))
    writer.setResolution(DOTS)
    page = QPageSize(QSizeF(210, 297), QPageSize.Unit.Millimeter)
    writer.setPageLayout(QPageLayout(page, QPageLayout.Orientation.Portrait, QMarginsF()))
    side = SIDE_MM * DOTS / MM_AN_INCH
    painter = QPainter(writer)
    for number, code in enumerate(codes):
        draw_code(
            painter, QRectF(300.7 + (side + 100) * (number % 2), 300.3 + (side + 100) * (number // 2), side, side), code
        )
    painter.end()
    return path


@pytest.mark.parametrize("dots", [150, 200, 300])
def test_codes_are_read_from_a_pdf(pdf, codes, dots):
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[0].render(scale=dots / 72).to_pil().convert("L")
    assert sorted(read_image(page)) == sorted(code.text for code in codes)


def test_all_modules_of_a_code_are_one_shape(pdf, codes):
    """Where each had its own, a viewer that smooths edges would leave light lines between them."""
    with pypdfium2.PdfDocument(pdf) as document:
        shapes = [one for one in document[0].get_objects() if one.type == pypdfium2.raw.FPDF_PAGEOBJ_PATH]
        assert len(shapes) == 2 * len(codes)  # its ground, and its modules


@pytest.mark.parametrize("size", [340, 401, 533])
def test_codes_are_read_from_the_screen(qtbot, codes, size):
    for code in codes:
        picture = CodePicture(code, 100)
        qtbot.addWidget(picture)
        picture.resize(size, size - 7)
        assert read_image(grab(picture)) == [code.text]


def test_another_code_takes_the_place(qtbot, codes):
    picture = CodePicture(codes[0], 100)
    qtbot.addWidget(picture)
    picture.resize(400, 400)
    picture.show_code(codes[1])
    assert read_image(grab(picture)) == [codes[1].text]


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0])
def test_modules_are_whole_pixels_of_the_screen(qtbot, codes, ratio):
    """Only black and white, where the screen has other pixels than the window counts."""
    code = codes[0]
    picture = CodePicture(code, 100)
    qtbot.addWidget(picture)
    picture.resize(403, 399)
    image = QImage(round(403 * ratio), round(399 * ratio), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.white)
    picture.render(image, QPoint(), QRegion(), QWidget.RenderFlag.DrawChildren)  # without the ground of the window
    pixels = to_pillow(image)
    assert {value for _count, value in pixels.getcolors()} == {0, 255}
    assert read_image(pixels) == [code.text]
    dark = pixels.point(lambda value: 255 - value).getbbox()
    modules = code.side - 8
    assert (dark[2] - dark[0]) % modules == (dark[3] - dark[1]) % modules == 0


def test_too_little_room_draws_nothing(qtbot, codes):
    picture = CodePicture(codes[0], 10)
    qtbot.addWidget(picture)
    picture.resize(20, 20)
    assert read_image(grab(picture)) == []


def test_a_painter_is_left_as_it_was(codes):
    image = QImage(400, 400, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    before = (painter.pen(), painter.brush(), painter.renderHints())
    draw_code(painter, QRectF(0, 0, 400, 400), codes[0])
    assert (painter.pen(), painter.brush(), painter.renderHints()) == before
    painter.end()
