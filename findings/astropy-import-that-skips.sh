#!/usr/bin/env bash
# astropy 8.0.2 (FITS) beside pytest 9.2.0, without matplotlib: `import astropy.visualization.wcsaxes` ends in pytest's
# Skipped, as its __init__ asks pytest.importorskip("matplotlib") where pytest can be imported. Skipped is a
# BaseException: whoever imports a package's modules one by one and catches Exception is ended by it. PyInstaller
# 6.22.3 does so: collect_submodules("astropy"), which the hook that comes with PyInstaller calls for every program that
# uses astropy, fails in an environment that has pytest and works in one that has not.
# Exits 0 while this is so, 1 as soon as a version behaves otherwise.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/env"
cat >"$place/try.py" <<'PYTHON'
import importlib
import importlib.metadata
import importlib.util

import PyInstaller
from PyInstaller.utils.hooks import collect_submodules

import astropy

print("astropy", astropy.__version__, "PyInstaller", PyInstaller.__version__)
print("pytest", importlib.util.find_spec("pytest") and importlib.metadata.version("pytest"))
try:
    importlib.import_module("astropy.visualization.wcsaxes")
    print("import: no error")
except BaseException as error:
    print("import:", ", ".join(kind.__name__ for kind in type(error).__mro__[:-1]))
try:
    found = collect_submodules("astropy")
    print("collected:", "some hundred" if len(found) > 100 else len(found))
except BaseException as error:
    print("collected:", type(error).__name__, "Skipped" if "Skipped" in str(error) else "")
PYTHON
run() { "$place/env/bin/python" "$place/try.py" 2>/dev/null | tee "$place/$1"; }
pip() { "$place/env/bin/pip" install --quiet --disable-pip-version-check "$@"; }
pip "astropy==8.0.2" "pyinstaller==6.22.3" "numpy==2.4.6"
run without
pip "pytest==9.2.0"
run with
if grep -q "import: ModuleNotFoundError, ImportError" "$place/without" && grep -q "collected: some hundred" "$place/without" &&
    grep -q "import: Skipped" "$place/with" && ! grep -q "collected: some hundred" "$place/with"; then
    exit 0
fi
exit 1
