"""Some processes that train together, as torchrun starts them."""

from __future__ import annotations

import os
import socket
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from processes import Command, context
from small import digits, pull, sliced

from aegui.recipe import Recipe, parse
from aegui.training.parallel import ALONE, Ranks, joined
from aegui.training.reports import Embedding, Epoch, Failed, Finished, Report, StepLosses
from aegui.training.trainer import ReportOptions, train
from aegui.training.ways import Way

Told = dict[str, Any]
CPU = torch.device("cpu")


def environment(rank: int, count: int, port: int) -> dict[str, str]:
    """What torchrun tells a rank."""
    numbers = {"RANK": rank, "WORLD_SIZE": count, "LOCAL_RANK": rank, "LOCAL_WORLD_SIZE": count}
    told = {name: str(number) for name, number in numbers.items()}
    return told | {"MASTER_ADDR": "127.0.0.1", "MASTER_PORT": str(port), "OMP_NUM_THREADS": "1"}


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def learnt(recipe: Recipe, images: int, ranks: Ranks = ALONE) -> Told:
    """All that a training on some digits says, by what it is."""
    splits = sliced(digits(), images, 40, 50)
    reports = pull(train(recipe, splits, CPU, None, ReportOptions(every=0.0), way=Way(), ranks=ranks))
    return {"losses": [], **told_by(reports)}


def told_by(reports: Sequence[Report]) -> Told:
    told: Told = {"losses": {}, "epochs": [], "codes": np.empty(0), "results": {}, "failed": ""}
    for report in reports:
        match report:
            case StepLosses():
                for name, values in report.losses.items():
                    told["losses"].setdefault(name, []).extend(values.tolist())
            case Epoch():
                told["epochs"].append(report.validation)
            case Embedding():
                told["codes"] = report.codes
            case Finished():
                told |= {"codes": report.codes, "results": report.results}
            case Failed():
                told["failed"] = report.message
    return told


def learnt_together(recipes: Mapping[str, Recipe], images: int, count: int = 2) -> dict[str, list[Told]]:
    """What each rank says of each training, by its name."""
    port, pipes, processes = free_port(), [], []
    texts = {name: recipe.to_toml() for name, recipe in recipes.items()}
    for rank in range(count):
        mine, theirs = context().Pipe(duplex=False)
        arguments = (environment(rank, count, port), texts, images, theirs)
        processes.append(context().Process(target=_learn, args=arguments, daemon=True))
        processes[-1].start()
        theirs.close()
        pipes.append(mine)
    told = [pipe.recv() for pipe in pipes]
    for process in processes:
        process.join(60)
        assert process.exitcode == 0
    return {name: [one[name] for one in told] for name in recipes}


def _learn(told: Mapping[str, str], texts: Mapping[str, str], images: int, pipe: Any) -> None:
    os.environ.update(told)
    torch.set_num_threads(1)
    with joined("cpu") as ranks:
        pipe.send({name: learnt(parse(text, name), images, ranks) for name, text in texts.items()})


def commands(words: list[str], folder: Path, count: int = 2, **settings: Any) -> list[Command]:
    """`aegui` with some words as each of some ranks."""
    port = free_port()
    told = [environment(rank, count, port) for rank in range(count)]
    return [Command(words, folder=folder, environment=one, **settings) for one in told]
