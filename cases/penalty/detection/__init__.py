"""What may be wrong with how a case is handled: R04, R11, R14, R27 (integrity-and-accountability.md §5.3)."""

from cases.penalty.detection import fine, paper, process, term

DETECTORS = (*term.DETECTORS, *fine.DETECTORS, *process.DETECTORS, *paper.DETECTORS)

__all__ = ["DETECTORS"]
