"""The parts of ``find_dates``: words and tokens, phrases, what is plausible, and which date a phrase means."""
