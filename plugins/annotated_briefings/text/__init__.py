"""The ground floor: places in text, diagnostics, YAML that knows its lines, normalised text, our explicit syntax.

Everything above stands on it; it knows no concept of the product.
"""
