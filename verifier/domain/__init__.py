"""The nouns of verifier: frozen, validated values without I/O and without a clock."""
