"""What a site gives to other programs: one file per concept, each of which turns the context into data files."""
