"""The run itself: see the package's docstring."""

from __future__ import annotations

import argparse
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.attack.faults import judged, people
from tests.attack.faults.people import Told
from tests.attack.faults.place import OURS, Killer, create, database, drop, served, there, url_of

# the last line of a traceback in the server's log, and not of what only led to another
RAISED = re.compile(
    r"^([\w.]*(?:Error|Exception|Terminated|AdminShutdown|Busy)\b[^\n]{0,90})[^\n]*\n(?!.{0,3}\n?(?:During|The above))",
    re.MULTILINE,
)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.attack.faults")
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--clients", type=int, default=6)
    parser.add_argument("--port", type=int, default=8765)
    parser.add_argument("--sample", default="faults_sample", help="database with the sample, made if it is not there")
    parser.add_argument("--files", default="var/faults-sample", help="the files of its papers")
    asked = parser.parse_args()
    server = os.environ.get("DATABASE_URL", "")
    if not server.startswith("postgres"):
        sys.stderr.write("DATABASE_URL must name a PostgreSQL server; a database of its own is made there.\n")
        return 2
    # whoever ends it early finds its server stopped and its database dropped
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(2))
    sample = Path(asked.files)
    if not (there(server, asked.sample) and sample.is_dir()):
        _prepare(server, asked.sample, sample)
    with database(server, like=asked.sample) as url, tempfile.TemporaryDirectory() as place:
        files, log = Path(place) / "files", Path(place) / "server.log"
        shutil.copytree(sample, files)
        env = _environment(url, files)
        # libpq calls the connections of this process so; the server's have no name
        os.environ |= {**env, "PGAPPNAME": OURS}
        people.set_up()
        with served(asked.port, env, log) as master:
            told, kills = _attacked(asked, url, master.pid)
        failed = _judge(told, kills, log)
        _leave()
    return failed


def _prepare(server: str, name: str, files: Path) -> None:
    """The sample, played by a process of its own: this one is to work in a copy. All of it or nothing."""
    drop(server, name)
    create(server, name)
    code = "from tests.attack.faults import people; people.prepare()"
    try:
        subprocess.run([sys.executable, "-c", code], env=_environment(url_of(server, name), files), check=True)
    except BaseException:
        drop(server, name)
        raise


def _environment(url: str, files: Path) -> dict[str, str]:
    place = {"DATABASE_URL": url, "CHENGAN_FILE_ROOT": str(files), "DJANGO_SETTINGS_MODULE": "config.settings"}
    return {**os.environ, **place}


def _leave() -> None:
    from django.db import connection

    connection.close()


def _attacked(asked: Any, url: str, master: int) -> tuple[Told, dict[str, int]]:
    told = Told()
    clients = people.clients(f"http://127.0.0.1:{asked.port}", asked.clients, told)
    killer = Killer(master, url)
    # the first requests load what is loaded on demand, and are not disturbed
    people.sign_in(clients)
    over = time.monotonic() + asked.seconds
    killer.start()
    for client in clients:
        client.over = over
        client.start()
    for client in clients:
        client.join()
    killer.stop()
    # who acted last may still be writing its papers' files
    time.sleep(2)
    return told, killer.kills


def _judge(told: Told, kills: dict[str, int], log: Path) -> int:
    """Compare what was told with what stands in the database; 1 if anything is wrong."""
    say: Callable[[str], Any] = lambda line: sys.stdout.write(line + "\n")  # noqa: E731
    outcome, halves = judged.verdicts(told), list(judged.halves())
    for line in [*judged.stories(told), *halves, *(f"{count} × {what}" for what, count in told.refusals.most_common())]:
        say(line)
    for raised, count in Counter(RAISED.findall(log.read_text(errors="replace"))).most_common(12):
        say(f"{count} × {raised}")
    said, broken, _missing = judged.verified()
    say(f"verify_audit: {said}")
    say(f"render_documents: {judged.rendered()}")
    said, still_broken, unmade = judged.verified()
    say(f"verify_audit: {said}")
    done = outcome["done"] + outcome["already_done"]
    figures = {"acts": len(told.said), "done": done, "told_already": outcome["already_done"], "refused": outcome["refused"]}
    figures |= {"gave_up": outcome["gave_up"], "unanswered": told.unanswered, **kills}
    wrong = {name: outcome[name] for name in judged.WRONG} | {"half": len(halves)}
    wrong |= {"broken": max(broken, still_broken), "unmade": unmade}
    say(" ".join(f"{name}={count}" for name, count in (figures | wrong).items()))
    hurt = kills["workers_killed"] and kills["backends_killed"]
    return 1 if any(wrong.values()) or not (done and hurt) else 0


if __name__ == "__main__":
    sys.exit(main())
