"""Where a statement applies: nation, province, the three cities, a city at one end, or a directed pair."""

from dataclasses import dataclass
from enum import IntEnum

from cztservices.domain.words import End

NATION = "000000"
PROVINCE = "430000"
AREA = "czt"
CHANGSHA, ZHUZHOU, XIANGTAN = "430100", "430200", "430300"
CITIES = (CHANGSHA, ZHUZHOU, XIANGTAN)


class Layer(IntEnum):
    """The five layers of a guide, from the most general to the most specific."""

    NATION = 0
    PROVINCE = 1
    CZT = 2
    CITY = 3
    PAIR = 4

    @property
    def word(self) -> str:
        """The layer as written in JSON."""
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Scope:
    """Scope of one statement.

    ``layer`` says which fields count: a CITY scope has ``origin`` (the city when it keeps the record),
    ``destination`` (the city where the thing is wanted), or both set to the same code, which means either end;
    a PAIR scope has two different codes; the layers above have neither.
    """

    layer: Layer
    origin: str | None = None
    destination: str | None = None

    def __post_init__(self) -> None:
        """Refuse a shape that the layer does not allow.

        Raises:
            ValueError: the codes do not fit the layer.
        """
        codes = tuple(code for code in (self.origin, self.destination) if code is not None)
        fits = {
            Layer.CITY: len(set(codes)) == 1,
            Layer.PAIR: len(set(codes)) == 2,  # noqa: PLR2004 - a pair is two
        }.get(self.layer, not codes)
        if not fits:
            raise ValueError(f"codes {codes} do not fit layer {self.layer.word}")

    @classmethod
    def parse(cls, code: str) -> "Scope":
        """Read the canonical form.

        >>> Scope.parse("430100@origin").layer.word
        'city'
        >>> str(Scope.parse("430300->430100"))
        '430300->430100'

        Raises:
            ValueError: not a scope.
        """
        shared = {NATION: Layer.NATION, PROVINCE: Layer.PROVINCE, AREA: Layer.CZT}
        if code in shared:
            return cls(shared[code])
        origin, arrow, destination = code.partition("->")
        if arrow:
            return cls(Layer.PAIR, origin or None, destination or None)
        city, at, end = code.partition("@")
        if not at:
            return cls(Layer.CITY, city or None, city or None)
        if End(end) is End.ORIGIN:
            return cls(Layer.CITY, origin=city or None)
        return cls(Layer.CITY, destination=city or None)

    def __str__(self) -> str:
        """Write the canonical form that :meth:`parse` reads."""
        if self.layer is Layer.PAIR:
            return f"{self.origin}->{self.destination}"
        if self.layer is not Layer.CITY:
            return {Layer.NATION: NATION, Layer.PROVINCE: PROVINCE}.get(self.layer, AREA)
        if self.origin == self.destination:
            return str(self.origin)
        return f"{self.origin}@origin" if self.origin else f"{self.destination}@destination"

    @property
    def cities(self) -> frozenset[str]:
        """Codes of the cities that the scope names; empty above the cities."""
        return frozenset(code for code in (self.origin, self.destination) if code is not None)

    @property
    def specificity(self) -> int:
        """Rank among scopes that apply together: a city at a named end beats the same city at either end."""
        named_end = self.layer is Layer.CITY and self.origin != self.destination
        return self.layer * 2 + named_end

    def applies(self, origin: str | None, destination: str | None) -> bool:
        """Whether a statement with this scope belongs in the guide from ``origin`` to ``destination``.

        An end that is None is not known or does not exist for the service, and matches no city.
        """
        if self.layer is Layer.PAIR:
            return (self.origin, self.destination) == (origin, destination)
        if self.layer is Layer.CITY:
            at_origin = self.origin is not None and self.origin == origin
            return at_origin or (self.destination is not None and self.destination == destination)
        return True
