"""Across reports: which are copies, which claims are of one happening, how many independent origins stand behind it."""
