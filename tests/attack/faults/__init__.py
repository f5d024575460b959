"""Kill workers and database backends while clients act, then look whether anything was lost, halved or told wrongly.

    DATABASE_URL=postgres://… python -m tests.attack.faults [--seconds 60] [--clients 6] [--port 8765]

A database of its own is made on that server, a few sample cases are played there, gunicorn serves it, clients register
clues and add evidence over HTTP, and meanwhile a worker or a backend of that database is killed every second. A client
whose answer did not come sends the same page again, as a person does. Exit 1 if anything was lost, half done or said to be
done that was not.
"""
