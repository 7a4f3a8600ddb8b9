"""Stretches of a text, and which of them an offset lies in. Offsets count code points; an end is exclusive."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

# What is in paragraphs of these kinds tells the story; links, bylines and credits do not.
STORY = frozenset(["story", "title", "caption"])


class Span(NamedTuple):
    """A stretch of a text."""

    start: int
    end: int


class TakenApart:
    """A text with its sentences and paragraphs, each in the order of the text."""

    text: str

    @property
    def sentences(self) -> Sequence[Span]:
        """The sentences of the story."""
        raise NotImplementedError

    @property
    def paragraphs(self) -> Sequence[Span]:
        """Every paragraph."""
        raise NotImplementedError

    def sentence_at(self, offset: int) -> Span:
        """The sentence around an offset, or the last one before it; the whole text where there is none."""
        at = bisect_right(self._sentence_starts, offset) - 1
        return self.sentences[at] if at >= 0 else Span(0, len(self.text))

    def paragraph_at(self, offset: int) -> Span:
        """The paragraph around an offset, or the last one before it; the whole text where there is none."""
        at = bisect_right(self._paragraph_starts, offset) - 1
        return self.paragraphs[max(at, 0)] if self.paragraphs else Span(0, len(self.text))

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [s.start for s in self.sentences]

    @cached_property
    def _paragraph_starts(self) -> list[int]:
        return [p.start for p in self.paragraphs]
