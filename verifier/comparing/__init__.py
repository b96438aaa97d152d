"""Statements held against one another: which words answer which, and whether each part agrees."""
