"""Errors whose cause is known: one sentence with what happened, where, and what to do.

Anything else that escapes is a fault of the program and is reported as such.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

EXIT_DONE, EXIT_NOTHING, EXIT_BAD_INPUT = 0, 1, 2
EXIT_STOPPED = 130
"""What shells give for a program that Ctrl+C has ended."""


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence to be translated when it is shown: a template marked for extraction, and its values."""

    template: str
    values: Mapping[str, object] = field(default_factory=dict)

    def render(self, gettext: Callable[[str], str] = str) -> str:
        """The sentence in the language of ``gettext``; in English without it."""
        return gettext(self.template).format(**self.values)


class KnownError(Exception):
    """A fault of the environment or of the input that the reader can mend; ends the shell command with status 2.

    The template is marked with ``N_`` where the error is raised and holds what, where and the mend in one sentence.
    """

    def __init__(self, template: str, **values: object) -> None:
        """Keep the sentence untranslated."""
        self.message = Message(template, values)
        super().__init__(template, values)

    def __str__(self) -> str:
        """The sentence in English."""
        return self.message.render()


class CatalogueError(KnownError):
    """The catalogue cannot be used."""


class DataError(KnownError):
    """The text in ``data/`` cannot be built."""


class UnknownNameError(KnownError):
    """A service, city or page that does not exist."""


class UserDataError(KnownError):
    """The user's own data could not be read or written."""
