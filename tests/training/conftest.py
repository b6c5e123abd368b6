"""One thread for every training, so that bits can be compared; a run to look at."""

from __future__ import annotations

from trainings import _no_waiting_for_the_disk, _one_thread, often, run_folder

__all__ = ["_no_waiting_for_the_disk", "_one_thread", "often", "run_folder"]
