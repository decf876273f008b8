"""The one way a parser says no."""


class Reject(Exception):
    """A value that can't be taken: the code of the finding, and words its sentence needs."""

    def __init__(self, code: str, **words: str) -> None:
        super().__init__(code)
        self.code = code
        self.words = words

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Reject) and (self.code, self.words) == (other.code, other.words)

    def __hash__(self) -> int:
        return hash(self.code)
