"""The Python-Markdown extension: a thin guest that turns one body into HTML and says what it used."""
