"""The benchmarks on generated quotations and stories, small: what they measure must not fall."""

from collections import defaultdict

from quotations import RELATION, pairs
from reprints import read_texts, stories
from variants import judge, linked

from dateline.linking.provenance.text_reuse import alike


def test_generated_pairs_are_named_right_and_unrelated_ones_never_joined() -> None:
    found = list(pairs(210, 11))
    count, crossed = judge(found, linked(found))
    assert crossed == 0 and count["none", "none"] == 30, count
    for relation in ("verbatim", "truncated", "cut inside", "altered"):
        assert count[relation, relation] == 30, (relation, count)
    for relation in ("other rendering", "paraphrase"):
        assert count[relation, relation] >= 24, (relation, count)
    assert {said for _, said in count} <= {*RELATION.values()}


def test_reprints_rewrites_and_other_stories_lie_apart() -> None:
    shares = defaultdict(list)
    for pair in alike(read_texts(stories(12, 5))):
        if pair.start is None and "a-story" in (pair.a[5:], pair.b[5:]):
            assert pair.a[:4] == pair.b[:4]
            shares[pair.a[5:] if pair.b.endswith("a-story") else pair.b[5:]].append(pair.share)
    assert min(shares["reprint"]) > max(shares["rewrite"]) > max(shares["lifted"], default=0)
    assert not shares["other"]
