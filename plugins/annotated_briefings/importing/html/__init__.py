"""Saved web pages: ``body.py`` finds the article and its structure, ``metadata.py`` what the page says of it."""
