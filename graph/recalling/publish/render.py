"""Templates to HTML. Everything that comes from a text is escaped; nothing that is a script can be a link."""

from __future__ import annotations

import json
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from .dates import machine, spoken
from .facts import is_web, shown_address


@cache
def environment() -> Environment:
    """The templates of the package, with escaping always on."""
    made = Environment(
        loader=PackageLoader("recalling.publish"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(spoken=spoken, machine=machine, shown=shown_address, host=host, head=head, tail=tail)
    made.tests.update(web=is_web)
    return made


def render(template: str, context: dict[str, Any]) -> str:
    """A page out of a template."""
    return environment().get_template(template).render(context)


def script_json(value: Any) -> Markup:
    """JSON that may stand inside a script element: no "<" that could end it, no line separators."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Markup(text)  # nothing in it can end the element


def host(address: str) -> str:
    """The host of an address: "metadata.un.org"."""
    return urlsplit(address).netloc


def head(text: str, most: int) -> str:
    """The first words of a text."""
    return text if len(text) <= most else text[: text.rfind(" ", 0, most)].rstrip(" ,;") + " …"


def tail(text: str, most: int) -> str:
    """The last words of a text."""
    return text if len(text) <= most else "… " + text[text.find(" ", len(text) - most) + 1 :]
