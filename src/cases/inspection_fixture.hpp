// A service of the invented programme with uses counted apart, times that are only measured, and something left to do
// after the end.
#pragma once

#include <string_view>

namespace consilium::cases {

inline constexpr std::string_view bicycles_inspection = R"yaml(
format: service/1
id: inspection
name: { en: Inspection }
facts:
  inspected.kind: { type: one_of, values: { racing: { en: Racing }, city: { en: City } }, source: member, name: { en: Kind } }
  report.recipient: { type: text, source: provider, name: { en: Who got the report } }
  report.copy: { type: yes_no, source: member, name: { en: A copy for the shop } }
apply:
  channels: [phone]
  record: [ { fact: inspected.kind, optional: true }, { fact: report.copy, optional: true } ]
  cites: ["house:given"]
quota:
  lines:
    - { id: racing, name: { en: Racing bicycles }, count: 1, when: { fact: inspected.kind, is: racing }, cites: ["house:given"] }
    - { id: any, name: { en: Any bicycle }, count: 2, otherwise: true, cites: ["house:given"] }
  per: policy_year
  year_of: applied
  hold_at: accepted
  cites: ["house:given"]
notices:
  copy-warning: { text: risk, kind: warning, at: [copy-report], must: accept, cites: ["house:given"] }
consents:
  copying: { text: sharing, signer: applicant, covers: [member], before: copy-report, cites: ["house:given"] }
tasks:
  - { id: accept, name: { en: Accept }, owner: mechanic, opens: { reached: applied }, require: [ { id: not-eligible, that: { decision: eligible } } ], marks: [accepted], due: inspecting, cites: ["house:given"] }
  - { id: see, name: { en: See it }, owner: mechanic, opens: { reached: applied }, record: [inspected.kind], marks: [seen], due: inspecting, cites: ["house:given"] }
  - { id: answer, name: { en: Answer }, owner: mechanic, opens: { any_of: [ { reached: accepted }, { reached: seen } ] }, marks: [answered], due: asking, cites: ["house:given"] }
  - id: inspect
    name: { en: Inspect }
    owner: mechanic
    opens: { reached: accepted }
    due: inspecting
    outcomes:
      - { id: sound, name: { en: Sound }, ends: sound }
      - { id: unsound, name: { en: Unsound }, ends: unsound }
    cites: ["house:given"]
  - { id: send-report, name: { en: Send the report to the insurer }, owner: mechanic, opens: { ended: [sound, unsound] }, record: [report.recipient], tells: { to: insurer, text: inspected, parts: { kind: inspected.kind, copy: { fact: report.copy, when: { fact: report.copy, is: yes } } } }, marks: [report-sent], due: reporting, cites: ["house:given"] }
  - { id: copy-report, name: { en: Send a copy }, owner: chief, opens: { all_of: [ { ended: sound }, { fact: report.copy, is: yes } ] }, marks: [copied], due: copying, cites: ["house:given"] }
deadlines:
  - { id: inspecting, kind: promise, owed_by: provider, within: { working_days: 5 }, after: [applied], met_by: [closed], name: { en: Inspected }, cites: ["house:given"] }
  - { id: asking, kind: measured, owed_by: provider, first_of: [accepted, seen], met_by: [answered], name: { en: Asked until answered }, cites: ["house:given"] }
  - id: answering
    kind: promise
    owed_by: provider
    within: { working_days: 2 }
    first_of: [accepted, seen]
    met_by: [answered]
    excused_unless:
      - { id: seen, that: { reached: seen }, name: { en: Nobody has seen it yet }, cites: ["house:given"] }
      - { id: copy, that: { fact: report.copy, is: yes }, name: { en: No copy is wanted }, cites: ["house:given"] }
    name: { en: Answered }
    cites: ["house:given"]
  - { id: reporting, kind: target, owed_by: provider, within: { working_days: 5 }, after: [closed], met_by: [report-sent], late: escalate, name: { en: Reported }, cites: ["house:given"] }
  - { id: copying, kind: target, owed_by: provider, within: { natural_days: 30 }, after: [accepted], met_by: [copied], name: { en: Copied }, cites: ["house:given"] }
cancellation:
  channels: [phone]
  stages:
    - { id: always, otherwise: true, then: free, ends: called-off, cites: ["house:given"] }
ends:
  - { id: sound, use: consume, cause: none, name: { en: Sound }, cites: ["house:given"] }
  - { id: unsound, use: consume, cause: none, tells: { text: unsound, parts: { kind: inspected.kind }, channels: [letter] }, name: { en: Unsound }, cites: ["house:given"] }
  - { id: unseen, use: release, cause: none, by: [chief], record: [close.reason], tells: { text: unseen, parts: { reason: close.reason }, channels: [phone] }, name: { en: Never seen }, cites: ["house:given"] }
  - { id: called-off, use: release, cause: member, name: { en: Called off }, cites: ["house:given"] }
)yaml";

}  // namespace consilium::cases
