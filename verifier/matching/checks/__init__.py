"""One file for each part of a claim that is held against a passage."""
