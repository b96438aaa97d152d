"""A register of claims, the sources they cite, and whether the sources bear them out."""

__version__ = "0.1.0"
