"""The pages of a supervision signal: its answer."""

from web.signal.answer import ROWS as ROWS
