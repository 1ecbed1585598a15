"""What stands on paper: text taken out of a PDF, and what ought to be in it."""

from collections.abc import Iterator
from itertools import islice

import pypdfium2

from cztservices.presenters.sheet_view import SheetFoot, SheetView

_FAR = 300
"""What follows a line on the sheet is at most so many signs behind it: its marks."""


def text_of(pdf: bytes, foot: SheetFoot | None = None) -> str:
    """All text of a PDF in the order in which it reads, squeezed, without what stands below each page."""
    document = pypdfium2.PdfDocument(pdf)
    texts = [squeeze(page.get_textpage().get_text_range()) for page in document]
    document.close()
    if foot is not None:
        for number, text in enumerate(texts, 1):
            said = squeeze(foot.left) + squeeze(foot.right.format(page=number, pages=len(texts)))
            assert text.endswith(said), (text[-200:], said)
            texts[number - 1] = text.removesuffix(said)
    return "".join(texts)


def page_count(pdf: bytes) -> int:
    """Pages of a PDF."""
    document = pypdfium2.PdfDocument(pdf)
    count = len(document)
    document.close()
    return count


def titles_in(pdf: bytes) -> list[tuple[int, str, int]]:
    """The bookmarks of a PDF: level, title, page."""
    document = pypdfium2.PdfDocument(pdf)
    found = [(mark.level, mark.get_title(), mark.get_dest().get_index()) for mark in document.get_toc()]
    document.close()
    return found


def squeeze(text: str) -> str:
    """Text without spaces, and without hyphens, which a reader of PDFs takes for breaks at the end of a line."""
    return "".join(text.split()).translate(_HYPHENS)


_HYPHENS = str.maketrans("", "", "-\ufffe\x02")


def said_on(view: SheetView) -> Iterator[str]:
    """Everything that the sheet says, from above to below."""
    yield from (view.kind, view.title)
    yield from (f"{end.label}{end.city}" for end in view.ends)
    yield from (view.badge, view.prompt, view.answer.text)
    if view.stamp is not None:
        yield from (view.stamp.title, view.stamp.code, view.stamp.caption)
    yield from (f"{fact.label}{fact.text}" for fact in view.facts)
    yield view.way
    for block in view.blocks:
        yield block.title
        for line in block.lines:
            yield from (line.lead, line.text, line.remark)
            yield from line.details
            yield line.unknown
    yield from (view.legend, view.rest, *view.footer)


def missing_from(text: str, view: SheetView) -> list[str]:
    """What the sheet says and ``text`` does not; the rest must come in the same order."""
    missing, place = [], 0
    for words in said_on(view):
        sought = squeeze(words)
        found = text.find(sought, place, place + len(sought) + _FAR)
        if found < 0:
            missing.append(words)
        else:
            place = found + len(sought)
    return missing


def pixels_of(pdf: bytes, page: int = 0, dots: int = 200):
    """A page as a picture with so many dots to the inch."""
    document = pypdfium2.PdfDocument(pdf)
    picture = next(islice(document, page, None)).render(scale=dots / 72).to_pil()
    document.close()
    return picture
