"""From an article's bytes to a draft that an editor only has to judge.

``read.py`` picks the reader of the format (one file each in ``readers/``), which returns an ``Article``;
``proposals.py`` and ``candidates.py`` find what could go on the timeline and into the glossary; ``draft.py`` turns it
all into files and ``write.py`` puts them into the project.
"""
