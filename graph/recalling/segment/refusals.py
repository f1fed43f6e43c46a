"""Why a text is not read as an act: another language, a corrigendum, or no resolution at all. One clear line each."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..errors import SourceError
from ..model import Block

_LANGUAGES = (
    ("French", re.compile(r"\bNations Unies\b|\bL['’]Assemblée générale\b|\bLe Conseil de sécurité\b")),
    ("Spanish", re.compile(r"\bNaciones Unidas\b|\bLa Asamblea General\b|\bEl Consejo de Seguridad\b")),
    ("Russian", re.compile("[а-яА-Я]{4}")),
    ("Arabic", re.compile("[\u0621-\u064a]{3}")),
    ("Chinese", re.compile("[\u4e00-\u9fff]{3}")),
)
_CORRIGENDUM = re.compile(r"Corrigend(?:um|a)\*?", re.IGNORECASE)


def foreign(blocks: Sequence[Block], where: str) -> SourceError | None:
    """The error for blocks without English words that an act begins with, if they are in another language."""
    lines = [b.words for b in blocks]
    language = next((name for name, pattern in _LANGUAGES if any(pattern.search(line) for line in lines)), None)
    if language is None:
        return None
    reason = f"the text is in {language}; resolutions are read in English only"
    return SourceError(reason, where=where, do="give the English text")


def refusal(blocks: Sequence[Block], where: str) -> SourceError:
    """The error for blocks in which no act was found."""
    lines = [b.words for b in blocks if b.plain.strip()]
    if correction := next((i for i, line in enumerate(lines) if _CORRIGENDUM.fullmatch(line)), None):
        says = " ".join(lines[correction + 1 :])[:120]
        return SourceError(
            f"this is a corrigendum, not an act; it says: {says or '(nothing)'}",
            where=where,
            do="read the document that it corrects",
        )
    if error := foreign(blocks, where):
        return error
    return SourceError(
        "no resolution was found: neither an enacting formula such as 'The General Assembly,' nor a paragraph that "
        "opens with a verb",
        where=where,
        do="check that this is the text of a resolution in English",
    )
