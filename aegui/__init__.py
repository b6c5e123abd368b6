"""Autoencoder Explorer: train the family of autoencoders and explore their latent spaces live.

From Python: `open_run` opens what the window or the command line made, `train` makes it, `export` writes it
for others, and `AutoencoderEstimator` is all of that as scikit-learn has it: python.md in Help shows each.

Importing this imports nothing else: each name is fetched when it is used for the first time, and torch when
a model is. (It parses on Python 3.6, which is told there that it is too old.)
"""

from aegui.version import __version__ as __version__

TYPE_CHECKING = False  # as type checkers read it; the module `typing` would take longer than all of this
if TYPE_CHECKING:
    from typing import Any

    from aegui.face.estimator import AutoencoderEstimator as AutoencoderEstimator
    from aegui.face.runs import Run as Run
    from aegui.face.runs import export as export
    from aegui.face.runs import find_recipe as find_recipe
    from aegui.face.runs import list_recipes as list_recipes
    from aegui.face.runs import list_runs as list_runs
    from aegui.face.runs import open_run as open_run
    from aegui.face.training import TrainingFailed as TrainingFailed
    from aegui.face.training import TrainingRun as TrainingRun
    from aegui.face.training import train as train
    from aegui.training.reports import Epoch as Epoch

_RUNS, _TRAINING, _ESTIMATOR = "aegui.face.runs", "aegui.face.training", "aegui.face.estimator"
_PLACES = {
    "AutoencoderEstimator": _ESTIMATOR,
    "Epoch": "aegui.training.reports",
    "Run": _RUNS,
    "TrainingFailed": _TRAINING,
    "TrainingRun": _TRAINING,
    "export": _RUNS,
    "find_recipe": _RUNS,
    "list_recipes": _RUNS,
    "list_runs": _RUNS,
    "open_run": _RUNS,
    "train": _TRAINING,
}
__all__ = [
    "AutoencoderEstimator", "Epoch", "Run", "TrainingFailed", "TrainingRun", "__version__", "export",
    "find_recipe", "list_recipes", "list_runs", "open_run", "train",
]  # fmt: skip


def __getattr__(name: str) -> "Any":
    """What is offered, fetched when it is asked for."""
    if name not in _PLACES:
        raise AttributeError("module 'aegui' has no attribute %r" % (name,))  # noqa: UP031
    from importlib import import_module

    value = globals()[name] = getattr(import_module(_PLACES[name]), name)
    return value


def __dir__() -> "list[str]":
    return sorted({*globals(), *__all__})
