"""What is to be kept is looked at before it is written, so that it can be exported and read again."""

from collections.abc import Mapping

from cztservices.domain.mine_rules import Flaw, Rules
from cztservices.errors import UserDataError
from cztservices.i18n import N_


def check_fields(rules: Rules, fields: Mapping[str, object]) -> None:
    """See that every field holds what ``rules`` allow.

    Raises:
        UserDataError: a person wrote nothing, or too much.
        ValueError: the program gave what no page has.
    """
    for name, value in fields.items():
        found = rules[name](value)
        if found is None:
            continue
        if found.flaw is Flaw.TOO_LONG:
            raise UserDataError(
                N_("This is too long to be kept: write at most {longest} characters."), longest=found.longest
            )
        if found.flaw is Flaw.EMPTY:
            raise UserDataError(N_("There is nothing to keep: write something first."))
        raise ValueError(f"{name} cannot be {value!r} ({found.flaw})")
