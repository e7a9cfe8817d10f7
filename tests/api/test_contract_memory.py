"""Answers kept in memory: bounded, and only for one state of the log."""

from hypothesis import given
from hypothesis import strategies as st

from hni_site.api.answers import Answer
from hni_site.api.head import Standing
from hni_site.api.memory import OVERHEAD, AnswerMemory

steps = st.lists(st.tuples(st.text("abcdef", max_size=3), st.integers(0, 3)), max_size=60)


@given(steps)
def test_memory_is_bounded_and_never_stale(steps: list[tuple[str, int]]) -> None:
    """One address in one state of the log always has the same answer."""
    most = 12 * OVERHEAD
    memory = AnswerMemory(most_bytes=most)
    put: dict[tuple[str, int], bytes] = {}
    for key, sequence in steps:
        put[key, sequence] = bytes([sequence]) * (len(key) * 130)  # Some are too large to keep.
        memory.put(key, Standing(sequence, None), Answer(put[key, sequence]))
        kept = [answer for answer, _size in memory._answers.values()]
        assert sum(len(answer.body) + OVERHEAD for answer in kept) <= most
        for (other_key, other_sequence), body in put.items():
            found = memory.get(other_key, Standing(other_sequence, None))
            assert found is None or found.body == body


def test_memory_keeps_nothing_huge() -> None:
    memory, standing = AnswerMemory(most_bytes=100_000), Standing(1, None)
    memory.put("large", standing, Answer(b"x" * 20_000))
    memory.put("k" * 3000, standing, Answer(b"x"))
    memory.put("small", standing, Answer(b"x"))

    assert memory.get("large", standing) is None
    assert memory.get("k" * 3000, standing) is None
    assert memory.get("small", standing) is not None


def test_memory_drops_what_was_used_longest_ago() -> None:
    memory, standing = AnswerMemory(most_bytes=11 * (OVERHEAD + 20)), Standing(1, None)
    for number in range(10):
        memory.put(f"{number}", standing, Answer(b"x"))
    memory.get("0", standing)
    for number in range(10, 15):
        memory.put(f"{number}", standing, Answer(b"x"))

    assert memory.get("0", standing) is not None
    assert memory.get("1", standing) is None
