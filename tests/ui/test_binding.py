"""The binding between Qt and Python."""

import sys

from PySide6.QtWidgets import QLineEdit

CALLS = 500


def test_void_call_keeps_the_reference_count_of_none(qtbot):
    """PySide6 6.12.0 on Python 3.11 loses one reference to None at each, and the interpreter aborts in the end."""
    field = QLineEdit()
    qtbot.addWidget(field)
    field.setText("")
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        field.setText("")
    assert abs(sys.getrefcount(None) - before) < CALLS // 10
