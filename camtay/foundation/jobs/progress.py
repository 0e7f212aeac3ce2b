"""How far a job has come."""

from collections.abc import Callable


class Progress:
    """Handed to a job's function, which calls it with (done, total): `progress(120, 3000)`.

    Cheap to call for every row: what becomes of it (kept in memory, written at once) is the sink's question.
    """

    def __init__(self, sink: Callable[[int, int], None] = lambda _done, _total: None) -> None:
        self.done = 0
        self.total = 0
        self._sink = sink

    def __call__(self, done: int, total: int) -> None:
        self.done, self.total = done, total
        self._sink(done, total)
