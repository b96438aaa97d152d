"""A small newsroom on this machine: two articles, five sources, and what checking them should give."""
