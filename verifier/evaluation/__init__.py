"""Labelled cases in, figures of merit out."""
