from common import *

imported(
    [
        [f"示例商业银行股份有限公司第{i}分行", uscc.make_valid("91640100MA6Q%04d" % i), "2018-01-02", "", "", "", "宁夏", "银川"]
        for i in range(30)
    ]
    + [["示例商业银行股份有限公司", uscc.make_valid("91640100MA6Q9999"), "2018-01-02", "", "", "", "宁夏", "银川"]]
)
r, _ = clue(party="示例商业银行股份有限公司")
check(r.status_code == 302, "an exact name is found however many names begin with it", r.status_code)
