"""How well plans are read: sections and F1 of measures and facts, over every text a person has read.

The expectations and the comparison are those of the tests (tests/plans/expected); nothing is timed.
"""

from typing import Any


def measure() -> dict[str, Any]:
    """Share of texts whose sections are exact; F1 of measures and of facts, over all texts and of the worst one."""
    from kexie.plans import reading
    from tests.plans import reading_of

    exact, worst = 0, {"measures": 1.0, "facts": 1.0}
    sums = {kind: [0, 0, 0] for kind in worst}
    expected = reading_of.expectations()
    for name, own in expected.items():
        source = reading_of.source(name)
        assert source is not None, f"{own['source']} is not beside the project"
        parts = reading.read(source).as_json()["parts"]
        exact += reading_of.boundaries(parts) == reading_of.boundaries(own["parts"])
        for kind, of in (("measures", reading_of.measures), ("facts", reading_of.facts)):
            score = reading_of.score(of(own["parts"]), of(parts))
            worst[kind] = min(worst[kind], score.f1)
            sums[kind] = [a + b for a, b in zip(sums[kind], (score.hits, score.expected, score.told), strict=True)]
    f1 = {kind: round(2 * hits / (asked + told), 3) for kind, (hits, asked, told) in sums.items()}
    return {
        "texts": len(expected), "sections_exact_percent": round(100 * exact / len(expected), 1),
        "f1": f1, "worst_f1": {kind: round(value, 3) for kind, value in worst.items()},
    }  # fmt: skip
