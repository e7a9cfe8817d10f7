"""Answers kept in memory: bounded, and only for one state of the log."""

from hypothesis import given
from hypothesis import strategies as st

from hni_site.delivery.head import Standing
from hni_site.delivery.memory import OVERHEAD, Memory

steps = st.lists(st.tuples(st.text("abcdef", max_size=3), st.integers(0, 3)), max_size=60)


@given(steps)
def test_memory_is_bounded_and_never_stale(steps: list[tuple[str, int]]) -> None:
    """One address in one state of the log always has the same answer."""
    most = 12 * OVERHEAD
    memory = Memory[bytes](most_bytes=most)
    put: dict[tuple[str, int], bytes] = {}
    for key, sequence in steps:
        put[key, sequence] = bytes([sequence]) * (len(key) * 130)  # Some are too large to keep.
        body = put[key, sequence]
        memory.put(key, Standing(sequence, ""), body, len(body))
        kept = [body for body, _size in memory._kept.values()]
        assert sum(len(body) + OVERHEAD for body in kept) <= most
        for (other_key, other_sequence), body in put.items():
            found = memory.get(other_key, Standing(other_sequence, ""))
            assert found in (None, body)


def test_memory_keeps_nothing_huge() -> None:
    memory, standing = Memory[bytes](most_bytes=100_000), Standing(1, "")
    memory.put("large", standing, b"x", 20_000)
    memory.put("k" * 3000, standing, b"x", 1)
    memory.put("small", standing, b"x", 1)

    assert memory.get("large", standing) is None
    assert memory.get("k" * 3000, standing) is None
    assert memory.get("small", standing) is not None


def test_memory_drops_what_was_used_longest_ago() -> None:
    memory, standing = Memory[bytes](most_bytes=11 * (OVERHEAD + 20)), Standing(1, "")
    for number in range(10):
        memory.put(f"{number}", standing, b"x", 1)
    memory.get("0", standing)
    for number in range(10, 15):
        memory.put(f"{number}", standing, b"x", 1)

    assert memory.get("0", standing) is not None
    assert memory.get("1", standing) is None
