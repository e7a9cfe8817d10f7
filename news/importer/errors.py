"""The one exception a source can raise."""


class UnreadableSource(Exception):
    """The file or text cannot be read as a press release.

    Its message is shown to the person who brought the file: it says what is wrong and what to do.
    Nothing has been created when it is raised.
    """
