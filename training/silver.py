"""Names by a first model, for treebank sentences that no annotator marked: silver beside the gold.

The first model's scores are joined with the lexicon and over a whole document (``whence.language.names``), so that
the second learns from more than the first knew.
"""

from pathlib import Path
from typing import Any

from spacy.tokens import Doc

from training.treebank import Sentence, documents
from whence.language.pipeline import bundled


def mark_names_by_model(treebank: list[Sentence], model: Path) -> None:
    """Set ``Word.name`` on every sentence."""
    nlp = bundled(model)
    parser = nlp.get_pipe("whence_parser")
    parts = documents(treebank)
    for part, doc in zip(parts, parser.pipe(as_doc(nlp.vocab, part) for part in parts), strict=True):
        tokens = iter(token for token in doc if not token.is_space)
        for sentence in part:
            for word, token in zip(sentence.words, tokens, strict=False):
                word.name = f"{token.ent_iob_}-{token.ent_type_}" if token.ent_type_ else "O"


def as_doc(vocab: Any, document: list[Sentence]) -> Doc:
    """A document's gold words, an empty line between paragraphs."""
    words: list[str] = []
    spaces: list[bool] = []
    for sentence in document:
        if sentence.paragraph and words:
            words.append("\n\n")
            spaces.append(False)
        words += [word.form for word in sentence.words]
        spaces += [word.space for word in sentence.words]
    return Doc(vocab, words=words, spaces=spaces)
