"""The program's own training, written to a run folder as the command line does."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")  # before torch, as the program itself does

import numpy as np
import torch
from turns import Job, Turns

from aegui import paths
from aegui.parts.models.variational import VariationalAutoencoder
from aegui.recipe import make
from aegui.runs import jobs
from aegui.runs.run_folder import Run
from aegui.runs.snapshot import open_run
from aegui.training.reports import StepLosses
from aegui.training.trainer import ReportOptions

job = Job(sys.argv[1])
turns = Turns() if job.answer is None else None
recipe = make(job.recipe, "the benchmark")
with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
    begun = jobs.begin(jobs.Job(recipe, paths.data_dirs(None), Path(folder), "benchmark"), ReportOptions())
    for report in begun.training:
        if turns is None:
            continue
        if isinstance(report, StepLosses):
            turns.stand()
            turns.step(len(report.steps) * job.batch)
        turns.go()  # what is no step is left out: validation, files
    model = open_run(Run(begun.path)).model
torch.manual_seed(job.seed)
parts = []
with torch.no_grad():
    for images in torch.from_numpy(job.images("test")).split(500):
        if isinstance(model, VariationalAutoencoder):
            mean, log_variance = model.posterior(images)
            drawn = mean + torch.exp(0.5 * log_variance) * torch.randn_like(mean)
            parts.append((model.decode(drawn), mean, log_variance))
        else:
            parts.append((model(images), model.encode(images)))
names = ("reconstruction", "codes", "log_variance")
found = [np.concatenate([v.float().numpy() for v in part]) for part in zip(*parts, strict=True)]
job.say(**dict(zip(names, found, strict=False)))
