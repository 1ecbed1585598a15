"""The maintenance page on paper: on a slip one thing below the other, on a sheet the same with more room."""

from cztservices.presenters.kiosk.slip import Slip, SlipLine
from cztservices.presenters.papers import Form
from cztservices.presenters.sheet_view import SheetFoot
from cztservices.ui.paper_document import Heading, PaperDocument
from cztservices.ui.paper_pages import PaperPages, paginate

_TINTS = {"go": ("accent_tint", "accent"), "caution": ("caution_tint", "caution"), "stop": ("stop_tint", "stop")}
_CODE_LETTERS = 4.0
"""Width of the column of codes, in letters of the body."""


class SlipDocument(PaperDocument):
    """A :class:`Slip` set in type for one form."""

    def __init__(self, slip: Slip, form: Form, family: str) -> None:
        """Set everything."""
        super().__init__(form, family)
        self._cursor.beginEditBlock()
        self._write(slip)
        self._cursor.endEditBlock()

    def _write(self, slip: Slip) -> None:
        self._block(first=True, after=0.1)
        self._say(slip.kind, "kind", "accent", bold=True)
        self._block(after=0.4)
        self._say(slip.title, "section", bold=True)
        self._report(slip)
        lines = list(slip.lines)
        while lines:
            title = lines.pop(0)
            count = next((place for place, line in enumerate(lines) if line.is_title), len(lines))
            self._section(title.text, lines[:count])
            del lines[:count]
        self._block(before=0.3)
        self._say(slip.foot, "fine", "ink2")

    def _report(self, slip: Slip) -> None:
        """What is said first on the telephone."""
        cell, outer = self._boxed(*_TINTS[slip.token]), self._cursor
        self._cursor = cell.firstCursorPosition()
        self._say(slip.summary, "body", slip.token, bold=True)
        for words, role in ((slip.report, "answer"), (slip.legend, "caption")):
            if words:
                self._cursor.insertBlock(self._format(before=0.2))
                self._say(words, role, bold=role == "answer")
        self._cursor = outer

    def _section(self, title: str, lines: list[SlipLine]) -> None:
        self._block(before=0.5, after=0.4)
        position = self._cursor.position()
        self._say(title, "section", "accent", bold=True)
        code = self._letter * _CODE_LETTERS
        table = self._insert_table(len(lines), [code, self.textWidth() - code])
        for number, line in enumerate(lines):
            self._enter(table.cellAt(number, 0))
            self._say(line.code, "body", line.token or "ink2", bold=True)
            self._enter(table.cellAt(number, 1))
            self._say(line.text, "body")
            if line.value:
                self._say(f"  {line.value}", "body", bold=True)
        self.headings.append(Heading(title, position, table.cellAt(0, 0).firstPosition()))
        self._leave()


def lay_out_slip(slip: Slip, form: Form, family: str) -> PaperPages:
    """Lay ``slip`` out for ``form``."""
    document = SlipDocument(slip, form, family)
    return PaperPages(document, paginate(document), SheetFoot(slip.title, "{page}/{pages}"))
