"""Training of the entailment model: data, variants, the loop, the export, the figures."""
