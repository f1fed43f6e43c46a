"""The nouns by which resolutions name texts, meetings and places in texts: ``nouns.toml``."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def nouns() -> dict[str, Any]:
    """The lists of ``nouns.toml`` by name."""
    return tomllib.loads(files(__package__).joinpath("nouns.toml").read_text("utf-8"))
