"""The language pipeline: the same parse whatever the batch, exact offsets, and text as news writes it."""

import os
import random
import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whence.language.names import names
from whence.language.paragraphs import paragraphs
from whence.language.wordpiece import CASES, WordPiece, casing

TEXTS = [
    "The prime minister flew to Lima on Friday. Talks will go on, his office said.",
    "Rebels Seize Border Town After Night Of Shelling\n\nThe army denied it.",
    "“We did not sign,” she said.",
    "No.",
    "It rained. " * 90,
    "A court in Oslo ruled that the ban, which parliament had passed in 2019, broke the constitution.",
]


def parse_of(doc):
    return [(t.text, t.tag_, t.pos_, t.lemma_, t.dep_, t.head.i, t.ent_iob_, t.ent_type_, str(t.morph)) for t in doc]


def test_a_text_is_parsed_alike_alone_and_in_any_batch(nlp):
    alone = {text: parse_of(nlp(text)) for text in TEXTS}
    mixed = TEXTS * 5
    random.Random(4).shuffle(mixed)
    for size in (1, 3, 64):
        for text, doc in zip(mixed, nlp.pipe(mixed, batch_size=size), strict=True):
            assert parse_of(doc) == alone[text]


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet=st.sampled_from('aB’é\n\t\r .,"“”-—$5\u00a0\u200f\x00🙂中'), max_size=60))
def test_any_text_is_parsed_and_kept_to_the_letter(nlp, text):
    doc = nlp(text)
    assert doc.text == text
    assert all(text[token.idx : token.idx + len(token)] == token.text for token in doc)


def test_a_plain_sentence_gets_its_subject_verb_and_object(nlp):
    doc = nlp("The committee rejected the budget on Monday.")
    root = next(token for token in doc if token.dep_ == "root")
    assert root.text == "rejected"
    assert root.lemma_ == "reject"
    assert root.morph.get("Tense") == ["Past"]
    assert {child.text for child in root.children if child.dep_ in ("nsubj", "obj")} == {"committee", "budget"}


def test_a_title_case_headline_has_a_verb(nlp):
    doc = nlp("Parliament Rejects Budget For Third Time")
    root = next(token for token in doc if token.dep_ == "root")
    assert root.text == "Rejects"
    assert root.pos_ == "VERB"


def test_sentences_end_where_they_end(nlp):
    doc = nlp("The U.S. envoy left at 5 p.m. on Monday. Mr. Smith stayed. Did he sign? Yes.")
    assert [sentence.text for sentence in doc.sents] == [
        "The U.S. envoy left at 5 p.m. on Monday.", "Mr. Smith stayed.", "Did he sign?", "Yes.",
    ]  # fmt: skip


def test_a_paragraph_longer_than_a_window_is_parsed_to_its_end(nlp):
    doc = nlp("The minister said that the road was closed. " * 80)
    assert len(list(doc.sents)) == 80
    assert all(token.tag_ for token in doc)


def test_names_of_persons_and_places_are_found(nlp):
    names = {(entity.text, entity.label_) for entity in nlp("Maria Lopez met John Baker in Berlin on Tuesday.").ents}
    assert ("Maria Lopez", "PER") in names
    assert ("Berlin", "LOC") in names


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("short - term loans", "short-term loans"),
        ("the co-founder 's e-mail", "the co-founder's e-mail"),
        ("he ca n't go", "he can't go"),
        ("the U.S. and the U.K.", "the U.S. and the U.K."),
        ("and / or", "and/or"),
        ("Wait ... What ?!", "Wait... What?!"),
        ("$ 5 million", "$5 million"),
    ],
)
def test_words_are_those_of_the_treebanks(nlp, words, text):
    assert [token.text for token in nlp.tokenizer(text)] == words.split()


def test_an_empty_line_parts_paragraphs_and_a_wrapped_line_does_not(nlp):
    line = "The ministers met in the old town hall for a second day of talks about\n"
    wrapped = nlp.tokenizer(line * 6 + "\n" + line * 3)
    assert len(paragraphs(wrapped)) == 2
    assert len(paragraphs(nlp.tokenizer("A headline\nThe first line of the report."))) == 2


def test_pieces_are_the_longest_that_the_vocabulary_has():
    pieces = WordPiece(["[UNK]", "[CLS]", "[SEP]", "talk", "##s", "tal", "##ks", "cafe", "."])
    assert pieces.pieces("Talks") == (3, 4)
    assert pieces.pieces("CAFÉ") == (7,)
    assert pieces.pieces("zzz") == (0,)
    assert pieces.pieces("talk.") == (3, 8)


@pytest.mark.parametrize(
    ("word", "case"),
    [("house", "lower"), ("House", "title"), ("HOUSE", "upper"), ("A", "letter"), ("U.S.", "initials"),
     ("McCain", "mixed"), ("2019", "digits"), ("F-16", "alphanumeric"), ("—", "other"), (",", "mark")],
)  # fmt: skip
def test_how_a_word_is_written_is_told(word, case):
    assert CASES[casing(word)] == case


def test_nothing_is_kept_or_reported_behind_the_users_back(tmp_path):
    script = "import whence; whence.load()('Iceland met Norway.')"
    environment = {**os.environ, "HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path / "cache")}
    subprocess.run([sys.executable, "-c", script], env=environment, check=True)
    assert list(tmp_path.rglob("*")) == []


def test_a_name_never_goes_on_where_none_began():
    labels = ["O", "B-PER", "I-PER"]
    scores = np.array([[0, 9, 0], [0, 0, 9], [9, 0, 0], [0, 9, 0]], dtype=np.float32)
    words = ["Miles", "Parks", "met", "Americans"]
    proper, plural, starts = [True, True, False, True], [True, False, False, True], [True, False, False, False]
    told = names(scores, labels, words, proper, plural, starts, [-1] * 4)
    assert told == ["B-PER", "I-PER", "O", "O"]
