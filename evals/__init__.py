"""Scores with pinned floors."""
