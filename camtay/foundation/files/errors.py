"""What people are told about a file that cannot be taken."""


class BadFile(Exception):  # noqa: N818 - a verdict on the file, not a fault of ours
    """`message` is for people, in their language: which file, what is wrong with it, what to do."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message
