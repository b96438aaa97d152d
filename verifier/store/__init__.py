"""Memory: what was captured, read, judged and reported, in a database that can be rebuilt from the files beside it."""
