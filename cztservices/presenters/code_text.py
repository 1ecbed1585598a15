"""The text that codes carry to a telephone: what one acts on, cut into parts that one symbol holds each."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from cztservices.presenters.sheet_view import RING_MARK, SheetLine, SheetPart, SheetView

CAPACITY = 412
"""Bytes in one part: what version 15 of ISO/IEC 18004 holds at error level M.

On paper a symbol with its quiet zone takes 45 mm: 77 modules and 8 of quiet zone make 0.53 mm each. A cheap camera of
5 megapixels with a field of view of 60° sees 46 cm in 2592 pixels from 40 cm away, 5.6 a millimetre, so 3.0 pixels a
module; decoders want two and more. Version 20 would have 2.4 and fail where the hand shakes. Level M mends 15 % of a
symbol, for a fold or a thumb; Q would need a quarter more parts. A slip of 80 mm, with 72 mm of room, takes one symbol.
"""

_TITLE_ROOM = 120
"""Bytes of the title that each part may repeat."""

_PARTS = (SheetPart.HALL, SheetPart.MATERIALS, SheetPart.PLACES, SheetPart.GAPS)
_STOPS = " ，。；：、！？,;)）"
"""Signs behind which a line that is too long is cut, if there are any near its end."""


def write_codes(view: SheetView) -> tuple[str, ...]:
    """The sheet as text for a telephone, in parts of :data:`CAPACITY` bytes at most, each readable alone.

    The title leads each part, with ``2/3`` before it where there are more than one; the rest stands in one part only.
    """
    return cut_text(view.title, write_lines(view))


def write_lines(view: SheetView) -> tuple[str, ...]:
    """What one acts on, in paragraphs without the title: lines that belong together stand in one of them."""
    ring = view.block(SheetPart.RING)
    said = [
        view.direction,
        view.prompt,
        f"[{view.badge}] {_write_line(view.answer)}",
        *(paragraph for part in _PARTS for paragraph in _write_block(view, part)),
        *([f"{ring.title}: {ring.lines[0].text}"] if ring else []),
        view.legend,
        *view.footer[:1],
    ]
    return tuple(paragraph for paragraph in said if paragraph)


def _write_block(view: SheetView, part: SheetPart) -> Iterator[str]:
    block = view.block(part)
    title = [f"{block.title}:"] if block else []
    for line in block.lines if block else ():
        yield "\n".join([*title, _write_line(line), *line.details])
        title = []


def _write_line(line: SheetLine) -> str:
    mark = RING_MARK if line.ring_first else ""
    remark = f"({line.remark})" if line.remark else ""
    lead = f"[{line.layer}]" if line.of_hall else line.lead
    return " ".join(part for part in (lead, line.text, remark, mark) if part)


def cut_text(title: str, paragraphs: Iterable[str], capacity: int = CAPACITY) -> tuple[str, ...]:
    """``paragraphs`` under ``title`` in as few parts of ``capacity`` bytes as will do, all of about the same size.

    A paragraph is cut only where it alone is longer than a part: between its lines, and where a line is longer than a
    part, between two signs of its text.
    """
    title = " ".join(title.split())
    head = title
    said = ["\n".join(" ".join(line.split()) for line in one.split("\n")) for one in paragraphs]
    if _size(title) > _TITLE_ROOM:
        head, said = f"{_cut(title, _TITLE_ROOM - 3)[0]}…", [title, *said]
    whole = "\n".join([head, *said])
    if _size(whole) <= capacity:
        return (whole,)
    digits = 1
    while len(bodies := _fill(said, capacity - _size(f"{head}\n/ ") - 2 * digits)) >= 10**digits:
        digits += 1
    bodies = _fill(said, _least_room(said, len(bodies), capacity - _size(f"{head}\n/ ") - 2 * digits))
    return tuple(f"{number}/{len(bodies)} {head}\n{body}" for number, body in enumerate(bodies, 1))


def _least_room(paragraphs: Sequence[str], count: int, most: int) -> int:
    """The least room for no more than ``count`` parts that cuts no paragraph more: small symbols have large modules."""
    least = min(most, max(map(_size, paragraphs)))
    while least < most:
        middle = (least + most) // 2
        if len(_fill(paragraphs, middle)) > count:
            least = middle + 1
        else:
            most = middle
    return most


def _fill(paragraphs: Iterable[str], room: int) -> list[str]:
    """Paragraphs put into bodies of at most ``room`` bytes, in their order."""
    bodies: list[str] = []
    for piece in (piece for paragraph in paragraphs for piece in _cut(paragraph, room)):
        if bodies and _size(f"{bodies[-1]}\n{piece}") <= room:
            bodies[-1] += f"\n{piece}"
        else:
            bodies.append(piece)
    return bodies


def _cut(text: str, room: int) -> list[str]:
    """``text`` in pieces of at most ``room`` bytes: cut between lines, else behind a stop or a space near the end."""
    pieces = []
    while _size(text) > room:
        end = len(text.encode()[:room].decode(errors="ignore"))
        line_end = text.rfind("\n", 0, end + 1)
        if line_end > 0:
            pieces.append(text[:line_end])
            text = text[line_end + 1 :]
            continue
        stop = max(text.rfind(sign, end // 2, end) for sign in _STOPS)
        end = stop + 1 if stop > 0 else _before_joined(text, end)
        pieces.append(text[:end])
        text = text[end:]
    return [*pieces, text]


def _before_joined(line: str, end: int) -> int:
    """The last place up to ``end`` that parts no sign from the marks that belong to it."""
    place = end
    while place > 1 and (_is_joined(line[place]) or line[place - 1] == "\u200d"):
        place -= 1
    return place if place > 1 else end


def _is_joined(sign: str) -> bool:
    return unicodedata.category(sign) in ("Mn", "Me", "Cf") or "\U0001f3fb" <= sign <= "\U0001f3ff"


def _size(text: str) -> int:
    return len(text.encode())
