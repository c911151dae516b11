"""Dictionary forms: of regular words by their ending, of others by the table."""

import pytest


@pytest.mark.parametrize(
    ("sentence", "word", "lemma"),
    [
        ("Troops withdrew from the town.", "withdrew", "withdraw"),
        ("They were sworn in.", "sworn", "swear"),
        ("Two ministries denied the reports.", "ministries", "ministry"),
        ("She is writing letters.", "writing", "write"),
        ("The talks collapsed.", "collapsed", "collapse"),
        ("He wo n't go.", "wo", "will"),
    ],
)
def test_a_word_gets_its_dictionary_form(nlp, sentence, word, lemma):
    assert next(token for token in nlp(sentence) if token.text == word).lemma_ == lemma
