"""How much of a file is read, in bytes and seconds, before it counts as a mistake or an attack."""

from __future__ import annotations

MAX_TEXT_BYTES = 8_000_000
"""Plain text, Markdown and HTML: ten times the longest of the pages measured, with a novel's length to spare."""
MAX_BYTES = 50_000_000
"""Word and PDF, whose pictures weigh; none of what is over it is read."""
MAX_UNPACKED_BYTES = 200_000_000
"""All parts of a packed file together, as its directory states them; no more than that is ever unpacked."""
MAX_XML_BYTES = 32_000_000
"""The XML of a packed file; its tree takes about 20 times as much memory."""
MAX_PARTS = 5_000
"""Files in a packed file."""
MAX_PAGES = 1_500
"""Pages of a PDF that are read; the rest is reported."""
MAX_CHARACTERS = 4_000_000
"""Code points of a PDF that are read; a page in a loop of content would otherwise fill the memory."""
SECONDS = 60.0
"""One file in a worker: thirty times the slowest page measured."""
WORKER_BYTES = 2_000_000_000
"""Memory that a worker may ask for, where the system can hold it to that."""
