"""Limits: the sizes that training and use agree on."""

EVIDENCE_WORDS = 60  # of a long source, cut to its best sentences
LONGEST = 144  # tokens of evidence and claim together
SEED = 20251125
