"""Names of authors for reference managers."""


def family_and_given(author: str) -> tuple[str, str]:
    """Return the surname and the given names of "Surname, Given"; of any other form the whole, and nothing.

    Which part of "Bo Lund" or "Kim Inhan" is the surname is not for a program to guess.

    >>> family_and_given("Lund, B."), family_and_given("World Bank")
    (('Lund', 'B.'), ('World Bank', ''))
    """
    family, comma, given = author.partition(",")
    return (family.strip(), given.strip()) if comma and given.strip() else (author.strip(), "")
