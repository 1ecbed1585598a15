"""Keeping the keyboard where it is on a page that is drawn anew."""

from dataclasses import dataclass

from PySide6.QtWidgets import QApplication, QScrollArea, QWidget


@dataclass(frozen=True, slots=True)
class FocusPlace:
    """Which control of a page has the focus: the ``number``-th of its kind."""

    kind: type[QWidget]
    number: int


def find_focus(page: QScrollArea) -> FocusPlace | None:
    """Where the focus is in what ``page`` shows; None where it is elsewhere."""
    ground: QWidget | None = page.widget()
    held: QWidget | None = QApplication.focusWidget()
    if ground is None or held is None or not ground.isAncestorOf(held):
        return None
    return FocusPlace(type(held), _controls(page, type(held)).index(held))


def give_focus(page: QScrollArea, place: FocusPlace) -> None:
    """Put the focus there again; on the page itself where there is no such control any more."""
    controls = _controls(page, place.kind)
    there = place.number < len(controls) and controls[place.number].isVisibleTo(page)
    (controls[place.number] if there else page).setFocus()


def _controls(page: QScrollArea, kind: type[QWidget]) -> list[QWidget]:
    ground: QWidget | None = page.widget()
    return [control for control in ground.findChildren(kind) if type(control) is kind] if ground is not None else []
