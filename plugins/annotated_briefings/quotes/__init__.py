"""Quotations: passages of a frozen text, anchoring, verdicts, diffs."""
