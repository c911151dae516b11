"""The measure of parses: words align by their characters, and what is right is counted as the shared task counts it."""

import pytest

from evals.conll import f1, from_gold, score
from training.treebank import mark_names_from_entities, raw_text, sentences

TREEBANK = """\
# newdoc id = a
# newpar
# text = They don't run.
1	They	they	PRON	PRP	Number=Plur	4	nsubj	_	_
2-3	don't	_	_	_	_	_	_	_	_
2	do	do	AUX	VBP	Tense=Pres|VerbForm=Fin	4	aux	_	_
3	n't	not	PART	RB	Polarity=Neg	4	advmod	_	_
4	run	run	VERB	VB	VerbForm=Inf	0	root	_	SpaceAfter=No
5	.	.	PUNCT	.	_	4	punct	_	_

# newpar
# text = Ann Lee won.
1	Ann	Ann	PROPN	NNP	Number=Sing	3	nsubj:outer	_	Entity=(1-person-new
2	Lee	Lee	PROPN	NNP	Number=Sing	1	flat	_	Entity=1)
3	won	win	VERB	VBD	Tense=Past|VerbForm=Fin	0	root	_	SpaceAfter=No
4	.	.	PUNCT	.	_	3	punct	_	_

"""


@pytest.fixture
def treebank():
    return list(sentences(TREEBANK.splitlines()))


def test_the_raw_text_is_what_was_written(treebank):
    assert raw_text(treebank) == "They don't run.\n\nAnn Lee won."


def test_a_parse_scores_full_marks_against_itself(treebank):
    gold = from_gold(treebank)
    assert {measure: f1(counts) for measure, counts in score(gold, gold).items()} == dict.fromkeys(
        ("words", "sentences", "upos", "xpos", "lemmas", "uas", "las"), 100.0
    )


def test_a_wrong_head_costs_attachment_and_a_subtype_costs_nothing(treebank):
    gold, other = from_gold(treebank), from_gold(treebank)
    other.words[5].relation = "nsubj"  # nsubj:outer in the gold
    other.words[0].head = 1
    counts = score(gold, other)
    assert counts["las"] == (len(gold.words) - 1, len(gold.words), len(gold.words))


def test_words_inside_a_multiword_token_align_by_form(treebank):
    gold, whole = from_gold(treebank), from_gold(treebank)
    for word in whole.words[1:3]:  # the same words, each over its own characters
        word.multiword = False
    whole.words[1].end, whole.words[2].start = whole.words[1].start + 2, whole.words[1].start + 2
    assert score(gold, whole)["words"][0] == len(gold.words)


def test_a_joined_sentence_is_a_wrong_sentence(treebank):
    gold, joined = from_gold(treebank), from_gold(treebank)
    joined.sentences = [(0, joined.sentences[-1][1])]
    assert score(gold, joined)["sentences"] == (0, 2, 1)


def test_named_entities_become_names_by_their_proper_nouns(treebank):
    mark_names_from_entities(treebank)
    assert [word.name for word in treebank[1].words] == ["B-PER", "I-PER", "O", "O"]
    assert {word.name for word in treebank[0].words} == {"O"}
