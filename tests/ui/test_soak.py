"""Changing pages, cities, looks and languages for a while leaves nothing behind."""

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
