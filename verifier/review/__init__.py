"""The review desk: what waits for an editor, the evidence for it, and the decisions; usable without the web."""
