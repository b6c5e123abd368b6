"""A program folder is the Python that its own parts ask for.

The program starts itself again: for searches, trainings side by side, an export to ONNX, and to try what was
exported. It does so as with any Python, by `-m aegui …` or `-I -B -c CODE …`.
"""

import os
import sys


def is_frozen() -> bool:
    """Whether this is a program folder."""
    return bool(getattr(sys, "frozen", False))


def ran_as_python() -> bool:
    """Whether code was asked for, which has been run; else the command line is that of the program."""
    import multiprocessing

    multiprocessing.freeze_support()
    if sys.stderr is None:  # no console on Windows: what is written goes nowhere
        sys.stdout = sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    words = sys.argv[1:]
    while words[:1] in (["-I"], ["-B"]):
        del words[0]
    if words[:1] == ["-c"] and len(words) > 1:
        sys.argv = ["-c", *words[2:]]
        exec(compile(words[1], "<string>", "exec"), {"__name__": "__main__", "__builtins__": __builtins__})
        return True
    if words[:2] == ["-m", "aegui"]:
        del words[:2]
    sys.argv[1:] = words
    return False
