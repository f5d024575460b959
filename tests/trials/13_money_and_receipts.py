from common import *
from cases.penalty.models import Payment

k = PenaltyCase.objects.filter(state="PAY_DUE").first()
who = k.assignments.filter(duty="handler", to_day__isnull=True).first().officer.user.username


def pay(**d):
    return step(who, k, "record_payment", **{"paid_on": TODAY, **d}).status_code


# "1,5" is refused and books nothing, so the receipt is booked here
pay(purpose="fine", amount="1", receipt="R-1")
got = {
    "1,5": pay(purpose="fine", amount="1,5", receipt="R-1"),
    "same receipt full-width": pay(purpose="fine", amount="1", receipt="Ｒ－１"),
    "same receipt lower case": pay(purpose="fine", amount="1", receipt="r-1"),
    "one receipt, fine and gains": pay(purpose="gains", amount="1", receipt="R-1"),
}
check(
    got == {"1,5": 422, "same receipt full-width": 422, "same receipt lower case": 422, "one receipt, fine and gains": 302},
    "1,5 is no amount (422); receipts compared after NFKC and case folding (422); one 缴款书 may carry fine and gains (302)",
    (got, list(Payment.objects.filter(case=k).values_list("purpose", "amount", "receipt"))),
)
