"""One reader per format: each module has ``read(raw: Raw) -> Article`` and is listed in ``formats.py``."""
