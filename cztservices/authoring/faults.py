"""What is wrong with a file in ``data/``: where, what, and how to mend it."""

from dataclasses import dataclass

from cztservices.errors import Message


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A line of a file (path relative to the data folder) and the field on it, ``statements[3].scope`` for instance."""

    file: str
    line: int = 1
    field: str = ""


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault of an author. ``severe`` faults keep the catalogue from being built; the others are advice."""

    place: Place
    problem: Message
    mend: Message
    severe: bool = True


class Mistake(ValueError):  # noqa: N818 - an author's, found while a model is read
    """A rule of the schema that pydantic does not know, with its mend."""

    def __init__(self, problem: str, mend: str, **values: object) -> None:
        """Keep both sentences untranslated."""
        self.problem, self.mend = Message(problem, values), Message(mend, values)
        super().__init__(self.problem.render())
