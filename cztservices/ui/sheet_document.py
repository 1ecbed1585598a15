"""The sheet as a document: one layout for the screen, the printer and the PDF."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextBlockFormat, QTextTable

from cztservices.presenters.codes import Code, make_code
from cztservices.presenters.papers import Form
from cztservices.presenters.sheet_view import RING_MARK, SheetBlock, SheetLine, SheetPart, SheetView, StampView
from cztservices.ui.code_object import CODE_TYPE, SIGN, CodeObject, code_format
from cztservices.ui.paper_document import UNITS_PER_MM, Heading, PaperDocument

SQUARE = "■"
"""Stands before the word of a layer, in its colour."""

_STAMP_MM = 26
"""The side of the symbol of a state code: it holds 14 signs, so that a module is still 0.9 mm wide."""

_SECOND = (SheetPart.CONDITIONS, SheetPart.CHANNELS, SheetPart.OUTCOME, SheetPart.RING, SheetPart.GAPS)
"""What one reads before going; what one needs at the counter is the last to be set smaller."""

_SAID = (SheetPart.RING, SheetPart.GAPS)
_LEAD_WIDTH = 2.0
_MARKS_WIDTH = 8.5
"""Widths of the columns for boxes and for marks, in letters of the body."""


@dataclass(frozen=True, slots=True)
class Shrink:
    """By how much smaller than its form wishes a sheet is set: all of it, and what one does not act on besides."""

    all: float = 1.0
    second: float = 1.0


class SheetDocument(PaperDocument):
    """A :class:`SheetView` set in type for one form."""

    def __init__(
        self,
        view: SheetView,
        codes: tuple[Code, ...],
        code_count: int,
        form: Form,
        family: str,
        shrink: Shrink = Shrink(),
    ) -> None:
        """Set everything; pages are made by :mod:`cztservices.ui.paper_pages`."""
        super().__init__(form, family)
        self._view, self._shrink, self._is_second = view, shrink, False
        self._code = CodeObject(self, UNITS_PER_MM)
        self.documentLayout().registerHandler(CODE_TYPE, self._code)
        self._cursor.beginEditBlock()
        self._write(codes, code_count)
        self._cursor.endEditBlock()

    def points(self, role: str) -> float:
        """The size of ``role`` in points."""
        second = self._shrink.second if self._is_second else 1.0
        return super().points(role) * self._shrink.all * second

    def _write(self, codes: tuple[Code, ...], code_count: int) -> None:
        view = self._view
        self._head(view)
        self._answer(view)
        if view.stamp is not None:
            self._stamp(view.stamp)
        self._facts(view)
        if view.way:
            self._block(after=0.5)
            self._say(view.way, "caption", "ink2")
        for block in view.blocks:
            if block.part is not SheetPart.SOURCES:
                self._is_second = block.part in _SECOND
                self._section(block)
                self._is_second = False
        self._codes(view, codes, code_count)
        sources = view.block(SheetPart.SOURCES)
        if sources is not None:
            self._run_in(sources)
        for words in (view.legend, view.rest, *view.footer):
            if words:
                self._block(after=0.15)
                self._say(words, "fine", "ink2")

    # Parts

    def _head(self, view: SheetView) -> None:
        self._block(first=True, after=0.1)
        self._say(view.kind, "kind", "accent", bold=True)
        self._block(after=0.3)
        self._say(view.title, "title", bold=True)
        self._block(after=0.5)
        for number, end in enumerate(view.ends):
            if number:
                self._say("  →  ", "section")
            self._say(f"{SQUARE} ", "section", end.token)
            self._say(f"{end.label} {end.city}", "section", bold=True)
        separator = "    " if view.ends else ""
        self._say(f"{separator}{view.badge}", "section", view.badge_token, bold=True)
        if view.prompt:
            self._block(after=0.5)
            self._say(view.prompt, "body", "caution", bold=True)

    def _answer(self, view: SheetView) -> None:
        tint = {"stop": "stop_tint", "caution": "caution_tint"}.get(view.badge_token, "accent_tint")
        edge = {"stop": "stop", "caution": "caution"}.get(view.badge_token, "accent")
        cell, outer = self._boxed(tint, edge), self._cursor
        self._cursor = cell.firstCursorPosition()
        self._cursor.setBlockFormat(self._format(after=0))
        self._say(view.answer.text, "answer", bold=True)
        self._marks(view.answer)
        self._cursor = outer

    def _stamp(self, stamp: StampView) -> None:
        """The state code as a symbol, and beside it in large letters."""
        side = (_STAMP_MM + 3) * UNITS_PER_MM
        table, outer = self._insert_table(1, [side, self.textWidth() - side], ruled=False), self._cursor
        self._enter(table.cellAt(0, 0))
        self._cursor.setBlockFormat(QTextBlockFormat())
        self._cursor.insertText(SIGN, code_format(make_code(stamp.text), _STAMP_MM))
        self._enter(table.cellAt(0, 1))
        self._say(stamp.title, "caption", "accent", bold=True)
        self._cursor.insertBlock(self._format(after=0.2))
        self._say(stamp.code, "title", bold=True)
        self._cursor.insertBlock(self._format())
        self._say(stamp.caption, "caption", "ink2")
        self._cursor = outer
        self._leave()

    def _facts(self, view: SheetView) -> None:
        if not view.facts:
            return
        self._block(before=0.5, after=0.3)
        for number, fact in enumerate(view.facts):
            if number:
                self._say("    ", "body")
            self._say(f"{fact.label} ", "caption", "ink2")
            self._say(fact.text, "body", bold=True)

    def _section(self, block: SheetBlock) -> None:
        self._block(before=0.7, after=0.25)
        title = self._cursor.position()
        said = block.part in _SAID
        self._say(block.title, "section", "caution" if said else "accent", bold=True)
        self.headings.append(self._spoken(block, title) if said else self._table(block, title))

    def _spoken(self, block: SheetBlock, title: int) -> Heading:
        """What is read out: the first sentence, then the questions behind one another, each to be ticked."""
        self._block(after=0.1)
        first = self._cursor.position()
        for number, line in enumerate(block.lines):
            if number and not line.lead:
                self._block(after=0.1)
            elif number:
                self._say("   ", "body")
            self._say(f"{line.lead}\u00a0" if line.lead else "", "body")
            self._say(line.text, "body")
        return Heading(block.title, title, first)

    def _table(self, block: SheetBlock, title: int) -> Heading:
        """A row for each line: its box or number, its words, and, where there is room, its marks."""
        letter = self._letter
        leads = any(line.lead for line in block.lines)
        widths = [letter * _LEAD_WIDTH] if leads else []
        marks = 0 if self.form.is_narrow else letter * _MARKS_WIDTH
        widths.append(self.textWidth() - sum(widths) - marks)
        if marks:
            widths.append(marks)
        table = self._insert_table(len(block.lines), widths)
        for row, line in enumerate(block.lines):
            self._row(table, row, line, leads=leads, has_marks=bool(marks))
        first = table.cellAt(0, 0).firstPosition()
        self._leave()
        return Heading(block.title, title, first)

    def _row(self, table: QTextTable, row: int, line: SheetLine, *, leads: bool, has_marks: bool) -> None:
        outer, column = self._cursor, 0
        if leads:
            self._enter(table.cellAt(row, 0))
            self._say(line.lead, "body", bold=not line.lead.endswith("."))
            column = 1
        self._enter(table.cellAt(row, column))
        self._say(line.text, "body")
        if line.remark:
            token = "caution" if line.ring_first or line.of_hall else "accent"
            self._say(f"  {line.remark}", "caption", token, bold=True)
        if not has_marks:
            self._marks(line)
        for words in line.details:
            self._cursor.insertBlock(self._format(after=0))
            self._say(words, "body", bold=True)
        if line.unknown:
            self._cursor.insertBlock(self._format(after=0))
            self._say(line.unknown, "caption", "ink2")
        if has_marks:
            self._enter(table.cellAt(row, column + 1))
            self._cursor.setBlockFormat(self._format(after=0, align=Qt.AlignmentFlag.AlignRight))
            self._say("\u00a0", "body")  # as high as the words beside it, so that both stand on one line
            self._marks(line, leads_off=True)
        self._cursor = outer

    def _marks(self, line: SheetLine, *, leads_off: bool = False) -> None:
        """Whose rule it is, what proves it, and whether to ring first."""
        if line.layer:
            self._say(f"{'' if leads_off else '  '}{SQUARE}", "caption", line.token)
            self._say(f"\u00a0{line.layer}", "caption", "ink2")
        if line.cites:
            self._say(f"\u00a0[{','.join(map(str, line.cites))}]", "caption", "ink2")
        if line.ring_first:
            self._say(f"\u00a0{RING_MARK}", "caption", "caution", bold=True)

    def _codes(self, view: SheetView, codes: tuple[Code, ...], count: int) -> None:
        if not codes:
            return
        self._block(before=0.7, after=0.3)
        title = self._cursor.position()
        self._say(view.code_title, "caption", "accent", bold=True)
        if len(codes) < count:
            self._say("  " + view.code_rest.format(shown=len(codes), count=count), "caption", "ink2")
        across = max(1, int((self.textWidth() + 1) // self._code.side))
        columns = min(across, len(codes))
        rows = -(-len(codes) // columns)
        table = self._insert_table(rows, [self.textWidth() / across] * columns, ruled=False)
        for number, code in enumerate(codes):
            outer = self._cursor
            self._enter(table.cellAt(number // columns, number % columns))
            if count > 1:
                self._say(view.code_name.format(number=number + 1, count=count), "caption", "ink2")
                self._cursor.insertBlock()
            self._cursor.setBlockFormat(QTextBlockFormat())  # room between lines would be a share of the code's height
            self._cursor.insertText(SIGN, code_format(code))
            self._cursor = outer
        self.headings.append(Heading(view.code_title, title, table.cellAt(0, 0).firstPosition()))
        self._leave()

    def _run_in(self, block: SheetBlock) -> None:
        """Lines behind one another: there may be many, and they are looked up, not read."""
        self._block(before=0.5, after=0.25)
        self._say(f"{block.title}  ", "fine", "accent", bold=True)
        self._say("  ".join(f"{line.lead} {line.text}" for line in block.lines), "fine", "ink2")
