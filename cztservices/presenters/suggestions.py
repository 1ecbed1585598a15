"""What failed phrases may mean, as text for ``data/`` that a person judges, and as JSON."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cztservices.authoring.progress import Report, Steps
from cztservices.authoring.yaml_text import Plain
from cztservices.authoring.yaml_write import write_yaml
from cztservices.domain.failed_search import FailedPhrase, Failure
from cztservices.i18n import N_, Translator
from cztservices.presenters.results import describe_match
from cztservices.search.suggest import Guess, Suggester, Suggestion

FAILURES = {Failure.NOTHING: N_("{count} × nothing found"), Failure.LEFT: N_("{count} × left, nothing opened")}
"""How often a phrase failed, by how."""

_JUDGE = N_("What failed phrases may mean. Judge every line: somebody travels for a wrong word.")
_SAYINGS = N_("For {file}; where an entry stands there already, add the phrases to its list.")
_PERHAPS = N_("Perhaps; take over what is right:")
_NO_IDEA = N_("No idea what these mean:")
_KNOWN = N_("Known already:")
_GROUPS = N_("For {file}: words that may belong to a group; add them to its words.")


@dataclass(frozen=True, slots=True)
class Suggested:
    """A phrase with how often it failed in which way, and what it may mean."""

    counts: Mapping[Failure, int]
    suggestion: Suggestion

    @property
    def phrase(self) -> str:
        """The phrase."""
        return self.suggestion.phrase

    @property
    def is_near_something(self) -> bool:
        """Whether there is anything to judge."""
        return not self.suggestion.known and bool(self.suggestion.guesses or self.suggestion.groups)


def suggest_all(
    failed: Iterable[FailedPhrase], suggester: Suggester, report: Report | None = None
) -> tuple[Suggested, ...]:
    """What each phrase may mean, the commonest first; ``report`` may stop it at each phrase."""
    counts: dict[str, dict[Failure, int]] = {}
    for one in failed:
        counts.setdefault(one.phrase, {})[one.failure] = one.count
    ordered = sorted(counts, key=lambda phrase: (-sum(counts[phrase].values()), phrase))
    steps, found = Steps(report, len(ordered)), []
    for phrase in ordered:
        found.append(Suggested(counts[phrase], suggester.suggest(phrase)))
        steps.take()
    return tuple(found)


def write_suggestions(suggested: Sequence[Suggested], translator: Translator) -> str:
    """YAML that may be pasted into ``data/``; all that is not probable stands in comments."""
    return _Writer(translator).write(suggested)


def suggestions_json(suggested: Iterable[Suggested], translator: Translator) -> dict[str, Any]:
    """The same for scripts."""
    return {"suggestions": [_as_json(one, translator) for one in suggested]}


def write_counts(counts: Mapping[Failure, int], translator: Translator) -> str:
    """How often a phrase failed, in words."""
    return ", ".join(
        translator.gettext(words).format(count=counts[failure])
        for failure, words in FAILURES.items()
        if failure in counts
    )


class _Writer:
    def __init__(self, translator: Translator) -> None:
        self._tr = translator

    def write(self, suggested: Sequence[Suggested]) -> str:
        open_ones = [one for one in suggested if not one.suggestion.known]
        probable = [one for one in open_ones if one.suggestion.is_probable]
        perhaps = [one for one in open_ones if one.suggestion.guesses and not one.suggestion.is_probable]
        parts = [
            self._comment(_JUDGE),
            self._comment(_SAYINGS, file="data/sayings.yaml") + "\n" + "".join(self._probable(probable)),
            *self._listed(_PERHAPS, perhaps, self._guesses),
            *self._listed(_NO_IDEA, [one for one in open_ones if not one.suggestion.guesses], lambda _one: ()),
            *self._listed(
                _KNOWN, [one for one in suggested if one.suggestion.known], lambda one: (one.suggestion.known,)
            ),
            self._groups(open_ones),
        ]
        return "\n".join(part for part in parts if part)

    def _probable(self, suggested: Iterable[Suggested]) -> Iterator[str]:
        """Each entry with its phrases, and above it why."""
        entries: dict[str, list[Suggested]] = {}
        for one in suggested:
            entries.setdefault(one.suggestion.guesses[0].hit.ref, []).append(one)
        for ref, some in entries.items():
            reasons = [f"{self._head(one)}: {self._reason(one.suggestion.guesses[0], one)}" for one in some]
            phrases: dict[str, Plain] = {}
            for language in ("zh", "en"):
                spoken: list[Plain] = [one.phrase for one in some if one.phrase.isascii() is (language == "en")]
                if spoken:
                    phrases[language] = spoken
            yield write_yaml({ref: phrases}, "".join(map(_comment, reasons)))

    def _listed(
        self, title: str, some: Sequence[Suggested], lines: Callable[[Suggested], Iterable[str]]
    ) -> Iterator[str]:
        if some:
            rows = (line for one in some for line in (self._head(one), *(f"  {line}" for line in lines(one))))
            yield self._comment(title) + "".join(map(_comment, rows))

    def _guesses(self, one: Suggested) -> Iterator[str]:
        return (f"{guess.hit.ref}: {self._reason(guess, one)}" for guess in one.suggestion.guesses)

    def _groups(self, suggested: Iterable[Suggested]) -> str:
        groups: dict[str, dict[str, str]] = {}
        for guess in (guess for one in suggested for guess in one.suggestion.groups):
            groups.setdefault(guess.group, {})[guess.word] = guess.like
        if not groups:
            return ""
        template = self._tr.gettext(N_("“{word}” is like “{like}”"))
        likes = {
            word: template.format(word=word, like=like) for words in groups.values() for word, like in words.items()
        }
        content: Plain = {"groups": [{"words": [group, *words]} for group, words in groups.items()]}
        header = self._comment(_GROUPS, file="data/lexicon.yaml") + "".join(map(_comment, likes.values()))
        return write_yaml(content, header)

    def _head(self, one: Suggested) -> str:
        return f"“{one.phrase}” ({write_counts(one.counts, self._tr)})"

    def _reason(self, guess: Guess, one: Suggested) -> str:
        """The name of an entry, how the search came to it, and what of it is worded most alike."""
        _, hit = self._tr.gettext, guess.hit
        name = self._tr.say_plain(hit.name_zh) if self._tr.is_chinese else hit.name_en
        parts = [describe_match(hit, self._tr)]
        if guess.likeness:
            alike = self._tr.say_plain(guess.alike)
            parts.append(
                _(N_("worded like “{name}” ({percent} %)")).format(name=alike, percent=round(guess.likeness * 100))
            )
        if hit.ref == one.suggestion.found:
            parts.append(_(N_("the search puts it first already")))
        return f"{name} – {'; '.join(part for part in parts if part)}"

    def _comment(self, template: str, **values: object) -> str:
        return _comment(self._tr.gettext(template).format(**values))


def _comment(text: str) -> str:
    """A line of comment, whatever stands in a name."""
    return f"# {''.join(sign if sign.isprintable() else ' ' for sign in text)}\n"


def _as_json(one: Suggested, translator: Translator) -> dict[str, Any]:
    suggestion = one.suggestion
    return {
        "phrase": one.phrase,
        "counts": {failure.value: one.counts.get(failure, 0) for failure in Failure},
        "known": suggestion.known or None,
        "found": suggestion.found or None,
        "probable": suggestion.is_probable,
        "guesses": [
            {
                "kind": guess.hit.kind.value,
                "id": guess.hit.ref,
                "name": translator.say_plain(guess.hit.name_zh) if translator.is_chinese else guess.hit.name_en,
                "score": guess.score,
                "alike": guess.alike,
                "likeness": guess.likeness,
            }
            for guess in suggestion.guesses
        ],
        "groups": [{"word": guess.word, "group": guess.group, "like": guess.like} for guess in suggestion.groups],
    }
