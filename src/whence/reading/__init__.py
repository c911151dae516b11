"""Parsed text in, claims out."""
