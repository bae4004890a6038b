"""Situations to be decided by Consilium and by its peer, as `consilium decide` reads them: one that is a yes, and changes
to it that each rule answers to. Writes them as a JSON array to the file given."""

import copy
import json
import sys

YES = {
    "service": "outpatient-appointment",
    "as_of": "2026-03-02T10:00:00+08:00",
    "contract": {
        "effective_on": "2026-01-10",
        "cooling_off_until": "2026-01-25",
        "state": {"2026-01-10": "in_force"},
        "meets_standard": {"2026-01-10": True},
        "barred_by_agreement": {"2026-01-10": False},
    },
    "member": {"name": "王芳", "birth_date": "1980-06-01", "identity_number": "310104198006011262"},
    "applicant": {"role": "insured", "on_record": True},
    "facts": {
        "request.symptoms": "胸闷三周",
        "request.department": "cardiology",
        "illness.code": "malignant-tumour-severe",
        "illness.first_seen_on": "2026-03-01",
        "diagnosis.certainty": "confirmed",
        "diagnosis.hospital_country": "CN",
        "diagnosis.hospital_grade": "III-A",
        "exclusion.finding": "none",
        "wish.visit_on": "2026-03-20",
        "wish.expert_level": "chief",
    },
    "uses": [],
}

# (name, path, value); None takes the member away.
CHANGES = [("another-person", "patient_is_insured", False)]
CHANGES += [(f"contract-{state}", "contract/state", {"2026-01-10": "in_force", "2026-02-20": state})
            for state in ("suspended", "lapsed", "matured", "terminated")]
CHANGES += [(f"suspended-on-{day}", "contract/state", {"2026-01-10": "in_force", day: "suspended"})
            for day in ("2026-03-02", "2026-03-03")]
CHANGES += [
    ("below-standard", "contract/meets_standard", {"2026-01-10": False}),
    ("barred", "contract/barred_by_agreement", {"2026-01-10": True}),
]
CHANGES += [(f"asked-on-{day}", "as_of", f"{day}T10:00:00+08:00")
            for day in ("2026-01-20", "2026-01-25", "2026-01-26", "2026-02-09", "2026-02-10", "2026-02-11")]
CHANGES += [(f"ill-since-{day}", "facts/illness.first_seen_on", day) for day in ("2025-12-01", "2026-02-09", "2026-02-10")]
CHANGES += [(f"graded-{grade}", "facts/diagnosis.hospital_grade", grade)
            for grade in ("I-A", "II", "II-B", "II-A", "III", "III-C", "III-B")]
CHANGES += [
    ("diagnosed-abroad", "facts/diagnosis.hospital_country", "US"),
    ("suspected-only", "facts/diagnosis.certainty", "suspected"),
    ("excluded", "facts/exclusion.finding", "applies"),
]
CHANGES += [(f"department-{name}", "facts/request.department", name) for name in ("oncology", "obstetrics", "imaging")]
CHANGES += [(f"wished-on-{day}", "facts/wish.visit_on", day)
            for day in ("2026-03-04", "2026-03-06", "2026-03-09", "2026-03-10")]
CHANGES += [(f"level-{level}", "facts/wish.expert_level", level) for level in ("resident", "attending", "associate-chief")]
CHANGES += [
    ("level-and-type", "facts/wish.outpatient_type", "specialist-clinic"),
    ("hospital-listed", "facts/wish.hospital", "beijing-001"),
    ("used-before", "uses", [{"service": "outpatient-appointment", "on": "2026-02-15", "state": "consumed"}]),
    ("used-another-service", "uses", [{"service": "admission-coordination", "on": "2026-02-15", "state": "consumed"}]),
]
CHANGES += [(f"without-{fact}", f"facts/{fact}", None) for fact in
            ("illness.code", "illness.first_seen_on", "diagnosis.certainty", "diagnosis.hospital_country",
             "diagnosis.hospital_grade", "exclusion.finding", "request.department", "wish.visit_on", "wish.expert_level")]
MINOR = {"name": "王小", "birth_date": "2012-06-01", "identity_number": "310104201206011262"}


def changed(path, value):
    situation = copy.deepcopy(YES)
    *folders, last = path.split("/")
    place = situation
    for folder in folders:
        place = place[folder]
    if value is None:
        del place[last]
    else:
        place[last] = value
    return situation


def situations():
    yield "yes", YES
    for name, path, value in CHANGES:
        yield name, changed(path, value)
    minor = changed("member", MINOR)
    yield "minor-by-itself", minor
    yield "minor-by-guardian", {**minor, "applicant": {"role": "guardian", "name": "王芳", "on_record": True}}
    yield "minor-by-stranger", {**minor, "applicant": {"role": "guardian", "name": "李四", "on_record": False}}


if __name__ == "__main__":
    with open(sys.argv[1], "w", encoding="utf-8") as file:
        json.dump([{"name": name, "situation": situation} for name, situation in situations()], file, ensure_ascii=False)
