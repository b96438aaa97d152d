"""Reading figures, periods, names and words in sentences, and comparing them."""
