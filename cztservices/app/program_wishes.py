"""What windows leave to the program: said once, and passed on from the page of a window through all windows."""

from PySide6.QtCore import Signal


class ProgramWishes:
    """The wishes and facts, for whatever says them or passes them on."""

    action_requested = Signal(object)
    language_requested = Signal(str)
    link_requested = Signal(str)
    reading_requested = Signal(object)
    keeping_requested = Signal(object)
    page_made = Signal(object)
    page_shown = Signal()


PROGRAM_WISHES = tuple(name for name, wish in vars(ProgramWishes).items() if isinstance(wish, Signal))
