"""Makes the Python environment that tests compare with, with what requirements.txt lists; nothing if it is there.

    python3 tests/python/environment.py FOLDER

The first test that needs it calls this, or .ci/run does before, so that no test has to wait for it.
"""

import shutil
import subprocess
import sys
from pathlib import Path

folder = Path(sys.argv[1])
listed = Path(__file__).with_name("requirements.txt")
# Copied last: an environment without it, or with an older one, is made anew.
installed = folder / listed.name
if not installed.is_file() or installed.read_bytes() != listed.read_bytes():
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    for command in (
        [sys.executable, "-m", "venv", "--clear", folder],
        [python, "-m", "pip", "install", "--quiet", "--no-compile", "--requirement", listed],
    ):
        if subprocess.run(command).returncode != 0:
            sys.exit(f"no Python environment with {listed}")
    shutil.copy(listed, installed)
