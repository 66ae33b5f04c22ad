"""One briefing, and the Library: everything that was read, immutable."""
