"""What stands in the data is text, whatever it looks like."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import Qt as GuiQt
from PySide6.QtWidgets import QLabel

from cztservices.authoring.build import build_catalogue
from cztservices.i18n import Translator
from cztservices.ui.preparing_page import PreparingPage
from cztservices.ui.theme import Theme
from tests.sample_data import FILING_FILE, edit_file
from tests.ui.eyes import labels_in, shown_words
from tests.ui.hands import FILING, open_folds

IMAGE, BOLD, SCRIPT = "<img src=http://x>", "<b>粗</b>", "<a href=javascript:alert(1)>点</a>"


@pytest.fixture
def planted(data_folder, tmp_path):
    """A catalogue with markup in names, labels, statements and sources."""
    edit_file(data_folder, FILING_FILE, "zh: 异地就医备案,", f"zh: 异地就医备案 {BOLD},")
    edit_file(data_folder, FILING_FILE, "zh: 参保地,", f"zh: 参保地 {BOLD},")
    edit_file(data_folder, FILING_FILE, "zh: 网上备案。", f"zh: 网上备案 {IMAGE}")
    edit_file(data_folder, FILING_FILE, "zh: 选医院。", f"zh: '选医院 {SCRIPT}'")
    edit_file(data_folder, "sources.yaml", "title: 医疗保障办法", f"title: 医疗保障办法 {IMAGE}")
    edit_file(data_folder, "sources.yaml", "publisher: 国家医保局", f"publisher: 国家医保局 {BOLD}")
    path = tmp_path / "planted.db"
    build_catalogue(data_folder, path)
    return path


def test_planted_markup_shows_as_text(make_desk, planted):
    desk = make_desk(planted)
    desk.type("异地就医")
    desk.presenter.open_service(FILING)
    open_folds(desk.page)
    said = "\n".join(label.text() for label in labels_in(desk.page)) + "\n".join(shown_words(desk.page))
    for words in (
        f"异地就医备案 {BOLD}",
        f"参保地 {BOLD}",
        f"网上备案 {IMAGE}",
        f"选医院 {SCRIPT}",
        f"医疗保障办法 {IMAGE}",
        f"国家医保局 {BOLD}",
    ):
        assert words in said


def test_no_label_reads_markup_or_opens_links(make_desk, planted, qtbot):
    desk = make_desk(planted)
    desk.presenter.open_service(FILING)
    open_folds(desk.page)
    desk.page.show_notice(BOLD)
    preparing = PreparingPage(Theme(), Translator("en"))
    qtbot.addWidget(preparing)
    labels: list[QLabel] = labels_in(desk.page) + labels_in(preparing)
    assert len(labels) > 40
    assert {label.textFormat() for label in labels} == {Qt.TextFormat.PlainText}
    assert not any(label.openExternalLinks() for label in labels)


def test_tooltip_of_a_row_is_text_too(make_desk, planted):
    desk = make_desk(planted)
    model = desk.page.results.model()
    tips = [model.index(row, 0).data(Qt.ItemDataRole.ToolTipRole) for row in range(model.rowCount())]
    assert not any(tip is not None and BOLD in tip and GuiQt.mightBeRichText(tip) for tip in tips)
