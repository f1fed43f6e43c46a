"""How well the extraction does, scored against the links that the UN itself makes in its AKN4UN files.

The links are no truth: some are missing, some are wrong, some are coarser than their words ("2200 A (XXI)" links to
2200(XXI)). So every disagreement is listed, to be looked at by hand. Nothing that the UN links is used when the
text is extracted.
"""

from .documents import documents
from .run import evaluate
from .score import Disagreement, Score

__all__ = ["Disagreement", "Score", "documents", "evaluate"]
