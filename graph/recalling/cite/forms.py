"""The registry of forms: ``forms.toml`` compiled, and the scan of a text for everything that it prints."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from itertools import takewhile
from string import ascii_uppercase

from ..identifiers.acts import ActNumber, session_key
from ..identifiers.symbols import PATTERN, canonical

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_PARTS = {
    "{roman}": r"[IVXLC]+",
    # the letters of parts, which go on behind Z with AA; an "A" before another word is the article
    "{letters}": r"(?P<letters>(?:AA|BB|CC|[A-Z])(?:(?:, | and | to |–|-)(?:AA|BB|CC|[A-Z]))*)"
    r"(?:(?=$|[.,;:)\]”’]| ?\(|\s+(?:and|of|to|or|as|by|on|adopted|entitled|in|which|\d)\b)|(?<=[B-Z])(?=\s+[a-z]))",
    "{symbol}": PATTERN,
    "{no_date}": "".join(f"(?<!{month} )" for month in _MONTHS),  # "of 12 September 2001 (2001)": a year
    "{suffix}": r"(?:Add|Corr|Rev|Amend)\.\d+(?:[-–]\d+)?",
}
_PART_LETTERS = (*ascii_uppercase, "AA", "BB", "CC")
_LONGEST_RANGE = 50
_FROM_STEM = 12  # characters between a symbol and a suffix that goes with it
_OF_ANOTHER = re.compile(r"(?:No|Nos|vol|vols|para|paras|item|items)\.? $")  # numbers that are of no act
_SPLIT_SYMBOLS = re.compile(r"-(?=[A-Z]{1,6}/)")


@dataclass(frozen=True, slots=True)
class Form:
    """One row of the registry."""

    name: str
    kind: str
    needs: tuple[str, ...]
    pattern: re.Pattern[str]
    examples: tuple[tuple[str, tuple[str, ...]], ...]
    counterexamples: tuple[str, ...]
    organization: str = ""


@dataclass(frozen=True, slots=True)
class Printed:
    """A number as printed: its form, its place in the reading text, and what it says.

    ``numbers`` are those of acts (several for "3411 A and B"), ``keys`` those of anything else.
    """

    form: str
    kind: str
    start: int
    end: int
    text: str
    numbers: tuple[ActNumber, ...] = ()
    keys: tuple[str, ...] = ()
    organization: str = ""


@cache
def forms() -> tuple[Form, ...]:
    """All rows of ``forms.toml`` in the order of the file."""
    rows = tomllib.loads(files(__package__).joinpath("forms.toml").read_text("utf-8"))["form"]
    return tuple(_form(row) for row in rows)


def _form(row: dict) -> Form:  # type: ignore[type-arg]
    pattern = row["pattern"]
    for name, part in _PARTS.items():
        pattern = pattern.replace(name, part)
    examples = tuple((text, (keys,) if isinstance(keys, str) else tuple(keys)) for text, keys in row["examples"])
    return Form(
        row["name"],
        row["kind"],
        tuple(row["needs"]),
        re.compile(pattern),
        examples,
        tuple(row["counterexamples"]),
        row.get("organization", ""),
    )


def scan(text: str) -> tuple[Printed, ...]:
    """Everything in a text that has one of the forms, in order and without overlap; the longest match wins."""
    matches = [(m.start(), -m.end(), rank, m) for rank, form in _possible(text) for m in form.pattern.finditer(text)]
    found: list[Printed] = []
    for start, _, rank, match in sorted(matches, key=lambda item: item[:3]):
        if found and start < found[-1].end:
            continue
        if printed := _printed(forms()[rank], match, found):
            found += _parts(printed, match)
    return tuple(found)


def _possible(text: str) -> list[tuple[int, Form]]:
    """The forms that a text can have, with their ranks: what they need is looked for first."""
    present = {word for word in _needs() if word in text}
    return [(rank, form) for rank, form in enumerate(forms()) if not present.isdisjoint(form.needs)] if present else []


@cache
def _needs() -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for form in forms() for word in form.needs))


def _parts(printed: Printed, match: re.Match[str]) -> list[Printed]:
    """Each part of a list of parts in a place of its own: of "53/243 A and B", "53/243 A" and "B".

    A range has one place, and so has a list before the session that its parts share: "3411 A and B (XXX)".
    """
    if len(printed.numbers) < 2 or printed.form == "act-old":
        return [printed]
    letters = list(re.finditer("[A-Z]+", match["letters"]))
    offset = match.start("letters")
    if len(letters) != len(printed.numbers):
        return [printed]
    starts = [printed.start, *(offset + letter.start() for letter in letters[1:])]
    ends = [offset + letter.end() for letter in letters]
    return [
        replace(printed, start=start, end=end, text=match.string[start:end], numbers=(number,))
        for start, end, number in zip(starts, ends, printed.numbers, strict=True)
    ]


def _printed(form: Form, match: re.Match[str], before: list[Printed]) -> Printed | None:
    numbers: tuple[ActNumber, ...] = ()
    keys: tuple[str, ...] = ()
    groups = match.groupdict()
    if form.kind == "act":
        numbers = _act_numbers(form.name.removeprefix("act-").removesuffix("-bare"), groups)
        if not numbers or _OF_ANOTHER.search(match.string, max(0, match.start() - 8), match.start()):
            return None
    elif form.kind == "symbol":
        keys = tuple(canonical(s) for s in _SPLIT_SYMBOLS.split(match[0]))
        if not all(re.search(r"\d", key) for key in keys):
            return None
    elif form.kind == "continuation":
        near = takewhile(lambda p: match.start() - p.end <= _FROM_STEM, reversed(before))
        stem = next((p for p in near if p.kind in ("symbol", "continuation")), None)
        if stem is None:
            return None
        root = stem.keys[0] if stem.kind == "symbol" else stem.keys[0].rpartition("/")[0]
        keys = tuple(f"{root}/{suffix}" for suffix in _expand(match["suffix"]))
    elif form.kind == "treaty":
        keys = (f"vol. {groups['volumes']}, No. {groups['numbers']}",)
    elif form.kind == "ilo":
        keys = (f"C{groups['number']}",)
    else:
        keys = (groups.get("number") or match[0],)
    return Printed(form.name, form.kind, match.start(), match.end(), match[0], numbers, keys, form.organization)


def _expand(suffix: str) -> tuple[str, ...]:
    """ "Add.1-3" -> Add.1, Add.2, Add.3."""
    match = re.fullmatch(r"(\w+\.)(\d+)[-–](\d+)", suffix)
    if not match or not 0 <= int(match[3]) - int(match[2]) <= _LONGEST_RANGE:
        return (suffix,)
    return tuple(f"{match[1]}{n}" for n in range(int(match[2]), int(match[3]) + 1))


def _act_numbers(series: str, groups: dict[str, str | None]) -> tuple[ActNumber, ...]:
    session: str | None = groups.get("year") or ""
    if series in ("old", "session"):
        session = session_key(groups["session"] or "")
    elif series == "year":
        session = groups["session"]
    if session is None:
        return ()
    number = int(groups["number"] or groups.get("last") or 0)
    return tuple(ActNumber(series, number, session, letter) for letter in _letters(groups.get("letters")))


def _letters(printed: str | None) -> tuple[str, ...]:
    if not printed:
        return ("",)
    letters: list[str] = []
    for item in re.split(r", | and ", printed):
        first, _, last = re.sub(r" to |–", "-", item).partition("-")
        begin, end = _PART_LETTERS.index(first), _PART_LETTERS.index(last or first)
        letters += _PART_LETTERS[begin : end + 1] or (first, last)
    return tuple(letters)
