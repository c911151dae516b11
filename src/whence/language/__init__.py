"""Text in, parsed sentences out: one small neural model behind a spaCy pipeline."""
