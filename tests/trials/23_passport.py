from common import *

r, _ = clue(party_kind="natural_person", party_name="TEST JOHN", party_identity="E12345678")
check(
    r.status_code == 302,
    "a kind of document (IdentityKind exists in the model: passport, HK/Macao, Taiwan, foreign resident) can be chosen and the number is kept",
    r.status_code,
)
