"""The parts of ``verification.py``: judges of claims, and how well they judge."""
