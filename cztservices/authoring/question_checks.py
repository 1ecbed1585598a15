"""What can be wrong with the questions of a service: each fault says where, and how to mend it."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import islice, permutations

from cztservices.authoring.data_folder import DataFolder, nearest_mend
from cztservices.authoring.faults import Fault, Place
from cztservices.authoring.schema_service import OutcomeText, ServiceText
from cztservices.authoring.yaml_text import Keys, YamlText
from cztservices.domain.case import list_cases, resolve_case
from cztservices.domain.catalogue import Catalogue, Service
from cztservices.domain.guide import Guide
from cztservices.domain.questions import MOST_ANSWERS, NO, UNSURE, YES, Outcome, QuestionTree
from cztservices.domain.scope import CITIES
from cztservices.domain.state_code import MOST_CASES, MOST_NUMBERS
from cztservices.domain.words import Element, End, OutcomeKind, QuestionKind
from cztservices.errors import Message
from cztservices.i18n import N_

_PLACES = frozenset({Element.OFFICE, Element.CHANNEL})
_NEEDED = (frozenset({Element.MATERIAL}), frozenset({Element.STEP}), _PLACES)
"""What a guide of a case must have: something to bring, something to do, somewhere to go."""


def check_questions(data: DataFolder, service: ServiceText, file: YamlText) -> None:
    """Note every fault in the form of the tree: names, branches, loops, what cannot be reached."""
    if service.questions or service.answers or service.outcomes:
        _Check(data, service, file).run()


class _Check:
    def __init__(self, data: DataFolder, service: ServiceText, file: YamlText) -> None:
        self._data, self._service, self._file = data, service, file
        self._questions = {question.id: question for question in service.questions}
        self._outcomes = {outcome.id: outcome for outcome in service.outcomes}
        self._statements = {statement.id: statement for statement in service.statements}
        self._leads: dict[str, list[str]] = {key: [] for key in self._questions}
        for answer in service.answers:
            self._leads.get(answer.question, []).append(answer.to)

    def run(self) -> None:
        if not self._service.questions:
            self._add(
                ("answers" if self._service.answers else "outcomes",),
                Message(N_("there are answers or outcomes, but no question")),
                Message(N_("add the questions, or take these out")),
            )
            return
        self._check_ids()
        self._check_answers()
        for number, question in enumerate(self._service.questions):
            self._refer_sources(("questions", number), question.sources)
            self._check_branches(number)
        for number, outcome in enumerate(self._service.outcomes):
            self._refer_sources(("outcomes", number), outcome.sources)
            self._check_outcome(number, outcome)
        self._check_ways()

    def _add(self, keys: Keys, problem: Message, mend: Message) -> None:
        self._data.add(self._file.place(keys), problem, mend)

    def _refer_sources(self, keys: Keys, sources: tuple[str, ...]) -> None:
        for source in sources:
            self._data.refer(self._file.place((*keys, "sources")), "sources.yaml", source)

    def _check_ids(self) -> None:
        seen: set[str] = set()
        for name in ("questions", "outcomes"):
            for number, one in enumerate(getattr(self._service, name)):
                if one.id in seen:
                    problem = Message(N_("{key} stands twice"), {"key": one.id})
                    self._add((name, number, "id"), problem, Message(N_("give one of the two another id")))
                seen.add(one.id)

    def _check_answers(self) -> None:
        known: Mapping[str, object] = {**self._questions, **self._outcomes}
        seen: set[tuple[str, str]] = set()
        for number, answer in enumerate(self._service.answers):
            keys: Keys = ("answers", number)
            if answer.question not in self._questions:
                problem = Message(N_("there is no question {key}"), {"key": answer.question})
                self._add((*keys, "question"), problem, nearest_mend(answer.question, self._questions))
            elif answer.answer not in (YES, NO, UNSURE) and (
                self._questions[answer.question].kind is QuestionKind.YES_NO
            ):
                problem = Message(N_("{key} is no answer to a question of yes or no"), {"key": answer.answer})
                self._add((*keys, "answer"), problem, Message(N_("write yes, no or unsure, or make the kind choice")))
            if answer.to not in known:
                problem = Message(N_("{key} is neither a question nor an outcome"), {"key": answer.to})
                self._add((*keys, "to"), problem, nearest_mend(answer.to, known))
            if (answer.question, answer.answer) in seen:
                problem = Message(N_("{key} stands twice"), {"key": answer.answer})
                self._add((*keys, "answer"), problem, Message(N_("keep one of the two")))
            seen.add((answer.question, answer.answer))

    def _check_branches(self, number: int) -> None:
        question = self._service.questions[number]
        given = [answer.answer for answer in self._service.answers if answer.question == question.id]
        keys: Keys = ("questions", number, "id")
        if len(given) > MOST_ANSWERS:
            problem = Message(N_("{key} has {count} answers"), {"key": question.id, "count": len(given)})
            mend = Message(N_("give at most {most}: ask a second question"), {"most": MOST_ANSWERS})
            self._add(keys, problem, mend)
        missing = [YES, NO] if question.kind is QuestionKind.YES_NO else []
        missing = [answer for answer in missing if answer not in given]
        if missing or len(given) < 2:  # noqa: PLR2004 - one answer leaves nothing to ask
            problem = Message(N_("{key} lacks a branch"), {"key": question.id})
            mend = Message(N_("add its answers: {names}"), {"names": ", ".join(missing)})
            self._add(keys, problem, mend if missing else Message(N_("give it a second answer")))

    def _check_outcome(self, number: int, outcome: OutcomeText) -> None:
        added = {key for one in self._service.outcomes for key in one.adds}
        for relation in ("keeps", "adds", "withdraws"):
            place: Keys = ("outcomes", number, relation)
            for key in getattr(outcome, relation):
                if key not in self._statements:
                    problem = Message(N_("{key} is no statement of this service"), {"key": key})
                    self._add(place, problem, nearest_mend(key, self._statements))
                elif relation != "adds" and key in added:
                    problem = Message(N_("{key} is shown only where an outcome adds it"), {"key": key})
                    self._add(place, problem, Message(N_("name it in adds of every outcome that it belongs to")))
        for key, count in Counter((*outcome.keeps, *outcome.adds, *outcome.withdraws)).items():
            if count > 1:
                problem = Message(N_("{key} stands twice"), {"key": key})
                self._add(("outcomes", number, "id"), problem, Message(N_("keep one of the two")))
        self._data.refer(self._file.place(("outcomes", number, "ring")), "channels.yaml", outcome.ring)
        if outcome.instead is not None and outcome.instead not in self._data.named.get("services", ()):
            problem = Message(N_("there is no service {key}"), {"key": outcome.instead})
            self._add(("outcomes", number, "instead"), problem, nearest_mend(outcome.instead, self._data.services))

    def _check_ways(self) -> None:
        """No way may lead back to where it was, and every question and outcome must lie on one."""
        first = self._service.questions[0].id
        reached = {first} | self._reach(first)
        for name in ("questions", "outcomes"):
            for number, one in enumerate(getattr(self._service, name)):
                if one.id in self._reach(one.id):
                    problem = Message(N_("an answer to {key} leads back to it"), {"key": one.id})
                    self._add((name, number, "id"), problem, Message(N_("let every answer lead on")))
                if one.id not in reached:
                    problem = Message(N_("no answer leads to {key}"), {"key": one.id})
                    self._add((name, number, "id"), problem, Message(N_("lead one to it, or take it out")))

    def _reach(self, start: str) -> set[str]:
        """What can be come to from ``start`` by at least one answer."""
        reached: set[str] = set()
        open_ids = [start]
        while open_ids:
            new = {*self._leads.get(open_ids.pop(), ())} - reached
            reached |= new
            open_ids += new
        return reached


def advise_questions(catalogue: Catalogue, data: DataFolder, day: date) -> Iterator[Fault]:
    """What a finished tree still lacks: guides without something to bring, to do or to go to; lines that never show."""
    for key, tree in catalogue.questions.items():
        file = data.services[key][1]
        if sum(1 for _ in islice(list_cases(tree), MOST_CASES + 1)) > MOST_CASES:
            problem = Message(N_("the questions lead to more than {most} cases"), {"most": MOST_CASES})
            yield _fault(file.place(("questions",)), problem, Message(N_("ask fewer questions")))
        for number, outcome in enumerate(tree.outcomes):
            yield from _advise_outcome(catalogue, tree, outcome, day, file, ("outcomes", number))
    yield from _advise_numbers(catalogue, data)


def _advise_numbers(catalogue: Catalogue, data: DataFolder) -> Iterator[Fault]:
    taken = {service.number for service in catalogue.services.values()}
    free = next((number for number in range(1, MOST_NUMBERS + 1) if number not in taken), MOST_NUMBERS)
    for service in catalogue.services.values():
        if service.number is None:
            problem = Message(N_("{key} has no number for codes"), {"key": service.id})
            place = data.services[service.id][1].place(("number",))
            yield _fault(place, problem, Message(N_("add number: {number}"), {"number": free}))


def check_numbers(data: DataFolder) -> None:
    """Note services that share a number: a code of one would lead to the other."""
    numbered: dict[int, str] = {}
    for key, (service, file) in data.services.items():
        if service.number is None:
            continue
        if service.number in numbered:
            problem = Message(N_("{key} has the same number"), {"key": numbered[service.number]})
            data.add(file.place(("number",)), problem, Message(N_("give the newer of the two another one")))
        numbered.setdefault(service.number, key)


def _fault(place: Place, problem: Message, mend: Message) -> Fault:
    return Fault(place, problem, mend, severe=False)


def _advise_outcome(
    catalogue: Catalogue, tree: QuestionTree, outcome: Outcome, day: date, file: YamlText, keys: Keys
) -> Iterator[Fault]:
    service, statements = catalogue.services[tree.service], catalogue.statements[tree.service]
    guides = [resolve_case(service, tree, outcome, statements, *ends, day) for ends in _directions(service)]
    shown = {line.statement.id for guide in guides for lines in guide.elements.values() for line in lines}
    for relation in ("keeps", "adds"):
        for key in getattr(outcome, relation):
            if key not in shown:
                problem = Message(N_("{key} is never shown in this case"), {"key": key})
                yield _fault(file.place((*keys, relation)), problem, Message(N_("take it out, or mend its scope")))
    if outcome.kind is not OutcomeKind.POSSIBLE:
        return
    for needed in _NEEDED:
        lacking = [guide for guide in guides if not any(guide.holding(element) for element in needed)]
        admitted = needed & {Element(word) for word in outcome.unknown}
        name = " / ".join(sorted(element.value for element in needed))
        if lacking and not admitted:
            where = _name_direction(lacking[0])
            problem = Message(N_("{key} has no {element} ({where})"), {
                "key": outcome.id, "element": name, "where": where,
            })  # fmt: skip
            mend = Message(N_("add one, or write it in unknown where no source says it"))
            yield _fault(file.place((*keys, "id")), problem, mend)
        elif admitted and not lacking:
            problem = Message(N_("{element} is known in this case"), {"element": name})
            yield _fault(file.place((*keys, "unknown")), problem, Message(N_("take it out")))


def _directions(service: Service) -> list[tuple[str | None, str | None]]:
    if service.has_end(End.ORIGIN) and service.has_end(End.DESTINATION):
        return [*permutations(CITIES, 2)]
    return [(city, city) for city in CITIES]


def _name_direction(guide: Guide) -> str:
    return "->".join(city for city in (guide.origin, guide.destination) if city is not None)
