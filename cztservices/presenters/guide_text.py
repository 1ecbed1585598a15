"""A guide as plain text, for the shell."""

import re
import unicodedata
from collections.abc import Iterator

from cztservices.domain.hall import place_of
from cztservices.presenters.guide_view import GuideView, LineView, places_of_answer
from cztservices.presenters.mine_view import NoteView

WIDTH = 96

PIECES = re.compile(r"[!-~–—·]+|\s|.")
"""What is kept together: a run of Latin letters, digits and their signs; everything else stands alone."""

CLINGING = "，。；：、！？）》”"
"""Signs that never begin a line."""


def write_guide(view: GuideView) -> str:
    """The whole guide; wide characters count two columns."""
    return "\n".join(_lines(view)) + "\n"


def _lines(view: GuideView) -> Iterator[str]:
    yield view.title
    if view.ends:
        yield " → ".join(f"{end.label} {end.city}" for end in view.ends)
    if view.prompt:
        yield f"! {view.prompt}"
    yield ""
    yield from _answer(view)
    yield from _hall(view, *places_of_answer(view))
    for section in view.sections:
        yield f"\n{section.title}"
        yield from _hall(view, place_of(section.element))
        for line in section.lines:
            yield from _line(line, line.number + "." if line.number else "-")
            yield from _hall(view, line.id)
        for line in section.behind:
            yield from _line(line, f"({section.behind_title})")
            yield from _hall(view, line.id)
    if view.hall is not None and view.hall.gone:
        yield f"\n{view.hall.gone_title}"
        yield from (words for note in view.hall.gone for words in _note(note))
    yield from _not_sure(view)
    yield from _proof(view)
    yield f"\n{view.footer}"


def _hall(view: GuideView, *places: str) -> Iterator[str]:
    for note in view.hall.at(*places) if view.hall is not None else ():
        yield from _note(note)


def _note(note: NoteView) -> Iterator[str]:
    yield from _wrap(f"  * [{note.layer}] {note.text}", "    ")
    yield from _wrap(f"      {note.written}", "      ")
    if note.state:
        yield from _wrap(f"      ! {note.state}", "      ")


def _not_sure(view: GuideView) -> Iterator[str]:
    if view.ring:
        yield f"\n{view.ring.title}"
        yield from _wrap(f"  {view.ring.greeting}", "  ")
        yield from (f"  - {question}" for question in view.ring.questions)
        yield from (f"  {line}" for line in view.ring.chinese)
    if view.gaps:
        yield f"\n{view.gaps_title}"
        yield from (f"  - {gap}" for gap in view.gaps)


def _proof(view: GuideView) -> Iterator[str]:
    if view.lists:
        yield f"\n{view.lists_title}"
        for mention in view.lists:
            yield from _wrap(f"  - {mention.text} ({mention.caption})", "    ")
    yield f"\n{view.sources_title}"
    for source in view.sources:
        yield from _wrap(f"[{source.number}] {source.title} · {source.caption}", "    ")
        if source.url:
            yield f"    {source.url}"


def _answer(view: GuideView) -> Iterator[str]:
    yield from _wrap(f"[{view.badge}] {view.answer}", "")
    if view.case is not None:
        yield from _wrap(f"  {view.case.caption}", "  ")
        if view.case.caution:
            yield f"! {view.case.caution}"
        if view.case.instead:
            yield f"  {view.case.instead_title}: {view.case.instead}"
        yield f"\n{view.case.title}"
        yield from (f"  {chip.question} {chip.answer}" for chip in view.case.path)
    if view.answer_line is not None:
        yield from _wrap(f"  [{view.answer_line.layer}] {view.answer_line.caption}", "  ")
        yield from (f"! {warning}" for warning in (view.answer_line.caution, view.answer_line.dispute) if warning)
    for line in view.answer_behind:
        yield from _line(line, f"({view.behind_title})")


def _line(line: LineView, lead: str) -> Iterator[str]:
    remark = f" ({line.remark})" if line.remark else ""
    yield from _wrap(f"  {lead} [{line.layer}] {line.text}{remark}", "    ")
    yield from _wrap(f"      {line.caption}", "      ")
    for warning in filter(None, (line.caution, line.dispute)):
        yield f"      ! {warning}"


def _wrap(text: str, indent: str) -> Iterator[str]:
    """Break ``text`` at :data:`WIDTH` columns: between any two Chinese characters, never inside a word or a number."""
    line, width = "", 0
    for piece in PIECES.findall(text):
        columns = sum(1 + (unicodedata.east_asian_width(char) in "WF") for char in piece)
        if width + columns > WIDTH and line.strip() and piece not in CLINGING:
            yield line.rstrip()
            line, width = indent, len(indent)
            piece = piece.lstrip()  # noqa: PLW2901 - a space at the break is the break
        line, width = line + piece, width + columns
    yield line.rstrip()
