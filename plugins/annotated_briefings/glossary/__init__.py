"""Terms, the matcher that finds them in plain prose, inflection."""
