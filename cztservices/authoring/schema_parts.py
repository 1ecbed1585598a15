"""Parts that models of several kinds of file share."""

from typing import Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from cztservices.authoring.faults import Mistake
from cztservices.authoring.text_fields import Alias, Day, Id, Line, NameEn, NameZh
from cztservices.i18n import N_


class Model(BaseModel):
    """Base of all models: unknown fields are faults."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Words(Model):
    """The same words in both languages."""

    zh: Line
    en: Line


class Name(Words):
    """What something is called in both languages; short, since it stands on buttons and in lists."""

    zh: NameZh
    en: NameEn


class Aliases(Model):
    """What people say instead of the name."""

    zh: tuple[Alias, ...] = ()
    en: tuple[Alias, ...] = ()


class Sourced(Model):
    """Something that stands on sources of its own."""

    sources: tuple[Id, ...] = Field(min_length=1)
    verified: Day


class Valid(Model):
    """Something that may hold from a day, until a day (both included), or between two."""

    valid_from: Day | None = None
    valid_to: Day | None = None

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> Self:
        if self.valid_from and self.valid_to and self.valid_to < self.valid_from:
            raise Mistake(N_("valid_to is before valid_from"), N_("swap them"))
        return self
