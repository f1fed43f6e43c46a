"""What is wrong with a line of ``recalling extract``: against its schema, and against what no schema can say."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator

from recalling.json_form import schema


@cache
def validator() -> Draft202012Validator:
    """The schema that is shipped, made strict: a key that it does not know is a fault of the schema."""
    strict = json.loads(schema())
    for definition in objects(strict):
        definition["additionalProperties"] = False
    Draft202012Validator.check_schema(strict)
    return Draft202012Validator(strict)


def objects(value: Any) -> Iterator[dict[str, Any]]:
    """The objects that a schema describes, with their properties."""
    if isinstance(value, dict):
        if "properties" in value:
            yield value
        for inner in value.values():
            yield from objects(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from objects(inner)


def faults(value: dict[str, Any]) -> list[str]:
    """What is wrong with an extraction as JSON; empty where all is well."""
    return [*(f"{e.json_path}: {e.message[:200]}" for e in validator().iter_errors(value)), *_broken_promises(value)]


def _broken_promises(value: dict[str, Any]) -> Iterator[str]:
    text = value["text"]
    for kind in ("paragraphs", "footnotes", "citations"):
        for thing in value[kind]:
            if text[thing["start"] : thing["end"]] != thing["text"]:
                yield f"{thing['id']}: text is not text[start:end]"
            spans = thing["spans"]
            if not spans or (spans[0][0], spans[-1][1]) != (thing["start"], thing["end"]):
                yield f"{thing['id']}: spans do not reach from start to end"
            if not thing["reading"].strip():
                yield f"{thing['id']}: nothing to read"
    paragraphs = {p["id"] for p in value["paragraphs"]}
    numbers = {f["number"] for f in value["footnotes"]}
    for c in value["citations"]:
        if c["paragraph"] is not None and c["paragraph"] not in paragraphs:
            yield f"{c['id']}: no paragraph {c['paragraph']}"
        if c["footnote"] is not None and c["footnote"] not in numbers:
            yield f"{c['id']}: no footnote {c['footnote']}"
        if c["iri"] and c["candidates"]:
            yield f"{c['id']}: decided and doubtful at once"
        if not c["iri"] and not c["reason"]:
            yield f"{c['id']}: open without a reason"
    for kind in ("paragraphs", "citations"):
        twice = [i for i, n in Counter(thing["id"] for thing in value[kind]).items() if n > 1]
        if twice:
            yield f"{kind}: ids used twice: {twice}"
