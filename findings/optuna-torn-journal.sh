#!/usr/bin/env bash
# optuna 5.0.0: JournalStorage(JournalFileBackend(file)), the storage that is meant for a file shared by several processes,
# does not get over a last line that was written in part, as a full disk or a killed writer leaves it. The study still loads with
# all its trials, so nothing looks lost, but the next study.ask() raises AttributeError ("'JournalStorageReplayResult'
# object has no attribute '_last_created_trial_id_by_this_process'"): its record was appended to the torn line and is
# unreadable with it. From then on load_study() itself raises JSONDecodeError, which names no file, in every
# process. Cutting the file off behind its last whole line before a study is opened keeps all of it.
# Exits 0 while this is so, 1 as soon as a version behaves otherwise.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/env"
cat >"$place/try.py" <<'PYTHON'
import sys
from pathlib import Path

import optuna
from optuna.storages import JournalStorage
from optuna.storages.journal import JournalFileBackend

optuna.logging.set_verbosity(optuna.logging.ERROR)
file = Path(sys.argv[1]) / "journal.log"


def storage():
    return JournalStorage(JournalFileBackend(str(file)))


def asked():
    try:
        return f"trial {optuna.load_study(study_name='s', storage=storage()).ask().number}"
    except Exception as error:
        return f"{type(error).__name__}: {error}"


print("optuna", optuna.__version__)
first = optuna.create_study(study_name="s", storage=storage())
first.tell(first.ask(), 1.0)
whole = file.read_bytes()
file.write_bytes(whole + b'{"op_code": 4, "wor')
print("trials that are seen with the torn line:", len(optuna.load_study(study_name="s", storage=storage()).trials))
torn = [asked(), asked()]
print("asked with it:", *torn, sep="\n  ")
file.write_bytes(whole)
healed = asked()
print("asked once it is cut off:", healed)
expected = torn[0].startswith("AttributeError") and torn[1].startswith("JSONDecodeError") and healed == "trial 1"
sys.exit(0 if expected else 1)
PYTHON
"$place/env/bin/pip" install --quiet --disable-pip-version-check "optuna==5.0.0"
"$place/env/bin/python" "$place/try.py" "$place"
