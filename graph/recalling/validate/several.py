"""X06: several texts of one act, as of a corrected copy. All are kept; which one holds is for people to say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ..model import Extraction
from .checks import COMPONENT
from .places import Place
from .results import Result
from .shapes import checks

CHECK = "X06"


class Text(NamedTuple):
    """A text of an act: the path of the act, the file and its SHA-256, the line and words that tell the act."""

    act: str
    file: str
    sha256: str
    line: int
    words: str


def texts_of(x: Extraction) -> Iterator[Text]:
    """The texts of acts that a document holds: one, or one of each part."""
    source, number = x.document.source, x.document.masthead.number
    spans = number.spans if number else ()
    line, words = (source.line(spans[0].start), source.quote(spans[0])) if spans else (1, "")
    parts = [x.part_path(part.letter) for part in x.document.parts]
    for act in parts or [x.act.path]:
        yield Text(act, source.name, source.sha256, line, words)


def several_texts(texts: Iterable[Text]) -> Iterator[Result]:
    """The acts of which there are several texts that are not the same, each with the files."""
    by_act: dict[str, set[Text]] = defaultdict(set)
    for text in texts:
        by_act[text.act].add(text)
    said = checks()[CHECK]
    for act, found in sorted(by_act.items()):
        if len({text.sha256 for text in found}) > 1:
            places = tuple(sorted(_place(text, found) for text in found))
            yield Result(CHECK, said.severity, said.message, act, places=places, component=COMPONENT)


def _place(text: Text, found: set[Text]) -> Place:
    """Where a text is; files of one name are told apart by their hashes."""
    alone = sum(other.file == text.file for other in found) == 1
    return Place(text.file if alone else f"{text.file} ({text.sha256[:12]})", text.line, text.words)
