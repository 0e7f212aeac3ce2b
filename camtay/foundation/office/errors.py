"""What people are told about a workbook or letter that is not taken."""


class BadDocument(Exception):  # noqa: N818 - a verdict on the file, not a fault of ours
    """`message` is for people, in their language: what is wrong and what to do."""

    def __init__(self, message: object) -> None:
        super().__init__(str(message))
        self.message = str(message)
