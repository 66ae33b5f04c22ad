"""Dates that may be uncertain: EDTF values, their words in the site's language, dates found in prose."""
