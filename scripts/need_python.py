"""Refuse an interpreter that is too old, in words, before anything is installed."""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - this file runs under whatever `python3` is
    sys.exit("诚案需要 Python 3.11 或更高版本。 Python 3.11 or newer is needed; set PYTHON=/path/to/python3.11.")
