"""What people say, and what it stands for: written in ``data/lexicon.yaml`` and ``data/sayings.yaml``."""

from dataclasses import dataclass

from cztservices.domain.words import Element


@dataclass(frozen=True, slots=True)
class WordGroup:
    """Words that mean the same to somebody who asks an office; the first names the group.

    ``under`` are the first words of broader groups: who asks for those is content with this one too. ``context`` says
    that beside a place they often say only who somebody is or where their record is kept (在株洲退休). ``place`` is the
    code of the place that they stand in, if they name something that is only there (湘雅).
    """

    words: tuple[str, ...]
    en: tuple[str, ...] = ()
    under: tuple[str, ...] = ()
    context: bool = False
    place: str = ""
    reason: str = ""

    @property
    def name(self) -> str:
        """The word that names the group."""
        return self.words[0]


@dataclass(frozen=True, slots=True)
class VerbPair:
    """Verbs that mean the group ``means`` beside one of ``objects``, and nothing by themselves."""

    verbs: tuple[str, ...]
    objects: tuple[str, ...]
    means: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class AskingWords:
    """Words of asking, which say nothing of the matter but may say which part of the guide is wanted."""

    words: tuple[str, ...] = ()
    en: tuple[str, ...] = ()
    element: Element | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class EverydayPlace:
    """Everyday names of a place; a weak one exists in several cities and counts only where nothing better does."""

    names: tuple[str, ...]
    code: str
    weak: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All words."""

    groups: tuple[WordGroup, ...] = ()
    pairs: tuple[VerbPair, ...] = ()
    asking: tuple[AskingWords, ...] = ()
    places: tuple[EverydayPlace, ...] = ()


@dataclass(frozen=True, slots=True)
class Sayings:
    """What people say when they mean one entry of the catalogue: whole phrases, in both languages."""

    zh: tuple[str, ...] = ()
    en: tuple[str, ...] = ()
