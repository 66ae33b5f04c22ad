"""Events: their order, the list and the strip."""
