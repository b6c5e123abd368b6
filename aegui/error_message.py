"""What went wrong, in one sentence that helps. No torch."""

from __future__ import annotations

from aegui.files import explain
from aegui.text import SENTENCE, shortened
from aegui.translation import QT_TRANSLATE_NOOP, tr

OUT_OF_MEMORY = ("out of memory", "allocate memory", "not enough memory", "alloc_failed")  # alloc: of cuBLAS
MEMORY = QT_TRANSLATE_NOOP(
    "", "The memory is used up: take a smaller batch or a smaller network, or close other programs."
)
NO_NUMBERS = "all elements of input should be between 0 and 1"  # torch's cross-entropy, of NaN


def sentence(error: Exception) -> str:
    """Files, memory, and everything that already speaks in sentences; torch's errors by their first line."""
    return shortened(_told(error), SENTENCE)


def is_out_of_memory(error: Exception) -> bool:
    """Whether there was no memory for what was asked: Python's, or that of torch's processor or device."""
    return isinstance(error, MemoryError) or any(words in str(error).lower() for words in OUT_OF_MEMORY)


def _told(error: Exception) -> str:
    text = str(error)
    if is_out_of_memory(error):
        return tr(MEMORY)
    if isinstance(error, OSError):
        return explain(error)
    if isinstance(error, RuntimeError) and NO_NUMBERS in text:
        return tr(
            "The outputs are no numbers any more: lower the learning rate or the spread of the "
            "starting weights, and train again."
        )
    if isinstance(error, RuntimeError):
        return f"{type(error).__name__}: {text.strip().partition(chr(10))[0]}"
    return text
