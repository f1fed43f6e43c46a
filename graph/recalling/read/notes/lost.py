"""Notes that lost their numbers: sentences of their own, which the markers of the text number by their order."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from . import markers, shape
from .flat import Flat, Found, Mark, Note

_LINE = re.compile(r"[^\n]+")
_MOST_PAIRS = 1_000_000  # of a number and a sentence; no resolution comes near
_MOST_LINES = 1000  # of a block in which notes are looked for
_MISSING = 2.0  # what a number costs that no marker has
_SHORTEST = 6  # characters; "III." heads a section
_EARLY = 1.0  # what a note counts that stands before its marker: an earlier one was not recognised
_ELSEWHERE = 1.0  # what it costs a note that other notes stand between it and its marker
_MARKED = 3  # the weight of a marker that is sure enough to say that it stands in the text


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A stretch of a block that may be a note. ``sure`` says that it begins as notes do."""

    block: int
    start: int
    end: int
    sure: bool
    follows: bool  # another one, without other text between them


def find(flat: Flat) -> Iterator[Found]:
    """The notes with the markers that number them."""
    candidates = list(_sentences(flat))
    text = flat.without((c.start, c.end) for c in candidates if c.sure)
    for style in markers.styles("none"):
        possible = markers.scan(text, style)
        marks = markers.choose(text, possible, gap=_MISSING)
        slots = _slots(marks)
        if not slots or len(slots) * len(candidates) > _MOST_PAIRS:
            continue
        known = any(candidate.sure and candidate.start > slots[0].after for candidate in candidates)
        sentences = candidates if known else _closing(slots, candidates)
        pairs = _aligned(slots, sentences)
        linked = sum(slots[i].mark is not None for i, _ in pairs)
        if pairs and 2 * linked >= sum(slot.mark is not None for slot in slots):
            notes = _notes(pairs, slots, sentences)
            numbers = {int(note.number) for note in notes}
            marks = [*marks, *_earlier(pairs, slots, sentences, possible)]
            kept = [m for m in marks if m.number in numbers and not any(n.start <= m.digits < n.end for n in notes)]
            yield Found(notes, tuple(sorted(kept, key=lambda m: m.digits)), linked, pure=style != "mixed")


def _earlier(
    pairs: Sequence[tuple[int, int]], slots: Sequence[_Slot], notes: Sequence[_Sentence], possible: Sequence[Mark]
) -> Iterator[Mark]:
    """The first markers of notes that stand before the marker that was taken for the first: the one between."""
    for i, j in pairs:
        if notes[j].start <= slots[i].after:
            between = (m for m in possible if slots[i - 1].after < m.digits < notes[j].start)
            yield from [m for m in between if m.number == slots[i].number][:1]


def _sentences(flat: Flat) -> Iterator[_Sentence]:
    """What may be a note: a block, or lines of one, with a full stop at the end."""
    before = -1  # the end of the candidate before
    for index, block in enumerate(flat.blocks):
        parts = [] if block.kind in ("heading", "rule") else [*_parts(flat, index)]
        for start, end in parts[1:] if block.kind == "item" else parts:
            words = flat.text[start:end].rstrip()
            marks = markers.scan(words, "mixed")
            marked = any(mark.weight >= _MARKED or mark.end == len(words) for mark in marks)  # so it is text
            opens = shape.opens(flat.text, start) and not marked
            ends = shape.is_sentence(words)  # else rather a row of a table: "Resolution 75/291 on lamps"
            if (ends and shape.may_open(words, 0) and len(words) > _SHORTEST) or (
                opens and not words.endswith((",", ";", ":"))
            ):
                sure = opens and ends
                yield _Sentence(index, start, end, sure, before >= 0 and not flat.text[before:start].strip())
                before = end


def _parts(flat: Flat, index: int) -> Iterator[tuple[int, int]]:
    """A block cut at the lines that follow a full stop, or that begin as notes do in the middle of a sentence."""
    start, end = flat.extent(index)
    heads = [match.end() - len(match[0].lstrip()) for match in _LINE.finditer(flat.text, start, end)]
    if len(heads) > _MOST_LINES:
        yield start, end
        return
    opening = [at for at in heads if shape.opens(flat.text, at)]
    cuts = [start]
    for at in heads:
        before = flat.text[cuts[-1] : at]
        if not before.strip():
            cuts[-1] = at
        elif shape.goes_on(flat.text, at) or before.count("(") > before.count(")"):
            continue
        elif shape.is_sentence(before):
            cuts.append(at)
        elif at in opening and not shape.opens(flat.text, cuts[-1]):
            line = flat.text[at:end].partition("\n")[0]
            if len(opening) > 1 or shape.is_sentence(line) or not shape.is_sentence(flat.text[at:end]):
                cuts.append(at)
    yield from zip(cuts, [*cuts[1:], end], strict=True)


