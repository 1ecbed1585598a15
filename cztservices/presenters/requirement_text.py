"""The table of what is accepted as plain text, for the clipboard."""

from collections.abc import Iterator

from cztservices.presenters.requirements import AcceptedRowView, RequirementView


def write_requirement(view: RequirementView) -> str:
    """What the table says, one thing a paragraph."""
    parts = [f"{view.kind}: {view.title}\n{view.lead}"]
    for group in view.groups:
        parts.append("\n".join(part for part in (f"【{group.title}】", group.gap) if part))
        parts += ["\n".join(_write_row(view, row)) for row in group.rows]
    sources = (f"[{one.number}] {one.title} {one.caption} {one.url}".strip() for one in view.sources)
    return "\n\n".join((*parts, "\n".join((view.sources_title, *sources)), view.footer)) + "\n"


def _write_row(view: RequirementView, row: AcceptedRowView) -> Iterator[str]:
    yield " ".join(part for part in (f"· {row.text}", row.cites, row.caution) if part)
    titles = [column.title for column in view.columns] if len(row.cells) > 1 else [""]
    known = (f"{title} {cell.text}".strip() for title, cell in zip(titles, row.cells, strict=True) if cell.is_known)
    yield f"  {'; '.join(known)}"
    yield from (f"  {told}" for told in row.tell_details(view.heads))
