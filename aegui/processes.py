"""Whether another process of this machine still runs."""

from __future__ import annotations

import psutil

BORN = 1.0  # seconds by which two looks at when a process began may differ


def lives(process: int, born: float | None = None) -> bool:
    """Whether a process runs, or is stopped; what can't be looked at does.

    `born` is when it began, in seconds since 1970, because numbers of processes come again; None: unknown.
    """
    try:
        found = psutil.Process(process)
        began, status = found.create_time(), found.status()
    except (psutil.NoSuchProcess, ValueError, OverflowError):
        return False
    except psutil.Error:
        return True
    return status not in (psutil.STATUS_ZOMBIE, psutil.STATUS_DEAD) and (
        born is None or abs(began - born) <= BORN
    )


def born() -> float:
    """When this process began, in seconds since 1970."""
    return float(psutil.Process().create_time())
