"""What a web page holds: its characters, its tree, what it says about itself, and the article in it."""
