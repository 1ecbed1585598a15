"""What a guide means to a window that takes a file in for another city: what it checks, and what that city decides."""

import re
from collections.abc import Iterable
from enum import StrEnum

from cztservices.domain.catalogue import MaterialForm, Statement
from cztservices.domain.guide import Guide, Line
from cztservices.domain.words import CounterRole, Element, End


class PaperKind(StrEnum):
    """Papers in the order in which a window asks for them: who somebody is, the form, the rest; what need not come."""

    IDENTITY = "identity"
    FORM = "form"
    PROOF = "proof"
    SPARED = "spared"


IDENTITY_LICENCES = frozenset({"resident-id-card", "id-card-licence"})
"""Electronic licences that show who somebody is."""

_IDENTITY = re.compile("身份证|身份证件|身份证明|护照")
_FORM = re.compile("申请表|登记表|备案表|审批表|申报表|表格|申请书|承诺书|委托书|[^代外]表[（(，,。;；：]|表$")
_CLAUSE = re.compile("[，,。；;：:]")
_SPARED = re.compile(
    "(?:您|也|提取时|[^的]*什么都|(?:[^的]*之间)?[这那][一二三四五六七八九十几些]样都?)?"
    "(?:不用|无需)(?!.*(?:纸质|原件|复印件)).{0,8}?(?:[交带开]|提供|出示)"
)
_CONDITION = re.compile("[的过到后时]$|如|若|只要|凡|有|能|查|核")
"""What a clause says before one that spares only some people: the window may have to ask for the paper."""


def kind_of_paper(statement: Statement) -> PaperKind:
    """What a material is to a window, by its electronic licence or its Chinese words."""
    value, words = statement.value, statement.text.zh
    if _is_spared(words):
        return PaperKind.SPARED
    if isinstance(value, MaterialForm) and value.licence in IDENTITY_LICENCES:
        return PaperKind.IDENTITY
    if _FORM.search(words):
        return PaperKind.FORM
    return PaperKind.IDENTITY if _IDENTITY.search(words) else PaperKind.PROOF


def _is_spared(words: str) -> bool:
    """Whether a paper need not come, whoever it is about."""
    clauses = _CLAUSE.split(words)
    pairs = zip(["", *clauses], clauses, strict=False)
    return any(_SPARED.match(clause) and not _CONDITION.search(before) for before, clause in pairs)


def home_of(guide: Guide) -> str | None:
    """The city that decides, as far as it is known."""
    return guide.origin if guide.service.decided_by is End.ORIGIN else guide.destination


def reception_of(guide: Guide) -> str | None:
    """The city where the file is handed in, where that is another one."""
    return guide.destination if guide.service.decided_by is End.ORIGIN else guide.origin


def lines_of(guide: Guide, elements: Iterable[Element], role: CounterRole | None = None) -> tuple[Line, ...]:
    """The lines of ``elements`` that hold, in their order; with a ``role`` only those that are marked with it."""
    lines = (line for element in elements for line in guide.elements.get(element, ()) if line.overridden_by is None)
    return tuple(line for line in lines if role is None or line.statement.counter is role)


def is_about(line: Line, city: str | None) -> bool:
    """Whether a line speaks of ``city``: its own rule, or one above the cities or of the whole direction."""
    cities = line.statement.scope.cities
    return not cities or city in cities
