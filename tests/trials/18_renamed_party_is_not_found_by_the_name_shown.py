from common import *
from integrity.publicity.models import PenaltyPublicity

row = PenaltyPublicity.objects.filter(state="PUBLISHED", party__kind="company").select_related("party").first()
old = row.party.name
imported([["示例县新名有限公司", row.party.uscc, "", "", "", "", "", ""]])
t = Client(HTTP_HOST="127.0.0.1").get("/public/penalties/", {"q": old}).content.decode()
n = len(set(re.findall(r"/public/penalties/([0-9a-f]{20})/", t)))
check(n > 0, "the name printed in the publication finds it, the new name too", f"{n} hits for the printed name")
