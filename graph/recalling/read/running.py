"""What a UN page prints above and below the text: running heads, page counters, job numbers, bar codes."""

from __future__ import annotations

import re

SYMBOL = r"[A-Z]+(?:/[\w()-]+(?:\.[\w()-]+)*)+(?: \(\d{4}\))?\*{0,2}"
COUNTER = r"(?:(?:Page|page|-|–) ?)?\d{1,3}(?: ?/ ?\d{1,3}|(?: ?[-–]))?"
JOB = r"(?:[A-Z]{1,4}\.)?\d{2}[- ‑–]\d{4,5}(?: ?\([A-Z]\))?(?: +(?:\d{6}|[`.*]+))*"
HEAD = re.compile(rf"{SYMBOL}|{COUNTER}|English|Page \d+|United Nations")
FOOT = re.compile(
    rf"{COUNTER}|{JOB}(?: {COUNTER})?|{COUNTER} {JOB}|{SYMBOL}"
    r"|(?:\d{6} ?)+|\* ?(?:\d ?){7}\*|[`*.|]{5,}|Please recycle\S*|Printed at United Nations, New York.*|/?(?:\.\.\.|…)"
)
