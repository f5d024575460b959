"""How the site is served: `gunicorn -c python:config.serving config.wsgi`.

Threads, so that a request somebody does not finish sending holds one of them and not a worker; and a limit on how long a
thread waits for the next bytes, so that it is not held for long. A proxy in front reads slow clients first.
"""

from __future__ import annotations

import socket
import struct
from typing import Any

from config import env

bind = env.BIND
worker_class = "gthread"
workers = env.WORKERS
threads = 8
# seconds: a worker that does not answer its master, requests under way at a stop, an idle connection
timeout, graceful_timeout, keepalive = 60, 30, 5
# memory that libraries do not give back goes with the worker
max_requests, max_requests_jitter = 5000, 500
loglevel = "warning"


def when_ready(server: Any) -> None:
    """The limit stands on the listening sockets; the system hands it on to every connection, whatever is done to it there."""
    limit = struct.pack("ll", env.PATIENCE, 0)
    for listener in server.LISTENERS:
        listener.sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVTIMEO, limit)
        listener.sock.setsockopt(socket.SOL_SOCKET, socket.SO_SNDTIMEO, limit)
