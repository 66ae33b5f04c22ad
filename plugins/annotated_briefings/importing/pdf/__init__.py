"""From the words on a PDF's pages, which know their places only, to blocks of text.

``extract.py`` gets the words and ``lines.py`` sets them into lines; ``running.py`` takes out what is repeated on each
page; ``columns.py`` puts the rest in reading order; ``notes.py`` takes out the footnotes; ``paragraphs.py`` finds where
one begins, ``hyphens.py`` mends words that a line's end has parted, ``blocks.py`` says what is a heading, a list, a
block quote.
"""
