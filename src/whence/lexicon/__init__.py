"""What a reader knows: tables in ``data/`` and what loads them."""
