"""How a query was read, and what each answer's score is made of: for authors of the lexicon (``find --explain``)."""

from collections.abc import Iterator

from cztservices.search.find import Answer
from cztservices.search.rank import Hit
from cztservices.search.vocabulary import Kind, Piece

_SHOWN = 5


def explain(answer: Answer) -> Iterator[str]:
    """Lines for a terminal, in English, since they name things of the code and of ``data/lexicon.yaml``."""
    query = answer.query
    yield f"typed    {query.text}"
    yield "cut      " + " | ".join(map(_piece, query.pieces))
    yield "asked    " + (
        ", ".join(_unit(unit.said, unit.group, context=unit.context) for unit in query.units) or "nothing"
    )
    if query.element:
        yield f"part     {query.element.value}"
    yield f"cities   origin {query.origin or '-'}, destination {query.destination or '-'}"
    for said, clue in query.roles.clues:
        yield f"         {said}: {clue.end.value} {clue.weight:g}, as in {clue.reason}"
    for place, hit in enumerate(answer.hits[:_SHOWN], 1):
        yield f"{place:>2}  {hit.score:6.2f}  {hit.kind.value} {hit.ref}"
        yield f"            {_reason(hit)}"


def _piece(piece: Piece) -> str:
    if piece.word is None:
        return f"{piece.said} ?"
    written = f" = {piece.text}" if piece.text != piece.said else ""
    way = f" by {piece.way.value}" if piece.is_mended else ""
    name = piece.word.ref if piece.kind in (Kind.GROUP, Kind.PLACE) else "asking"
    return f"{piece.said}{written}{way} [{name}]"


def _unit(said: str, group: str, *, context: bool) -> str:
    return f"{said} ({group or 'no group'}{', context' if context else ''})"


def _reason(hit: Hit) -> str:
    pairs = "; ".join(f"{said} = {word}" for said, word in hit.said)
    besides = hit.score - hit.match.score
    said = f" ({pairs})" if pairs else ""
    return (
        f"{hit.manner.value} in “{hit.matched}”{said}: {hit.match.score:.2f}, kind, standing and meaning {besides:+.2f}"
    )
