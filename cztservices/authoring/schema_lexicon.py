"""What authors may write in ``lexicon.yaml`` and ``sayings.yaml``, which serve the search alone."""

from typing import Annotated

from pydantic import Field, RootModel

from cztservices.authoring.schema_parts import Model
from cztservices.authoring.text_fields import Alias, Id, Line
from cztservices.domain.words import Element


class GroupText(Model):
    """Words that mean the same to somebody who asks an office; the first names the group."""

    words: tuple[Alias, ...] = Field(min_length=1)
    en: tuple[Alias, ...] = ()
    under: Annotated[tuple[Alias, ...], Field(description="broader groups, by their first word")] = ()
    context: Annotated[bool, Field(description="beside a place, it says only where the record is")] = False
    place: Annotated[str, Field(description="code of the place that they stand in, and nowhere else")] = ""
    reason: Line


class PairText(Model):
    """Verbs that mean a group only beside certain objects."""

    verbs: tuple[Alias, ...] = Field(min_length=1)
    objects: Annotated[tuple[Alias, ...], Field(min_length=1, description="first words of groups, or plain words")]
    means: Annotated[Alias, Field(description="first word of a group")]
    reason: Line


class AskingText(Model):
    """Words of asking and filler, taken out before anything is looked for."""

    words: tuple[Alias, ...] = ()
    en: tuple[Alias, ...] = ()
    element: Annotated[Element | None, Field(description="the part of the guide that they ask for")] = None
    reason: Line


class EverydayPlaceText(Model):
    """Everyday names of a place; a weak one exists in several cities."""

    names: tuple[Alias, ...] = Field(min_length=1)
    code: str
    weak: bool = False
    reason: Line


class LexiconText(Model):
    """The file ``lexicon.yaml``."""

    groups: tuple[GroupText, ...] = ()
    pairs: tuple[PairText, ...] = ()
    asking: tuple[AskingText, ...] = ()
    places: tuple[EverydayPlaceText, ...] = ()


class SayingsText(Model):
    """What people say when they mean an entry, in whole phrases."""

    zh: tuple[Alias, ...] = ()
    en: tuple[Alias, ...] = ()


class SayingsFile(RootModel[dict[Id, SayingsText]]):
    """The file ``sayings.yaml``: sayings by the id of any service, life event, licence, office or channel."""
