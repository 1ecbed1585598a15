"""Chinese names with known readings, for properties of text and search."""

from dataclasses import dataclass

from hypothesis import strategies as st

READINGS = {
    "医": "yi", "保": "bao", "公": "gong", "积": "ji", "金": "jin", "提": "ti|di", "取": "qu", "长": "chang|zhang",
    "沙": "sha", "重": "zhong|chong", "社": "she", "会": "hui|kuai", "爱": "ai", "阿": "a", "饿": "e", "2": "2",
}  # fmt: skip


@dataclass(frozen=True)
class Name:
    """A folded name with its readings, and one way of saying it."""

    text: str
    readings: tuple[str, ...]
    spoken: tuple[str, ...]

    @property
    def pinyin(self) -> str:
        """The whole name as it sounds."""
        return "".join(self.spoken)

    @property
    def initials(self) -> str:
        """The first letter of every sound."""
        return "".join(sound[0] for sound in self.spoken)


@st.composite
def chinese_names(draw: st.DrawFn) -> Name:
    """Names of one to eight characters, each spoken in one of its readings."""
    text = draw(st.text(alphabet=sorted(READINGS), min_size=1, max_size=8))
    readings = tuple(READINGS[char] for char in text)
    return Name(text, readings, tuple(draw(st.sampled_from(reading.split("|"))) for reading in readings))
