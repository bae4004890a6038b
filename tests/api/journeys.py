"""What the tests do on the way to what they test: applications of members of the demonstration roster."""

WANG_FANG = ("王芳", "310104198006011262")


def intake(house, case, name, number, **scope):
    """Identity, data, papers and texts of an application, up to acceptance."""
    paper = {"diagnosis.certainty": "suspected", "diagnosis.hospital_country": "CN",
             "diagnosis.hospital_grade": "II-A", "illness.first_seen_on": "2026-02-20"}
    house.must(case, "receive_record", checklist="application", item="diagnosis-record", kind="medical-record",
               channel="email", dated_on="2026-02-20", facts=paper)
    house.must(case, "act", task="verify-identity", facts={"identity.name": name, "identity.number": number})
    house.must(case, "act", task="confirm-personal-data",
               facts={"contact.phone": "13800000101", "contact.sex": "female", "contact.address": {"declined": True}})
    for notice in ("keep-reachable", "terms"):
        house.must(case, "give_notice", notice=notice, accepted=True)
    for notice in ("lists-for-reference", "published"):
        house.must(case, "give_notice", notice=notice)
    house.must(case, "change_consent", consent="partner-sharing")
    house.must(case, "act", task="judge-scope", outcome="in-scope",
               facts={"illness.code": "malignant-tumour-severe", "exclusion.finding": "none", **scope})


def open_appointment(house, contract):
    answer = house.post("/api/v1/cases", {
        "contract": contract, "service": "outpatient-appointment",
        "facts": {"request.symptoms": "胸闷三周", "request.department": "cardiology"}})
    assert answer.status == 201, answer
    return answer.json["id"]


def accepted_appointment(house, member=WANG_FANG):
    name, number = member
    contract = house.find(name)["contracts"][0]["id"]
    case = open_appointment(house, contract)
    house.must(case, "act", task="assess", facts={"assessment.condition": "疑似", "assessment.needs": "专家门诊",
                                                   "assessment.advice": "尽快就诊"})
    house.must(case, "give_notice", notice="incomplete-data", accepted=True)
    intake(house, case, name, number)
    house.must(case, "act", task="accept")
    return case


def agreed_appointment(house, member=WANG_FANG):
    case = accepted_appointment(house, member)
    house.must(case, "act", task="propose",
               facts={"proposal.hospital": "beijing-003", "proposal.expert_level": "chief"})
    for notice in ("treatment-liability", "institution-liable"):
        house.must(case, "give_notice", notice=notice, accepted=True)
    house.must(case, "act", task="agree", outcome="agreed")
    return case


def told_appointment(house, member=WANG_FANG):
    """A visit on Friday 20 March 2026, 09:30, booked and told."""
    case = agreed_appointment(house, member)
    house.must(case, "act", task="book", facts={
        "booking.hospital": "beijing-003", "booking.department": "cardiology", "booking.expert": "张医生",
        "booking.expert_level": "chief", "booking.escort": "李专员", "visit.at": "2026-03-20T09:30:00+08:00"})
    house.must(case, "give_notice", notice="point-of-no-return", accepted=True)
    house.must(case, "act", task="tell-booking")
    return case


def quota(house, person, service):
    entitlements = house.get(f"/api/v1/members/{person}/entitlements").json["entitlements"]
    return next(one["decision"]["quota"] for one in entitlements if one["service"] == service)


def approve_next(house, programme, insurer, files):
    """The next version of a programme, written by one and approved by another; its hash. Its scenarios must pass."""
    editor, approver = f"demo-editor-{insurer}", f"demo-approver-{insurer}"
    draft = house.post("/api/v1/drafts", {"programme": programme, "files": files}, editor)
    assert draft.status == 201, draft
    proposed = house.post(f"/api/v1/drafts/{draft.json['id']}/proposals", {}, editor, {"If-Match": draft.headers["ETag"]})
    assert proposed.status == 201, proposed
    approved = house.post(f"/api/v1/proposals/{proposed.json['id']}/approval", {"hash": proposed.json["hash"]}, approver)
    assert approved.status == 200, approved
    return approved.json["hash"]
