"""Entailment: a small model's word on whether evidence bears a claim out, and the form in which it sees both."""
