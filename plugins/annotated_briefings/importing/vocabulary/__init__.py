"""Glossaries that other programs hold: tables and SKOS in, a glossary file out."""
