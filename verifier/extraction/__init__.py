"""Claims taken out of articles, each able to stand alone and tied to what it cites."""
