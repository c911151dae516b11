"""How the bundled language model is made, from treebank to weights."""
