from common import *

_, k = clue()
u = cl("unithead")
url = f"/act/clue/{k.pk}/clue.assign/"
t = token(u.get(url))
a = u.post(url, {"token": t, "officers": officers()[:1]})
b = u.post(url, {"token": t, "officers": officers()})
k.refresh_from_db()
check(
    b.status_code == 302,
    "a refused act does not use up the page: going Back, correcting and sending again is done",
    f"{a.status_code} then {b.status_code} ({text(b)[130:200]}), state {k.state}",
)
