from common import *

k = PenaltyCase.objects.filter(state="PAY_DUE").first()
w = {
    s: cl("leader").get(f"/act/case/{c.pk}/penalty.replace_officer/").status_code
    for s in ("INVEST", "INV_DONE", "APPR", "NOTIFIED", "DEC_PEN", "PAY_DUE")
    if (c := PenaltyCase.objects.filter(state=s).first())
}
check(
    set(w.values()) == {200},
    "a leader can replace a case officer in every open state (service, payment, archive need a handler of the case)",
    w,
)
