"""Results and findings, written for people and for machines."""
