"""Where the learning runs, and the random streams that make a run repeatable."""

from __future__ import annotations

import ctypes
import os
import platform
import sys
from contextlib import suppress
from functools import cache
from hashlib import blake2b

import torch

from aegui import settings
from aegui.text import quoted
from aegui.translation import tr, translate

CHOICES = ("auto", "cuda", "mps", "cpu")


class DeviceMissing(ValueError):
    """The chosen device is not on this machine."""


def available() -> list[str]:
    """The devices of this machine, fastest first."""
    found = []
    if torch.cuda.is_available():
        found.append("cuda")
    if torch.backends.mps.is_available():
        found.append("mps")
    return [*found, "cpu"]


def choose(name: str) -> torch.device:
    """The device of that name; "auto" takes CUDA, then MPS, then the CPU. Raises `DeviceMissing`."""
    found = available()
    if name == "auto":
        return torch.device(found[0])
    if name not in found:
        raise DeviceMissing(tr("This machine has no device {}; it has {}.", quoted(name), ", ".join(found)))
    return torch.device(name)


def describe(device: torch.device, threads: int) -> str:
    """As the window names it: "CPU, 2 threads"."""
    if device.type == "cuda":
        return torch.cuda.get_device_name(device)
    if device.type == "mps":
        return "Apple GPU"
    if threads == 1:
        return translate("device", "CPU, 1 thread")
    return translate("device", "CPU, {} threads").format(threads)


def all_threads() -> int:
    """How many threads a training may use: `$OMP_NUM_THREADS`, the setting, or the cores this process may run
    on."""
    asked = os.environ.get("OMP_NUM_THREADS", "")
    return int(asked) if asked.isdigit() and int(asked) > 0 else settings.load().threads or all_cores()


def all_cores() -> int:
    """The cores this process may run on."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def use_threads(count: int) -> None:
    """Set how many threads the calling thread computes with, whatever other threads set later.

    A thread's first parallel operation takes over the count that was set last anywhere; asking for the
    count first gets that over with. Numbers under 1e-38 become 0, here and in the threads that torch
    starts from this one: Adam's averages of weights without a gradient sink to there, and processors
    compute with such numbers so slowly that a training took three times as long.
    """
    torch.set_flush_denormal(True)
    torch.get_num_threads()
    torch.set_num_threads(count)


@cache
def mkl_is_slow() -> bool:
    """Whether MKL, by which torch multiplies float32 matrices, leaves the widest registers unused:
    on those of AMD it reaches half of what oneDNN does (100 and 215 GFLOP/s on one thread of a Zen 5)."""
    if torch.backends.cpu.get_cpu_capability() != "AVX512":
        return False
    about = platform.processor()
    with suppress(OSError), open("/proc/cpuinfo", encoding="utf-8", errors="replace") as file:
        about += file.read(1000)
    return "AuthenticAMD" in about


def keep_freed_memory() -> None:
    """Tell glibc to keep what a step frees for the next one.

    Otherwise every step gives its large buffers back to the kernel and faults them in again, which
    costs convolutional networks a quarter of their speed. Elsewhere than on glibc: nothing.
    """
    if not sys.platform.startswith("linux"):
        return
    trim_threshold, mmap_threshold = -1, -3
    with suppress(AttributeError, OSError):
        libc = ctypes.CDLL("libc.so.6")
        libc.mallopt(trim_threshold, 2**31 - 1)
        libc.mallopt(mmap_threshold, 32 * 2**20)


def give_back_freed_memory() -> None:
    """Tell glibc to return to the kernel what it holds of freed memory. Elsewhere than on glibc: nothing."""
    if sys.platform.startswith("linux"):
        with suppress(AttributeError, OSError):
            ctypes.CDLL("libc.so.6").malloc_trim(0)


def stream(seed: int, name: str, *counters: int, device: torch.device | str = "cpu") -> torch.Generator:
    """A random generator of its own for each purpose and count.

    Its start depends on nothing but these arguments, so a run that is picked up anywhere draws the
    same numbers as one that never stopped, and no random state needs to be stored.
    """
    key = "/".join(map(str, (seed, name, *counters)))
    number = int.from_bytes(blake2b(key.encode(), digest_size=8).digest(), "little")
    return torch.Generator(device).manual_seed(number >> 1)
