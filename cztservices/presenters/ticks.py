"""What a person has ticked: papers that are ready, steps that are done. They end with the program."""


class Ticks:
    """Marks by page and line."""

    def __init__(self) -> None:
        """Nothing is ticked."""
        self._done: set[tuple[str, str]] = set()

    def has(self, page: str, line: str) -> bool:
        """Whether ``line`` of ``page`` is ticked."""
        return (page, line) in self._done

    def put(self, page: str, line: str, *, on: bool) -> None:
        """Tick ``line`` of ``page``, or take the tick away."""
        (self._done.add if on else self._done.discard)((page, line))

    def clear(self) -> None:
        """Forget all of them, for the next person."""
        self._done.clear()
