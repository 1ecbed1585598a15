"""Names of jurisdictions, as people and authors write them."""

from collections.abc import Iterable

from cztservices.domain.catalogue import Jurisdiction
from cztservices.domain.scope import AREA, NATION, PROVINCE, Layer, Scope


class PlaceNames:
    """Finds a jurisdiction by code, Chinese name or pinyin name."""

    def __init__(self, jurisdictions: Iterable[Jurisdiction]) -> None:
        """Collect every spelling; where two share one, the higher level wins."""
        self.by_code: dict[str, Jurisdiction] = {j.code: j for j in jurisdictions}
        self._codes: dict[str, str] = {}
        for jurisdiction in self.by_code.values():
            for name in spellings(jurisdiction):
                self._codes.setdefault(name, jurisdiction.code)

    @property
    def names(self) -> tuple[str, ...]:
        """Every spelling, for offering the nearest one."""
        return tuple(self._codes)

    def find(self, name: str) -> Jurisdiction | None:
        """The jurisdiction called ``name``, if any."""
        code = self._codes.get("".join(name.split()).lower())
        return self.by_code[code] if code else None

    def parse_scope(self, text: str) -> Scope:
        """Read a scope in an author's words: ``nation``, ``hunan``, ``czt``, ``changsha@origin``, ``湘潭->长沙``.

        Raises:
            LookupError: no jurisdiction has that name; the name is the argument.
            ValueError: the name is no city, or the form is none of these.
        """
        shared = {NATION: Layer.NATION, PROVINCE: Layer.PROVINCE, AREA: Layer.CZT}
        origin, arrow, destination = text.partition("->")
        if arrow:
            return Scope.parse(f"{self._code(origin)}->{self._code(destination)}")
        name, at, end = text.partition("@")
        code = self._code(name)
        if code in shared:
            if at:
                raise ValueError(text)
            return Scope(shared[code])
        return Scope.parse(f"{code}@{end}" if at else code)

    def _code(self, name: str) -> str:
        jurisdiction = self.find(name)
        if jurisdiction is None:
            raise LookupError(name.strip())
        return jurisdiction.code


def spellings(jurisdiction: Jurisdiction) -> tuple[str, ...]:
    """Every way to write a jurisdiction, lower case and without spaces."""
    suffixes = ("市", "省", "区", "县")
    names = [jurisdiction.code, jurisdiction.name.zh, jurisdiction.name.en, *jurisdiction.aliases]
    names += [name[:-1] for name in names if name.endswith(suffixes) and len(name) > 2]  # noqa: PLR2004 - 湘潭市 → 湘潭
    return tuple(dict.fromkeys("".join(name.split()).lower() for name in names))