@dataclass(frozen=True, slots=True)
class _Slot:
    """A number that a note may have, and its first marker, if one was found. Its note stands behind ``after``."""

    number: int
    mark: Mark | None
    after: int
    cost: float  # of a note without a marker; behind the last marker it is least likely


def _slots(marks: Sequence[Mark]) -> list[_Slot]:
    """The numbers from 1 (or near that of the first marker) to that of the last marker, and two more."""
    firsts: dict[int, Mark] = {}
    for mark in marks:
        firsts.setdefault(mark.number, mark)
    if not firsts:
        return []
    lowest = min(firsts)
    slots: list[_Slot] = []
    found: Mark | None
    for number in range(1 if lowest <= 3 else lowest, max(firsts) + 3):
        found = firsts.get(number)
        after = found.digits if found else slots[-1].after if slots else 0
        slots.append(_Slot(number, found, after, 0 if found else 1 if number < max(firsts) else 3.5))
    return slots


def _closing(slots: Sequence[_Slot], candidates: Sequence[_Sentence]) -> Sequence[_Sentence]:
    """The last sentences, as many as there are numbers: notes even if none begins as notes do.

    Each number must have a marker before them.
    """
    last = candidates[-len([slot for slot in slots if slot.mark]) :]
    marked = [slot.number for slot in slots if slot.mark and last and slot.after < last[0].start]
    return last if marked == [*range(1, len(last) + 1)] else ()


@dataclass(frozen=True, slots=True)
class _Pairing:
    """The best way to pair the slots and notes so far; the last pair, and the pairing before it."""

    score: float
    pair: tuple[int, int] | None = None
    before: _Pairing | None = None
    adjacent: bool = False  # whether the last note is in the last pair

    def skip(self, cost: float) -> _Pairing:
        return _Pairing(self.score - cost, self.pair, self.before)

    def take(self, gain: float, pair: tuple[int, int]) -> _Pairing:
        return _Pairing(self.score + gain, pair, self, adjacent=True)


def _aligned(slots: Sequence[_Slot], candidates: Sequence[_Sentence]) -> list[tuple[int, int]]:
    """The slots and candidates that belong together, in order: every note stands behind its marker.

    Dynamic programming over both sequences. What begins as notes do should have a marker, and every marker a note,
    the nearest notes below it; other sentences are notes where numbers are left for them, next to another note rather
    than apart.
    """
    feet, foot_of = _feet(candidates)
    above: list[_Pairing] = []
    for i in range(len(slots) + 1):
        row: list[_Pairing] = []
        for j in range(len(candidates) + 1):
            options = [_Pairing(0)] if not i and not j else []
            if i:
                options.append(above[j].skip(2 if slots[i - 1].mark else 0))
            if j:
                note = candidates[j - 1]
                options.append(row[j - 1].skip(3 if note.sure else 0))
                if i and slots[i - 1].after < note.start:
                    gain = 4 if note.sure else 1.5 + 1.5 * (above[j - 1].adjacent and note.follows)
                    if slots[i - 1].mark and foot_of[j - 1] not in (None, bisect_right(feet, slots[i - 1].after)):
                        gain -= _ELSEWHERE
                    options.append(above[j - 1].take(gain - slots[i - 1].cost, (i - 1, j - 1)))
                elif i > 1 and note.sure and slots[i - 2].after < note.start:
                    options.append(above[j - 1].take(_EARLY, (i - 1, j - 1)))
            row.append(max(options, key=lambda option: option.score))
        above = row
    pairs = []
    last: _Pairing | None = above[-1]
    while last and last.pair:
        pairs.append(last.pair)
        last = last.before
    return pairs[::-1]


def _feet(candidates: Sequence[_Sentence]) -> tuple[list[int], list[int | None]]:
    """Where notes stand together, as at the foot of a page: the offsets, and for each sentence which it belongs to."""
    groups: list[list[_Sentence]] = []
    for sentence in candidates:
        if groups and sentence.follows:
            groups[-1].append(sentence)
        else:
            groups.append([sentence])
    feet: list[int] = []
    foot_of: list[int | None] = []
    for group in groups:
        is_foot = any(sentence.sure for sentence in group)
        foot_of += [len(feet) if is_foot else None] * len(group)
        feet += [group[0].start] if is_foot else []
    return feet, foot_of


def _notes(
    pairs: Sequence[tuple[int, int]], slots: Sequence[_Slot], candidates: Sequence[_Sentence]
) -> tuple[Note, ...]:
    """The notes of some pairs. A sentence of the same block that no number was left for goes on with the one before."""
    taken = {j for _, j in pairs}
    notes = []
    for i, j in pairs:
        last = j
        while (
            last + 1 < len(candidates) and last + 1 not in taken and candidates[last + 1].block == candidates[j].block
        ):
            if not candidates[last + 1].follows:
                break
            last += 1
        notes.append(Note(str(slots[i].number), candidates[j].start, candidates[j].start, candidates[last].end))
    return tuple(notes)
