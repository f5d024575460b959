from common import *

H = "year,reference,published_on,day,kind,name\n"


def enter(t):
    p = TMP + "/c.csv"
    open(p, "w", encoding="utf8").write(H + t)
    try:
        call_command("enter_calendar", p, stdout=io.StringIO())
        return 0
    except SystemExit as e:
        return e.code


sys.stderr = io.StringIO()
a = enter("2028,国办发明电〔2027〕1号,2027-11-05,2028-01-03,restday,元旦\n")
b = enter("2028,国办发明电〔2028〕2号,2028-01-20,2028-02-02,restday,延长假期\n")
sys.stderr = sys.__stderr__
check(
    (a, b) == (0, 0),
    "both are entered, the later one wins for its days (as 国办发明电〔2019〕3号 and 〔2020〕1号 did)",
    f"first {a}, amendment {b}",
)
