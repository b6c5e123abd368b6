"""What went wrong, in one sentence that helps. No torch."""

from __future__ import annotations

from aegui.files import explain

OUT_OF_MEMORY = ("out of memory", "can't allocate memory", "not enough memory")


def sentence(error: Exception) -> str:
    """Files, memory, and everything that already speaks in sentences; torch's errors by their first line."""
    if isinstance(error, OSError):
        return explain(error)
    text = str(error)
    if isinstance(error, MemoryError) or any(words in text.lower() for words in OUT_OF_MEMORY):
        return "The memory is used up: take a smaller batch or a smaller network, and train again."
    if isinstance(error, RuntimeError):
        return f"{type(error).__name__}: {text.strip().partition(chr(10))[0]}"
    return text
