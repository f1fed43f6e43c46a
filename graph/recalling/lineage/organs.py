"""The organ that a path belongs to."""

from __future__ import annotations

from ..identifiers.bodies import body_of_symbol, registry


def organ_of(path: str) -> str:
    """The code of the body in whose series a path is numbered: "ga" of un/ga/res/57/176 and un/doc/A/57/170."""
    if path.startswith("un/doc/"):
        return body_of_symbol(path.removeprefix("un/doc/")) or ""
    fitting = [body for body in registry().values() if path.startswith(f"{body.path}/")]
    return max(fitting, key=lambda body: len(body.path)).code if fitting else ""
