"""The command line, ``briefings``: init, import, inspect, check."""

from annotated_briefings.cli.commands import main

__all__ = ["main"]
