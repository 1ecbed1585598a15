"""The sheet as plain text, for the clipboard and the shell."""

from collections.abc import Iterator

from cztservices.presenters.sheet_view import RING_MARK, SheetBlock, SheetLine, SheetView


def write_sheet(view: SheetView) -> str:
    """Everything on the sheet but its codes, in its order."""
    return "\n".join(_paragraphs(view)) + "\n"


def _paragraphs(view: SheetView) -> Iterator[str]:
    yield from (view.kind, view.title)
    yield " · ".join(part for part in (view.direction, view.badge) if part)
    if view.prompt:
        yield view.prompt
    yield from ("", _write_line(view.answer))
    if view.stamp is not None:
        yield f"{view.stamp.title} {view.stamp.code}"
    if view.facts:
        yield " · ".join(f"{fact.label} {fact.text}" for fact in view.facts)
    if view.way:
        yield view.way
    for block in view.blocks:
        yield from ("", block.title, *_write_block(block))
    yield ""
    yield from (words for words in (view.legend, view.rest, *view.footer) if words)


def _write_block(block: SheetBlock) -> Iterator[str]:
    for line in block.lines:
        yield _write_line(line)
        yield from (f"   {words}" for words in (*line.details, line.unknown) if words)


def _write_line(line: SheetLine) -> str:
    cited = f"[{','.join(map(str, line.cites))}]" if line.cites else ""
    remark = f"({line.remark})" if line.remark else ""
    layer = f"〔{line.layer}〕" if line.layer else ""
    ring = RING_MARK if line.ring_first else ""
    return " ".join(part for part in (line.lead, line.text, remark, f"{layer}{cited}", ring) if part)
