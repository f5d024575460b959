"""The settings of the tests: those of the system, the dummy procedure, files in a directory of this run."""

import atexit
import shutil
import tempfile
from pathlib import Path
from typing import Any

from config.settings import *  # noqa: F403
from config.settings import DATABASES as SYSTEM_DATABASES
from config.settings import INSTALLED_APPS as SYSTEM_APPS

INSTALLED_APPS = [*SYSTEM_APPS, "tests.dummy"]

FILE_ROOT = Path(tempfile.mkdtemp(prefix="chengan-test-files-"))
atexit.register(shutil.rmtree, FILE_ROOT, ignore_errors=True)

# nothing is collected for a test; without the directory, every client would warn that there is none
STATIC_ROOT = Path(tempfile.mkdtemp(prefix="chengan-test-static-"))
atexit.register(shutil.rmtree, STATIC_ROOT, ignore_errors=True)

# all tests come from one address; those of the limits set their own
RATE_LIMITS = {"address": 0, "user": 0, "client": 0}

# a test signs in hundreds of times, and none of them is about the strength of a hash
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

# made from the models in two seconds, not by the migrations in thirty; tests/architecture/test_migrations.py compares both
_database: dict[str, Any] = {**SYSTEM_DATABASES["default"], "TEST": {"MIGRATE": False}}
if str(_database["ENGINE"]).endswith("postgresql"):
    # a test database need not outlive a crash of the server; helpers started for a statement take longer than its few rows
    _spared = "-c synchronous_commit=off -c max_parallel_workers_per_gather=0"
    _options = _database["OPTIONS"]
    _database["OPTIONS"] = {**_options, "options": f"{_options['options']} {_spared}"}

DATABASES = {"default": _database}
