"""Annotated briefings: articles with their terms, dates, sources and quotations, free of any site generator."""
