"""What a paragraph asks to be written: reports and compilations, by whom, for whom, by when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..model import Addressee, Entity, Paragraph
from .ledger import Ledger
from .meetings import Met

_COMPILE = re.compile(r"\bto (?P<verb>compile)\b")
_REPORT = re.compile(
    r"\bto (?P<verb>submit|prepare|present|provide|issue|transmit)(?: to [^,]*?,?)? "
    r"(?P<report>(?:a|an) (?:[\w-]+ ){0,4}?report\b)"
    r"(?: on (?P<subject>[^,;]*?))?(?= to the|,|;|\.|$| at its)"
    r"|\bto (?P<verb2>report)(?= (?:on|to|back|thereon)\b)"
)
_IN_REPORT = re.compile(r"\bto include in (?P<report>(?:his|her|its|their|the) (?:[\w-]+ ){0,3}?report)\b")
_TO = re.compile(r"\bto the (?=[A-Z])")


@dataclass
class Output:
    """A requested text: its path, the paragraphs that ask for it, where and when it is due."""

    path: str
    kind: str
    start: int
    end: int
    requested_in: str
    receiver: str | None
    due_at: str | None


def find_outputs(
    p: Paragraph,
    addressees: list[Addressee],
    bodies: list[tuple[int, int, str]],
    meetings: list[Met],
    before: list[Output],
    ledger: Ledger,
    act: str,
) -> Iterator[Output]:
    """The outputs that an operative paragraph requests. "In his report" adds to the one already requested."""
    if p.kind != "operative" or not ({p.verb.act, *(c.verb.act for c in p.clauses)} & {"request"}):
        return
    authors = [t for a in addressees for t in a.targets]
    count = 0
    found = [("compilation", m) for m in _COMPILE.finditer(p.text)]
    found += [("report", m) for m in _REPORT.finditer(p.text) if not _COMPILE.match(p.text, m.start())]
    for kind, match in sorted(found, key=lambda item: item[1].start()):
        if p.verb_at(match.start()).act != "request":
            continue
        count += 1
        receiver, due = _receiver(p.text, match, bodies, meetings) if kind == "report" else (None, None)
        path = ledger.add(
            Entity(f"{act}#out-{p.fragment}-{count}", "Report", _label(kind, match, p.text), (("texttype", kind),))
        )
        yield _keep(Output(path, kind, match.start(), match.end(), p.id, receiver, due), p, authors, ledger, act)
    for match in _IN_REPORT.finditer(p.text):
        receiver, due = _receiver(p.text, match, bodies, meetings)
        same = [o for o in before if o.kind == "report" and o.due_at == due and o.receiver == receiver]
        if same:
            path = same[-1].path
        else:
            count += 1
            path = f"{act}#out-{p.fragment}-{count}"
            ledger.add(Entity(path, "Report", match["report"], (("texttype", "report"),)))
        yield _keep(Output(path, "report", match.start(), match.end(), p.id, receiver, due), p, authors, ledger, act)


def _keep(output: Output, p: Paragraph, authors: list[str], ledger: Ledger, act: str) -> Output:
    spans = p.reading.spans(output.start, output.end)
    ledger.link(output.path, "unc:requestedIn", f"{act}#{p.fragment}", p.id, spans, f"requested-{output.kind}")
    for author in dict.fromkeys(authors):
        ledger.link(
            output.path,
            "dcterms:creator",
            author,
            p.id,
            spans,
            f"requested-{output.kind}",
            confidence=0.99,
            derived=True,
        )
    if "the present resolution" in p.text[output.start : output.end]:
        ledger.link(output.path, "dcterms:subject", act, p.id, spans, f"requested-{output.kind}")
    if output.receiver:
        ledger.link(output.path, "unc:submittedTo", output.receiver, p.id, spans, f"requested-{output.kind}")
    if output.due_at:
        ledger.link(output.path, "unc:dueAt", output.due_at, p.id, spans, f"requested-{output.kind}")
    return output


def _receiver(
    text: str, match: re.Match[str], bodies: list[tuple[int, int, str]], meetings: list[Met]
) -> tuple[str | None, str | None]:
    """The body to which, and the session at which, a report is to be submitted: named after the verb."""
    receiver = due = None
    for to in _TO.finditer(text, match.start()):
        receiver = next((path for start, _, path in bodies if start == to.end()), None)
        if receiver:
            break
    due = next((m.path for m in meetings if m.start >= match.start() and "session" in m.path), None)
    return receiver, due


def _label(kind: str, match: re.Match[str], text: str) -> str:
    if kind == "compilation":
        rest = re.match(r"(?:, [^,]*,)? (?P<what>[^,;]*?)(?= in addressing| on |,|;|$)", text[match.end() :])
        return f"Compilation of {rest['what'].strip()}" if rest else "Compilation"
    subject = match["subject"] if match.groupdict().get("subject") else None
    return f"Report on {subject}" if subject else "Report"
