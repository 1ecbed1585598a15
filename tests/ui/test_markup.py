"""What stands in the data is text, whatever it looks like."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import Qt as GuiQt
from PySide6.QtWidgets import QAbstractButton

from cztservices.authoring.build import build_catalogue
from cztservices.i18n import Translator
from cztservices.presenters.pages import Page
from cztservices.ui.preparing_page import PreparingPage
from cztservices.ui.theme import Theme
from tests.sample_data import FILING_FILE, edit_file
from tests.ui.eyes import labels_in, shown_words
from tests.ui.hands import FILING, PAGES, open_folds

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
    edit_file(data_folder, "life_events.yaml", "zh: 搬到外市,", f"zh: 搬到外市 {BOLD},")
    edit_file(data_folder, "life_events.yaml", "zh: 生病之前办好。", f"zh: 生病之前办好 {IMAGE}")
    edit_file(data_folder, "licences.yaml", "zh: 居民身份证,", f"zh: 居民身份证 {BOLD},")
    path = tmp_path / "planted.db"
    build_catalogue(data_folder, path)
    return path


def said_on(page) -> str:
    """Everything that a page says, one below the other."""
    return "\n".join([*(label.text() for label in labels_in(page)), *shown_words(page)])


def test_planted_markup_shows_as_text(make_desk, planted):
    desk = make_desk(planted)
    page = desk.open_guide(FILING)
    for button in page.findChildren(QAbstractButton):
        if button.isCheckable():
            button.setChecked(True)
    said = said_on(desk.page)
    for words in (
        f"异地就医备案 {BOLD}",
        f"参保地 {BOLD}",
        f"网上备案 {IMAGE}",
        f"选医院 {SCRIPT}",
        f"医疗保障办法 {IMAGE}",
        f"国家医保局 {BOLD}",
        f"居民身份证 {BOLD}",
    ):
        assert words in said


def test_planted_markup_shows_as_text_on_other_pages(make_desk, planted):
    desk = make_desk(planted)
    assert f"搬到外市 {BOLD}" in said_on(desk.open(Page.EVENTS))
    said = said_on(desk.open(Page.EVENT, "moving"))
    assert f"搬到外市 {BOLD}" in said
    assert f"生病之前办好 {IMAGE}" in said
    assert f"居民身份证 {BOLD}" in said_on(desk.open(Page.ENTRY, "id-card-licence"))
    assert f"异地就医备案 {BOLD}" in said_on(desk.open(Page.COMPARE, FILING))


def how_read(root) -> list[tuple[Qt.TextFormat, bool]]:
    """Of every label with words: as what it reads them, and whether it opens links."""
    return [(label.textFormat(), label.openExternalLinks()) for label in labels_in(root) if label.text()]


def test_no_label_reads_markup_or_opens_links(make_desk, planted, qtbot):
    desk = make_desk(planted)
    read: list[tuple[Qt.TextFormat, bool]] = []
    for ref in PAGES:
        open_folds(desk.open(ref.page, ref.ref))
        read += how_read(desk.page)
    desk.page.show_notice(BOLD)
    preparing = PreparingPage(Theme(), Translator("en"))
    qtbot.addWidget(preparing)
    read += how_read(desk.page) + how_read(preparing)
    assert len(read) > 200
    assert {form for form, _opens in read} == {Qt.TextFormat.PlainText}
    assert not any(opens for _form, opens in read)


def test_tooltip_of_a_row_is_text_too(make_desk, planted):
    desk = make_desk(planted)
    desk.open(Page.SERVICES)
    model = desk.page.list.rows.model()
    tips = [model.index(row, 0).data(Qt.ItemDataRole.ToolTipRole) for row in range(model.rowCount())]
    assert any("异地就医备案" in tip for tip in tips)
    assert not any(BOLD in tip and GuiQt.mightBeRichText(tip) for tip in tips)
