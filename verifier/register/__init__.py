"""The register: claim files that people write, review and keep in git."""
