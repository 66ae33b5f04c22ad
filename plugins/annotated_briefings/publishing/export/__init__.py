"""Briefings as files of their own: on paper as PDF, and as a book for readers of EPUB."""
