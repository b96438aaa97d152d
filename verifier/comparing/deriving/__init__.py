"""Deriving: what follows from a source's figures by simple arithmetic, where the claim's own words ask for it."""
