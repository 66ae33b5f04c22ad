"""Word documents: the package that they are, and their text as blocks."""
