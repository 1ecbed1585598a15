"""A sheet on pages: laid out until it fits."""

from collections.abc import Iterator

from cztservices.presenters.codes import Code
from cztservices.presenters.papers import Form
from cztservices.presenters.sheet_view import SheetView
from cztservices.ui.paper_pages import PaperPages, paginate
from cztservices.ui.sheet_document import SheetDocument, Shrink

_STEP = 0.94


def lay_out_sheet(view: SheetView, codes: tuple[Code, ...], code_count: int, form: Form, family: str) -> PaperPages:
    """Lay ``view`` out for ``form``: as large as fits its pages, or else the largest on the fewest pages.

    ``codes`` are those that it has room for, of ``code_count``.
    """
    best: PaperPages | None = None
    most = min((pages for pages in (view.most_pages, form.most) if pages), default=0)
    for shrink in _shrinks(form):
        document = SheetDocument(view, codes, code_count, form, family, shrink)
        bands = paginate(document)
        if best is None or len(bands) < best.count:
            best = PaperPages(document, bands, view.foot)
        if best.count <= (most or best.count):
            break
    assert best is not None  # noqa: S101 - there is one size at least
    return best


def _shrinks(form: Form) -> Iterator[Shrink]:
    """Ever smaller type: first for what one does not act on, then for all."""
    every, second = 1.0, 1.0
    while second > form.second:
        yield Shrink(1.0, second)
        second *= _STEP
    while form.body * every >= form.least:
        yield Shrink(every, form.second)
        every *= _STEP
