"""What was read, as a person wants to see it."""
