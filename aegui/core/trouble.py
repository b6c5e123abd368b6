"""What went wrong, in one sentence that helps. No torch."""

from __future__ import annotations

from aegui.files import explain

OUT_OF_MEMORY = ("out of memory", "can't allocate memory", "not enough memory")
NO_NUMBERS = "all elements of input should be between 0 and 1"  # torch's cross-entropy, of NaN


def sentence(error: Exception) -> str:
    """Files, memory, and everything that already speaks in sentences; torch's errors by their first line."""
    if isinstance(error, OSError):
        return explain(error)
    text = str(error)
    if isinstance(error, MemoryError) or any(words in text.lower() for words in OUT_OF_MEMORY):
        return "The memory is used up: take a smaller batch or a smaller network, and train again."
    if isinstance(error, RuntimeError) and NO_NUMBERS in text:
        return (
            "The outputs are no numbers any more: lower the learning rate or the spread of the starting "
            "weights, and train again."
        )
    if isinstance(error, RuntimeError):
        return f"{type(error).__name__}: {text.strip().partition(chr(10))[0]}"
    return text
