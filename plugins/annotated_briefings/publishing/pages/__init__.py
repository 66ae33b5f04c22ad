"""One file per kind of page; each turns the context into pages."""
