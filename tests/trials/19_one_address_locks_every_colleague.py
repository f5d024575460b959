from common import *

u = User.objects.get(username="leader")
u.set_password("Right-Password-2026")
User.objects.filter(pk=u.pk).update(password=u.password)
for i in range(5):
    Client(HTTP_HOST="127.0.0.1").post(
        "/sign-in/", dict(username="leader", password="x"), REMOTE_ADDR="10.0.0.1", HTTP_X_FORWARDED_FOR=f"203.0.113.{i}"
    )
r = Client(HTTP_HOST="127.0.0.1").post(
    "/sign-in/",
    dict(username="leader", password="Right-Password-2026"),
    REMOTE_ADDR="10.0.0.1",
    HTTP_X_FORWARDED_FOR="198.51.100.7",
)
check(
    r.status_code == 302,
    "behind the proxy that production assumes the client's own address counts: the right password from elsewhere signs in",
    r.status_code,
)
