from common import *

k = PenaltyCase.objects.select_related("party").exclude(party__uscc=None).first()
l = cl("head")
n = lambda q: l.get("/cases/", {"q": q}).content.decode().count('class="row-link"')
got = {
    q: n(q)
    for q in (
        k.number,
        k.number.replace("〔", "[").replace("〕", "]"),
        k.number.replace("〔", "(").replace("〕", ")"),
        k.party.uscc,
        "\u200b" + k.party.name,
    )
}
check(all(got.values()), "every way of writing the number, the credit code, and a pasted zero-width mark find the case", got)
