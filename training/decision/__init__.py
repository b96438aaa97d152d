"""Fits the decision model: the weights of rules and entailment model together."""
