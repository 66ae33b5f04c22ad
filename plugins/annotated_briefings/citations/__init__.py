"""Citations in the text: Pandoc's syntax, their numbers, their marks and entries."""
