"""What was made elsewhere: models in ONNX files, and codes alone. Nothing of it is executed or unpickled."""


class ForeignError(ValueError):
    """A model or codes from elsewhere that can't be used; one sentence says why, and what to do."""
