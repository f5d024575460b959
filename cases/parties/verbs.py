"""The wording of this package's acts in the log."""

from __future__ import annotations

from collections.abc import Mapping

from cases.base.errors import Text

VERBS: Mapping[str, Text] = {
    "parties.register_party": Text("登记当事人", "Registered a party"),
    "parties.correct_party": Text("更正当事人信息", "Corrected a party's particulars"),
    "parties.complete_party": Text("补充当事人信息", "Completed a party's particulars"),
    "parties.merge_parties": Text("合并当事人", "Merged two records of one party"),
    "parties.split_party": Text("撤销合并当事人", "Undid the merger of a party"),
    "parties.read_party": Text("查阅当事人", "Read a party"),
    "parties.add_division": Text("登记区划", "Entered a division"),
    "parties.end_division": Text("停用区划", "Ended a division"),
    "parties.import_enterprises": Text("导入企业登记信息", "Imported registered enterprises"),
    "parties.register_authority": Text("登记机关", "Registered an authority"),
    "parties.register_officer": Text("登记执法人员", "Registered an officer"),
    "parties.issue_certificate": Text("登记资格证件", "Recorded a certificate"),
    "parties.suspend_certificate": Text("暂扣资格证件", "Suspended a certificate"),
    "parties.restore_certificate": Text("恢复资格证件", "Restored a certificate"),
    "parties.appoint": Text("任职", "Appointed an officer"),
    "parties.end_appointment": Text("免职", "Ended an appointment"),
    "parties.grant_licence": Text("登记许可", "Recorded a licence"),
    "parties.change_licence": Text("变更许可状态", "Changed a licence's status"),
}
