"""Shared part of the trials. Run from the project root after `make demo SERVE=no`: .venv/bin/python ../shared/trials/NN_x.py
Works on a private temporary copy of the demo database; prints FAIL with the right value, or PASS."""

import os, re, html, shutil, sys, tempfile, logging, io

CLONE = os.environ.get("CLONE", os.getcwd())
DEMO = os.environ.get("DEMO", "var/demo.sqlite3")
TMP = tempfile.mkdtemp(prefix="trial-")
shutil.copy(DEMO, TMP + "/x.sqlite3")
os.environ.update(
    DATABASE_URL=f"sqlite:///{TMP}/x.sqlite3", CHENGAN_FILE_ROOT=TMP + "/files", DJANGO_SETTINGS_MODULE="config.settings"
)
os.chdir(CLONE)
sys.path.insert(0, CLONE)
import django

django.setup()
logging.disable(logging.CRITICAL)
from django.test import Client
from django.core.management import call_command
from django.utils import timezone
from cases.base.models import User, Document, Draft
from cases.base.work import legal_date
from cases.intake.models import Clue
from cases.penalty.models import PenaltyCase
from cases.parties.models import Party, Officer
from cases.parties import uscc, identity
from datetime import timedelta

TODAY = legal_date(timezone.now()).isoformat()
EARLIER = (legal_date(timezone.now()) - timedelta(days=2)).isoformat()


def cl(name):
    c = Client(raise_request_exception=False, HTTP_HOST="127.0.0.1")
    c.force_login(User.objects.get(username=name), backend="django.contrib.auth.backends.ModelBackend")
    return c


def text(r):
    t = re.sub(r"<(script|style)[^>]*>.*?</\1>", "", r.content.decode("utf8", "replace"), flags=re.S)
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", t)))


def token(r):
    m = re.search(r'name="token" value="([^"]+)"', r.content.decode())
    return m.group(1) if m else ""


def act(who, url, **data):
    c = cl(who)
    r = c.get(url)
    return c.post(url, {"token": token(r), **data}) if r.status_code == 200 else r


def officers():
    return [str(o.pk) for o in Officer.objects.filter(user__username__in=["officer1", "officer2"])]


def clue(**more):
    r = act("intake", "/clues/new/", **{"source": "inspection", "received_on": EARLIER, "content": "核查线索", **more})
    return r, Clue.objects.order_by("-pk").first()


FACTS = dict(
    conduct="FSL122",
    product="food",
    role="seller",
    acted_on=EARLIER,
    discovered_on=EARLIER,
    goods_value="5000",
    sales_amount="3000",
    unsold_value="2000",
    illegal_gains="500",
    complex="no",
    public_interest="no",
    serious="no",
    harm="no",
    substance="none",
    deaths="0",
    ill="0",
    serious_injuries="0",
    violations="1",
    refused_to_correct="no",
    repeat_within_year="no",
    convicted="no",
    penalties_within_year="0",
    duration_days="3",
)
PROP = dict(
    conduct="FSL122",
    kinds=["fine", "confiscate_gains"],
    fine="60000",
    confiscated_gains="500",
    tier="ordinary",
    facts_text="经查",
    reasons_text="理由",
)
POINTS = {k: "on" for k in "jurisdiction party facts nature basis procedure fitness".split()}


def to_case(party, facts=FACTS):
    _, k = clue()
    pk = k.pk
    act("unithead", f"/act/clue/{pk}/clue.assign/", officers=officers())
    act("officer1", f"/act/clue/{pk}/clue.report_findings/", findings="核实", opinion="file", **facts, **party)
    r = act(
        "leader",
        f"/act/clue/{pk}/clue.file/",
        cause="经营案",
        officers=officers(),
        prima_facie="on",
        punishable="on",
        jurisdiction="on",
        reason="符合立案条件",
    )
    return r, PenaltyCase.objects.filter(clue=pk).first()


def step(who, k, verb, **d):
    return act(who, f"/act/case/{k.pk}/penalty.{verb}/", **d)


def evidence(k, **d):
    return step(
        "officer1",
        k,
        "add_evidence",
        **{
            "kind": "documentary",
            "title": "进货票据",
            "proves": "销售",
            "source": "当事人",
            "taken_on": EARLIER,
            "collectors": officers(),
            **d,
        },
    )


def finish(k):
    return step("officer1", k, "finish_investigation", party_text="x", source_text="x", nature_text="x", opinion_text="x", **PROP)


def to_notice(k):
    evidence(k)
    finish(k)
    step("unithead", k, "submit_review", kind="case", opinion="同意")
    step("reviewer", k, "pass_review", opinion="同意", **POINTS)
    return step("leader", k, "approve_notice", opinion="同意", **PROP)


def imported(rows):
    p = TMP + "/in.csv"
    open(p, "w", encoding="utf8").write(
        "企业名称,统一社会信用代码,注册日期,企业类型,注册资金,经营范围,所在省份,地区\n"
        + "".join(",".join(r) + "\n" for r in rows)
    )
    call_command("import_enterprises", p, rejects=TMP + "/rej.csv", stdout=io.StringIO())


def check(ok, right, got=""):
    print(
        ("PASS " if ok else "FAIL ") + os.path.basename(sys.argv[0]) + " | right: " + right + (f" | got: {got}" if not ok else "")
    )
    shutil.rmtree(TMP, ignore_errors=True)
