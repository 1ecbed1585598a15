"""What a kiosk says while nobody is there, in each of its languages."""

from dataclasses import dataclass

from cztservices.domain.kiosk.setup import KioskSetup
from cztservices.i18n import N_, Translator
from cztservices.presenters.city_map import MapView, present_map
from cztservices.presenters.home import EXAMPLES

_MOST_EXAMPLES = 4


@dataclass(frozen=True, slots=True)
class AttractView:
    """All words of the page in one language.

    ``hall`` is the three cities where the set-up has no name; ``languages`` are all that follow one another, empty
    where there is only one.
    """

    language: str
    hall: str
    title: str
    question: str
    examples_title: str
    examples: tuple[str, ...]
    begin: str
    promise: str
    languages: tuple[str, ...]
    map: MapView

    @property
    def spoken(self) -> str:
        """What a screen reader says of the page."""
        return f"{self.hall}. {self.title} {self.begin}"


def present_attract(setup: KioskSetup) -> tuple[AttractView, ...]:
    """The page in every language of ``setup``, in its order: they follow one another and are not that of a session."""
    offered = setup.languages if len(setup.languages) > 1 else ()
    return tuple(_present(setup.hall, offered, Translator(language)) for language in setup.languages)


def _present(hall: str, languages: tuple[str, ...], translator: Translator) -> AttractView:
    _ = translator.gettext
    view = present_map(translator)
    return AttractView(
        language=translator.language,
        hall=hall or view.title,
        title=_(N_("Another city? Ask here.")),
        question=_(N_("Your record is in one city and you want it done in another: what exactly do you do?")),
        examples_title=_(N_("You can ask, for example")),
        examples=_choose_examples(translator),
        begin=_(N_("Touch the screen to begin")),
        promise=_(N_("Nothing you type is kept.")),
        languages=languages,
        map=view,
    )


def _choose_examples(translator: Translator) -> tuple[str, ...]:
    """Examples in words: letters that stand for Chinese say nothing to who passes by."""
    wanted = translator.is_chinese
    chosen = (words for words in EXAMPLES[translator.language] if any(map(str.isascii, words)) is not wanted)
    return tuple(chosen)[:_MOST_EXAMPLES]
