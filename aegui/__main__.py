"""`aegui`, `python -m aegui`, and `python3 aegui` in a fresh checkout.

Parses on Python 3.6, so that an old Python gets a sentence and not a SyntaxError.
"""

import gc
import os
import sys

if not __package__:
    # `python3 aegui` puts this folder itself on the path, where names like `files` shadow others.
    sys.path[0] = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))

from aegui.install import bootstrap, frozen
from aegui.install.environment import StartError


def main() -> int:
    """Make sure of the packages, then hand over to the tests or to the command line."""
    # The threads of torch must not spin while the window draws; read once, when torch is imported.
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
    if frozen.is_frozen() and frozen.ran_as_python():
        return 0
    arguments = sys.argv[1:]
    try:
        bootstrap.prepare(arguments)
        if arguments[:1] == ["test"]:
            return bootstrap.run_tests(arguments[1:])
        from aegui.cli.main import main as run

        gc.set_threshold(20000, 50, 100)  # what is imported is much, and stays
        status = run(arguments)
        gc.freeze()  # the interpreter's last collections would look through all of it again: half a second
        return status
    except StartError as error:
        return bootstrap.complain(str(error))
    except ImportError as error:
        sentence = bootstrap.explain_import(error)
        if sentence is None:
            raise
        return bootstrap.complain(sentence)
    except KeyboardInterrupt:
        return bootstrap.complain("stopped.", 130)


if __name__ == "__main__":
    sys.exit(main())
