"""What is mended in the pages that Sphinx wrote."""

import json

from dateline.publishing.sphinx_ext import without_lost_words


def test_the_search_index_forgets_words_that_no_page_holds() -> None:
    index = 'Search.setIndex({"docnames":["a"],"terms":{"raid":0,"zzyzx":[],"attack":[0,1]},"titleterms":{"old":[]}})'
    left = json.loads(without_lost_words(index).removeprefix("Search.setIndex(").removesuffix(")"))
    assert left == {"docnames": ["a"], "terms": {"raid": 0, "attack": [0, 1]}, "titleterms": {}}
