"""A claim held against a text: retrieve, check, decide."""
