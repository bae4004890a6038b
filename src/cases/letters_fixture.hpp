// A service of the invented programme that is a thread: questions in writing, with promises that count from messages.
#pragma once

#include <string_view>

namespace consilium::cases {

inline constexpr std::string_view bicycles_letters = R"yaml(
format: service/1
id: letters
name: { en: Letters }
facts:
  letter.subject: { type: text, source: member, name: { en: What it is about } }
apply:
  channels: [app]
  record: [letter.subject]
  cites: ["house:given"]
quota: { count: 3, per: contract, hold_at: accepted, cites: ["house:given"] }
notices:
  only-advice: { text: risk, kind: warning, at: [hand-in], must: accept, cites: ["house:given"] }
tasks:
  - { id: hand-in, name: { en: Ask }, owner: member, opens: { reached: applied }, require: [ { id: not-eligible, that: { decision: eligible } } ], marks: [accepted], due: asking, cites: ["house:given"] }
  - { id: reply, name: { en: Reply }, owner: chief, opens: { reached: accepted }, marks: [replied], due: replying, cites: ["house:given"] }
  - id: finish
    name: { en: Finish }
    owner: chief
    opens: { reached: replied }
    due: finishing
    outcomes:
      - { id: pointless, name: { en: Pointless }, ends: pointless }
      - { id: finished, name: { en: Finished }, marks: [finished] }
    cites: ["house:given"]
threads:
  - id: questions
    name: { en: Questions }
    channels: [app]
    attach: { kinds: [picture], at_most: 2 }
    writers:
      - { by: [member], while: { reached: applied }, does: [hand-in], clears: [greeted], reopens: [finish], marks: [first-asked], marks_anew: [asked], cites: ["house:given"] }
      - { by: [chief, mechanic], while: { reached: accepted }, automatic: yes, require: [ { id: too-early, that: { not_yet: finished } } ], does: [reply], marks: [greeted], cites: ["house:given"] }
    cites: ["house:given"]
deadlines:
  - { id: asking, kind: target, owed_by: member, within: { hours: 24 }, after: [applied], met_by: [accepted], late: { ends: unasked }, name: { en: Asked }, cites: ["house:given"] }
  - { id: replying, kind: promise, owed_by: provider, within: { minutes: 30 }, after: [first-asked], met_by: [replied], late: escalate, name: { en: Replied }, cites: ["house:given"] }
  - { id: finishing, kind: promise, owed_by: provider, within: { hours: 4 }, after: [replied, asked], met_by: [finished], late: escalate, name: { en: Finished }, cites: ["house:given"] }
  - { id: silence, kind: target, owed_by: member, within: { hours: 24 }, after: [finished], met_by: [closed], late: { ends: finished }, name: { en: Ends by itself }, cites: ["house:given"] }
cancellation:
  channels: [app]
  stages:
    - { id: always, otherwise: true, then: free, ends: withdrawn, cites: ["house:given"] }
ends:
  - { id: finished, use: consume, cause: none, name: { en: Finished }, cites: ["house:given"] }
  - { id: pointless, use: release, cause: none, name: { en: Pointless }, cites: ["house:given"] }
  - { id: unasked, use: release, cause: member, name: { en: Never asked }, cites: ["house:given"] }
  - { id: withdrawn, use: release, cause: member, name: { en: Withdrawn }, cites: ["house:given"] }
)yaml";

}  // namespace consilium::cases
