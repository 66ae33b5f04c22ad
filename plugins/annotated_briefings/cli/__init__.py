"""The command line, ``briefings``: init, import, inspect, glossary, timeline, sources, export, check."""

from annotated_briefings.cli.commands import main

__all__ = ["main"]
