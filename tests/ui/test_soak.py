"""Changing pages, cities, looks and languages for a while leaves nothing behind."""

import gc
import weakref

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from cztservices.presenters.actions import Action
from scripts.soak import change_pages


def test_widgets_do_not_pile_up(catalogue_path, qtbot):
    """Each tenth of the way the window is back at its beginning, and has no more widgets than a page or two need."""
    counted = []
    with qtbot.captureExceptions() as raised:
        change_pages(100, 3, lambda _number, _size, widgets: counted.append(widgets), catalogue_path)
    assert raised == []
    assert len(counted) == 10
    assert max(counted) < 1500
    assert min(counted[5:]) < 3 * min(counted[:5])


def test_a_page_that_was_replaced_lets_go_of_the_desk(open_desktop, qtbot):
    """The desk outlives the pages that are laid in another look; nothing of them may hang on it."""
    desktop = open_desktop()
    counts = []
    for _ in range(4):
        desktop.page.action_requested.emit(Action.THEME)
        qtbot.wait(0)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()
        counts.append((weakref.getweakrefcount(desktop), weakref.getweakrefcount(desktop.desk)))
    assert len(set(counts)) == 1
