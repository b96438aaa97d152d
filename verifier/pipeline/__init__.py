"""Batches: plan, run, report back."""
