"""Word lists written as one string, as they are read best."""


def words(listed: str) -> frozenset[str]:
    """The words of a white-space separated list."""
    return frozenset(listed.split())
