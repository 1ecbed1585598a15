"""What is accepted for a requirement, on paper: one table where there is room, a list on slips and in large print."""

from PySide6.QtGui import QTextTable

from cztservices.domain.dates import Doubt
from cztservices.presenters.papers import Form
from cztservices.presenters.requirements import AcceptedGroupView, AcceptedRowView, RequirementView
from cztservices.presenters.sheet_view import RING_MARK
from cztservices.ui.paper_document import Heading, PaperDocument
from cztservices.ui.paper_pages import PaperPages, paginate

MARK = "※"
"""Stands before what is not known from all cities."""

SQUARE = "■"
"""Stands before the word of a city or layer, in its colour."""

_TEXT, _CITY, _DETAIL = 3.4, 1.3, 1.4
"""Widths of the columns, as shares of the room."""

_STEP = 0.94
_LEAST = 7.5
"""Points of the smallest type in which the table is set to stay on one page."""


class RequirementDocument(PaperDocument):
    """A :class:`RequirementView` set in type for one form."""

    def __init__(self, view: RequirementView, form: Form, family: str, shrink: float = 1.0) -> None:
        """Set everything; ``shrink`` is how much smaller than the form wishes."""
        super().__init__(form, family)
        self._view, self._shrink = view, shrink
        self._cursor.beginEditBlock()
        self._write(view)
        self._cursor.endEditBlock()

    def points(self, role: str) -> float:
        """The size of ``role`` in points."""
        return super().points(role) * self._shrink

    def _write(self, view: RequirementView) -> None:
        self._block(first=True, after=0.1)
        self._say(view.kind, "kind", "accent", bold=True)
        self._block(after=0.3)
        self._say(view.title, "title", bold=True)
        self._block(after=0.3)
        self._say(view.lead, "body", bold=True)
        for words in (self._marks(view), view.legend):
            if words:
                self._block(after=0.15)
                self._say(words, "caption", "ink2")
        for group in view.groups:
            self._group(group)
        if view.sources:
            self._block(before=0.5, after=0.25)
            self._say(f"{view.sources_title}  ", "fine", "accent", bold=True)
            told = (f"[{one.number}] {one.caption} {one.url}".strip() for one in view.sources)
            self._say("  ".join(told), "fine", "ink2")
        self._block(before=0.3)
        self._say(view.footer, "fine", "ink2")

    @staticmethod
    def _marks(view: RequirementView) -> str:
        """What the marks before and behind the words mean."""
        rows = [row for group in view.groups for row in group.rows]
        told = [f"{MARK} {view.differs}"] if any(row.differs for row in rows) else []
        told += [f"{RING_MARK} {view.ring_first}"] if any(row.doubt is not None for row in rows) else []
        return "    ".join(told)

    def _group(self, group: AcceptedGroupView) -> None:
        self._block(before=0.6, after=0.4)
        title = self._cursor.position()
        self._say(group.title, "section", "accent", bold=True)
        if group.gap:
            self._block(after=0.4)
            self._say(group.gap, "body", "caution", bold=True)
        following = self._list(group) if self.form.is_narrow else self._table(group)
        self.headings.append(Heading(group.title, title, following))

    def _table(self, group: AcceptedGroupView) -> int:
        view = self._view
        shares = [_TEXT, *[_CITY] * len(view.columns), *[_DETAIL] * len(view.heads)]
        widths = [self.textWidth() * share / sum(shares) for share in shares]
        table = self._insert_table(1 + len(group.rows), widths)
        self._part_columns(table)
        self._heads(table)
        for number, row in enumerate(group.rows, 1):
            self._row(table, number, row)
        first = table.cellAt(0, 0).firstPosition()
        self._leave()
        return first

    def _part_columns(self, table: QTextTable) -> None:
        """Leave room between the words of a column and the next, and above the first."""
        whole = table.format()
        whole.setTopMargin(self._letter * 0.3)
        table.setFormat(whole)
        for row in range(table.rows()):
            for column in range(table.columns()):
                cell = table.cellAt(row, column)
                shape = cell.format().toTableCellFormat()
                shape.setRightPadding(self._letter * 0.6)
                cell.setFormat(shape)

    def _heads(self, table: QTextTable) -> None:
        view = self._view
        self._enter(table.cellAt(0, 0))
        self._say(view.head, "caption", "ink2")
        for number, column in enumerate(view.columns, 1):
            self._enter(table.cellAt(0, number))
            self._say(f"{SQUARE}\u00a0", "caption", column.token)
            self._say(column.title, "caption", bold=True)
        for number, head in enumerate(view.heads, 1 + len(view.columns)):
            self._enter(table.cellAt(0, number))
            self._say(head, "caption", "ink2")

    def _row(self, table: QTextTable, number: int, row: AcceptedRowView) -> None:
        if len(row.cells) == 1:
            table.mergeCells(number, 1, 1, len(self._view.columns))
        self._enter(table.cellAt(number, 0))
        self._text(row)
        for column, cell in enumerate(row.cells, 1):
            self._enter(table.cellAt(number, column))
            if cell.is_known:
                self._say(f"{SQUARE}\u00a0", "caption", cell.token)
            self._say(cell.text, "caption", "ink" if cell.is_known else "ink2")
        for column, detail in enumerate(row.details, 1 + len(self._view.columns)):
            self._enter(table.cellAt(number, column))
            self._say(detail, "caption")

    def _list(self, group: AcceptedGroupView) -> int:
        """One thing below the other: what it is, where it is accepted, how it is handed in."""
        table = self._insert_table(len(group.rows), [self.textWidth()])
        for number, row in enumerate(group.rows):
            self._enter(table.cellAt(number, 0))
            self._text(row)
            self._cursor.insertBlock(self._format())
            for place, cell in enumerate(row.cells):
                city = self._view.columns[place].title if len(row.cells) > 1 else ""
                self._say(f"{SQUARE}\u00a0", "caption", cell.token)
                self._say(f"{city} {cell.text}   ".lstrip(), "caption")
            for told in row.tell_details(self._view.heads):
                self._cursor.insertBlock(self._format())
                self._say(told, "caption")
        first = table.cellAt(0, 0).firstPosition()
        self._leave()
        return first

    def _text(self, row: AcceptedRowView) -> None:
        if row.differs:
            self._say(f"{MARK}\u00a0", "body", "caution", bold=True)
        self._say(row.text, "body")
        self._say(f"\u00a0{row.cites}", "caption", "ink2")
        if row.doubt is not None:
            words = f"\u00a0{RING_MARK}"
            if row.doubt is Doubt.UNCONFIRMED:
                words += f"\u00a0{row.caution}"
            self._say(words, "caption", "caution", bold=True)


def lay_out_requirement(view: RequirementView, form: Form, family: str) -> PaperPages:
    """Lay ``view`` out for ``form``: on one page where type of 7.5 points is small enough for that."""
    best: PaperPages | None = None
    shrink = 1.0
    while best is None or (best.count > 1 and form.body * shrink >= (form.least or _LEAST)):
        document = RequirementDocument(view, form, family, shrink)
        bands = paginate(document)
        if best is None or len(bands) < best.count:
            best = PaperPages(document, bands, view.foot)
        shrink *= _STEP
    return best
