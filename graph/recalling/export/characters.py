"""Characters that XML can hold: one line of text, without controls, with its markup escaped."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

# no characters of XML 1.0: controls, surrogates, two non-characters
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def one_line(text: str) -> str:
    """A text on one line; what XML cannot hold becomes a space, and so does any run of white space."""
    return " ".join(_NOT_XML.sub(" ", text).split())


def escaped(text: str) -> str:
    """A text on one line as the content of an element or of an attribute in double quotes."""
    return escape(one_line(text), {'"': "&quot;"})
