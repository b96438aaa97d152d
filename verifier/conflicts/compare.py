"""Comparison of two statements from different documents: can both hold?

First version: two statements conflict where they speak of the same matter and exactly one figure, period or polarity
cannot hold on both sides.
"""
