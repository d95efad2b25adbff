class UnreadableError(Exception):
    """A file that cannot be read as a plan; the message says why and what to do.

    `message` is an English template for the catalogue, `params` its named values.
    """

    def __init__(self, code: str, message: str, **params: object):
        super().__init__(message % params if params else message)
        self.code = code
        self.message = message
        self.params = params
