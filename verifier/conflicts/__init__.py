"""Statements held against each other."""
