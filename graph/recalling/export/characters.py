"""Characters that XML can hold: one line of text, without controls, with its markup escaped."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

_CONTROLS = "\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff"  # no characters of XML 1.0
_NOT_XML = re.compile(f"[{_CONTROLS}]")


def one_line(text: str) -> str:
    """A text on one line; what XML cannot hold becomes a space, and so does any run of white space."""
    return " ".join(_NOT_XML.sub(" ", text).split())


def escaped(text: str) -> str:
    """A text on one line as the content of an element or of an attribute in double quotes."""
    plain = text.isprintable() and "&" not in text and "<" not in text and ">" not in text and '"' not in text
    if plain and "  " not in text and text[:1] != " " != text[-1:]:
        return text  # most are plain, and there are many: looking for one character is far faster than a pattern
    return escape(one_line(text), {'"': "&quot;"})
