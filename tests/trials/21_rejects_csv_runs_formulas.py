from common import *

imported([["@SUM(1)", "", "", "", "", "", "", ""], ["=1+1", "1", "", "", "", "", "", ""]])
t = open(TMP + "/rej.csv", encoding="utf-8-sig").read()
bad = [c for c in re.split(r"[,\n]", t) if c[:1] in "=@+" and c]
check(not bad, "cells that begin with = + - @ are defused in a file meant for Excel", bad)
