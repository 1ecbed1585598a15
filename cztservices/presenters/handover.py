"""Writes the sheets of a window: the one that goes with a file to the home city, and what somebody has yet to bring."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import datetime

from cztservices.catalogue.counter import CounterLine, ShownCounter
from cztservices.catalogue.state_code import write_code
from cztservices.i18n import N_, Translator
from cztservices.presenters.counter import CounterPresenter
from cztservices.presenters.counter_view import CheckView, CounterView
from cztservices.presenters.sheet import SheetPresenter
from cztservices.presenters.sheet_view import BOX, DONE, SheetBlock, SheetLine, SheetPart, SheetView, StampView
from cztservices.presenters.ticks import Ticks


def present_handover(shown: ShownCounter, ticked: Collection[str], translator: Translator, now: datetime) -> SheetView:
    """The sheet that goes with the file; the papers that are ``ticked`` (ids) were checked, the others are missing."""
    return _WindowSheetPresenter(shown, ticked, translator, now).present_handover()


def present_missing(shown: ShownCounter, ticked: Collection[str], translator: Translator, now: datetime) -> SheetView:
    """What somebody has yet to bring (一次性补正告知), to be taken home."""
    return _WindowSheetPresenter(shown, ticked, translator, now).present_missing()


class _WindowSheetPresenter(SheetPresenter):
    """Nothing on its sheets is about a person: papers are named, not what stands in them."""

    def __init__(self, shown: ShownCounter, ticked: Collection[str], translator: Translator, now: datetime) -> None:
        super().__init__(shown.shown, translator, now)
        self._counter, self._ticked = shown, ticked
        self._writer = CounterPresenter(shown, translator)
        self._view: CounterView = self._writer.present(Ticks())
        papers = (line for lines in shown.papers.values() for line in lines)
        self._papers = {one.name: one.line.statement for one in papers}

    def present_handover(self) -> SheetView:
        _, view = self._tr.gettext, self._view_guide()
        answer = self._answer(view)
        left = [check for check in self._view.papers if check.id not in self._ticked]
        here = [check for check in self._view.papers if check.id in self._ticked]
        blocks = [
            *self._case(view),
            *self._list(SheetPart.CHECKED, N_("Checked at this window"), here, DONE, N_("Nothing was ticked.")),
            *self._list(SheetPart.MISSING, N_("Still missing"), left, BOX, self._nothing_missing()),
            self._offices(),
            self._travels(),
        ]
        sheet = self._lay(view, _(N_("Hand-over sheet for the home city")), answer, blocks)
        return replace(sheet, file_name=f"{sheet.file_name}-handover", stamp=self._stamp(), most_pages=1)

    def present_missing(self) -> SheetView:
        _, view = self._tr.gettext, self._view_guide()
        told = self._view.tell_missing(self._ticked)
        left = [check for check in self._view.papers if check.id not in self._ticked]
        answer = SheetLine(told.lead)
        mixed = SheetBlock(SheetPart.CASE, "", (SheetLine(self._view.mixed),))
        blocks = [
            *([mixed] if self._view.mixed else []),
            *self._list(SheetPart.MISSING, N_("Still missing"), left, BOX, self._nothing_missing()),
        ]
        if told.end:
            blocks.append(SheetBlock(SheetPart.PLACES, _(N_("Where to bring it")), (SheetLine(told.end),)))
        blocks.append(self._offices())
        sheet = self._lay(view, _(N_("What is missing, told once and for all")), answer, blocks)
        return replace(sheet, file_name=f"{sheet.file_name}-missing", stamp=self._stamp(), most_pages=1)

    def _nothing_missing(self) -> str:
        return self._view.complete or self._view.nothing

    def _list(
        self, part: SheetPart, title: str, checks: list[CheckView], lead: str, nothing: str
    ) -> Iterator[SheetBlock]:
        lines = tuple(self._paper(check, lead) for check in checks)
        yield SheetBlock(part, self._tr.gettext(title), lines or (SheetLine(self._tr.gettext(nothing)),))

    def _paper(self, check: CheckView, lead: str) -> SheetLine:
        return self._line(check.line, lead, self._papers[check.id])

    def _offices(self) -> SheetBlock:
        lines = tuple(self._line(office.line) for office in self._view.offices)
        return SheetBlock(
            SheetPart.PLACES,
            self._view.offices_title,
            lines or (SheetLine(self._view.offices_unknown, ring_first=True),),
        )

    def _travels(self) -> SheetBlock:
        part = self._view.travels
        own = [self._said(one) for one in self._counter.travels if not one.is_general]
        general = [self._said(one) for one in self._counter.travels if one.is_general]
        before = [SheetLine(words) for words in (part.unknown, part.general_title) if words]
        lines = (*before[: bool(part.unknown)], *own, *before[bool(part.unknown) :], *general)
        return SheetBlock(SheetPart.TRAVELS, part.title, lines)

    def _said(self, one: CounterLine) -> SheetLine:
        return self._line(self._writer.write(one), "", one.line.statement)

    def _stamp(self) -> StampView | None:
        _, code = self._tr.gettext, write_code(self._counter.shown)
        if code is None:
            return None
        caption = N_("Type or scan it into the search of any window or kiosk: same guide, same answers.")
        return StampView(_(N_("State code")), code, f"CZT {code}", _(caption))
