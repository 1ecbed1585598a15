"""Question trees, and strategies that make them, for laws of the fold."""

from hypothesis import strategies as st

from cztservices.domain.catalogue import Text
from cztservices.domain.questions import Answer, Outcome, Question, QuestionTree
from cztservices.domain.words import OutcomeKind, QuestionKind

WORDS = Text("字", "word")


def make_tree(answers: dict[str, dict[str, str]], outcomes: dict[str, Outcome] | None = None) -> QuestionTree:
    """A tree from where each answer to each question leads; what is no question is an outcome."""
    targets = dict.fromkeys(to for leads in answers.values() for to in leads.values() if to not in answers)
    given = outcomes or {}
    return QuestionTree(
        "service",
        tuple(Question(key, QuestionKind.CHOICE, WORDS, WORDS, ("source",)) for key in answers),
        tuple(
            Answer(question, answer, to, WORDS) for question, leads in answers.items() for answer, to in leads.items()
        ),
        tuple(given.get(key) or make_outcome(key) for key in targets),
    )


def make_outcome(key: str, kind: OutcomeKind = OutcomeKind.POSSIBLE, **named: tuple[str, ...]) -> Outcome:
    """An outcome that names statements."""
    return Outcome(key, kind, WORDS, ("source",), **named)


@st.composite
def trees(draw: st.DrawFn) -> QuestionTree:
    """Trees of up to six questions, whose answers lead to later questions or to outcomes."""
    count = draw(st.integers(1, 6))
    leads = {}
    for number in range(count):
        targets = [*(f"q{later}" for later in range(number + 1, count)), "o1", "o2", "o3"]
        size = draw(st.integers(2, 3))
        leads[f"q{number}"] = {f"a{one}": draw(st.sampled_from(targets)) for one in range(size)}
    return make_tree(leads)


def answers_to(tree: QuestionTree) -> st.SearchStrategy[dict[str, str]]:
    """Answers to any questions of ``tree``, some that it has not, some that are none."""
    questions = st.sampled_from([*(one.id for one in tree.questions), "q9"])
    return st.dictionaries(questions, st.sampled_from(["a0", "a1", "a2", "a9"]), max_size=7)
