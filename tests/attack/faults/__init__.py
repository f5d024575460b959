"""Kill workers and database backends while clients act, then look whether anything was lost, halved or told wrongly.

    DATABASE_URL=postgres://… python -m tests.attack.faults [--seconds 60] [--clients 6] [--port 8765]

A few sample cases are played once into the database `faults_sample` of that server (drop it, and var/faults-sample, when the
product has changed). Each run copies it, gunicorn serves the copy as it serves a bureau (config.serving), clients register
clues, assign them and add evidence over HTTP, and meanwhile a worker or a backend of that database is killed about every
second. A client whose answer did not come sends the same page again, as a person does.

It prints how many acts were tried and done, answers that did not come, kills, and of each kind of fault how many:
`lost` (told done, not there), `half` (part of an act without the rest), `false_already` (told that it was done before, not
there), `false_refusal` (told refused, and there), `twice`, `broken` (findings of verify_audit), `unmade` (papers whose file
could not be made afterwards). Exit 1 if any of these is not 0, or if nothing was done or nothing killed. A paper without its
file is none: the file follows the commit, and `render_documents` makes it.
"""
