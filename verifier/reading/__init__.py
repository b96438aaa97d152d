"""Bytes in, readable text with metadata out."""
