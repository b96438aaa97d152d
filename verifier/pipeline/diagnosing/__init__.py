"""Diagnosing: is everything there that verifier works with, and in order? Nothing here changes anything."""
