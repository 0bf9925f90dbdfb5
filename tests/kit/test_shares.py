"""Shares in per cent."""

from kexie.kit import shares


def test_a_share_reads_the_same_wherever_it_stands():
    pairs = ((2, 3), (1, 2), (0, 4), (5, 4), (1, 0))
    assert [shares.told(*pair) for pair in pairs] == ["66.7%", "50%", "0%", "100%", "0%"]
