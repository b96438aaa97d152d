"""Short hands for tests: a claim against one or more sentences, as the checks see them."""

from verifier.comparing.align import Alignment, align
from verifier.comparing.passage import Passage, passage_of
from verifier.language.statement import Statement, read_statement


def held_against(claim: str, *sentences: str, context: str = "") -> tuple[Statement, Passage, Alignment]:
    """Return the claim's statement, the passage of *sentences* and the alignment of the two."""
    statements = []
    offset = 0
    for sentence in sentences:
        statements.append(read_statement(sentence, offset))
        offset += len(sentence) + 1
    before = [read_statement(context)] if context else []
    statement, passage = read_statement(claim), passage_of(statements, before)
    return statement, passage, align(statement, passage)
