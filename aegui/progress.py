"""What the terminal shows while pip works: the stage, the package, how far, the seconds."""

from __future__ import annotations

import re
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import TextIO

STAGES = 3
EVERY = 5.0  # seconds between lines where the output is a file or a log
