"""Other readers."""
from scoring.readings import Reader
def installed_peers() -> tuple[list[Reader], list[tuple[str,str]]]:
    return [], []
