"""Scores readers of figures and periods, ours and others, by one and the same code.

:mod:`scoring.annotated` reads the annotated sentences, :mod:`scoring.readings` is the form in which every reader gives
what it read, :mod:`scoring.own` is ours in that form, :mod:`scoring.agreement` and :mod:`scoring.unit_names` say when a
reading is right, and :mod:`scoring.tally` counts.
"""
