// The invented programme of the tests, as its author would write it.
#pragma once

#include <string_view>

namespace consilium::cases {

inline constexpr std::string_view bicycles_programme = R"yaml(
format: programme/1
id: bicycles
version: "1"
effective: { from: 2026-01-01 }
name: { en: Bicycle help }
languages: [en]
zone: Asia/Shanghai
calendar: weekdays
insurer: { id: wheel-cover, name: { en: Wheel Cover } }
provider: { id: spoke, name: { en: Spoke } }
entitled: { products: [bicycle], person: insured, account: contract, cites: ["house:given"] }
house: { given: { en: "Everything here is invented." } }
hours:
  desk: { week: { monday-friday: "09:00-17:00" }, cites: ["house:given"] }
contacts:
  letters: { party: insurer, kind: email, value: "desk@example.org", use: [ask], cites: ["house:given"] }
  line: { party: provider, kind: phone, value: "555-0100", use: [ask], cites: ["house:given"] }
roles:
  mechanic: { party: provider, held_by: [specialist, supervisor], name: { en: Mechanic } }
  chief: { party: provider, held_by: [supervisor], name: { en: Chief } }
  office: { party: insurer, held_by: [administrator], name: { en: Office } }
scales:
  skill: { values: [novice, able, master] }
facts:
  close.reason: { type: text, source: provider, name: { en: What happened } }
rules:
  - { id: in-force, require: { fact: contract.state, on: applied, is: in_force }, say: { en: The contract is not in force }, cites: ["house:given"] }
  - { id: insured, require: { fact: patient.is_insured, is: yes }, say: { en: Only the insured person }, cites: ["house:given"] }
  - { id: not-blocked, require: { fact: account.identity_blocked, is: no }, say: { en: New cases are blocked }, cites: ["house:given"] }
excuses:
  storm: { cause: outside, needs: [from, to, region], name: { en: Storm }, cites: ["house:given"] }
  slow-papers: { cause: member, needs: [from, to], attribution: true, name: { en: Slow papers }, cites: ["house:given"] }
interrupts:
  wrong-person:
    name: { en: The wrong person }
    by: [mechanic]
    marks: stopped
    suspends: true
    blocks_new: true
    record: [close.reason]
    lifted_by: [office]
    settle: { owner: office, outcomes: { counts: { use: consume, name: { en: It counts } }, forgiven: { use: release, name: { en: Forgiven } } } }
    cites: ["house:given"]
services: [pickup, repair, tour, inspection, letters]
)yaml";

inline constexpr std::string_view bicycles_pickup = R"yaml(
format: service/1
id: pickup
name: { en: Pickup }
facts:
  slot.day: { type: instant, source: provider, name: { en: Day of the pickup } }
  slot.wish: { type: text, source: member, name: { en: Wish } }
apply:
  channels: [phone]
  record: [ { fact: slot.wish, optional: true } ]
  cites: ["house:given"]
quota: { count: 1, per: contract, year_of: asked, hold_at: asked, cites: ["house:given"] }
tasks:
  - { id: ask, name: { en: Ask }, owner: mechanic, opens: { reached: applied }, require: [ { id: not-eligible, that: { decision: eligible } } ], marks: [asked], cites: ["house:given"] }
  - { id: set-slot, name: { en: Set the day }, owner: mechanic, opens: { reached: asked }, record: [slot.day], marks: [set], cites: ["house:given"] }
  - id: fetch
    name: { en: Fetch }
    owner: mechanic
    opens: { reached: set }
    due: fetching
    outcomes:
      - { id: delivered, name: { en: Delivered }, ends: delivered }
      - { id: lost, name: { en: Lost }, ends: lost }
    cites: ["house:given"]
deadlines:
  - { id: fetching, kind: promise, owed_by: provider, within: { hours: 48 }, after: [set], met_by: [closed], name: { en: Fetched }, cites: ["house:given"] }
moves:
  - { id: other-day, name: { en: Another day }, by: [mechanic], while: { reached: set }, cause: provider, clears: [set], reopens: [set-slot], forgets: [slot.day], cites: ["house:given"] }
cancellation:
  channels: [phone]
  stages:
    - { id: early, while: { not_yet: set }, then: free, ends: called-off, cites: ["house:given"] }
    - { id: late, otherwise: true, then: barred, consequence: called-off-late, cites: ["house:given"] }
ends:
  - { id: delivered, use: consume, cause: none, name: { en: Delivered }, cites: ["house:given"] }
  - { id: lost, use: release, cause: provider, name: { en: Lost }, cites: ["house:given"] }
  - { id: called-off, use: release, cause: member, name: { en: Called off }, cites: ["house:given"] }
  - { id: called-off-late, use: consume, cause: member, by: [mechanic], from: set, name: { en: Called off late }, cites: ["house:given"] }
  - { id: dropped, use: release, cause: provider, by: [chief], from: asked, name: { en: Dropped }, cites: ["house:given"] }
)yaml";

inline constexpr std::string_view bicycles_repair = R"yaml(
format: service/1
id: repair
name: { en: Repair }
facts:
  bike.damage: { type: text, source: member, name: { en: Damage } }
  bike.kind: { type: one_of, values: { road: { en: Road bicycle }, cargo: { en: Cargo bicycle } }, source: member, name: { en: Kind } }
  bike.value: { type: money, source: member, name: { en: Value } }
  bike.count: { type: integer, source: member, name: { en: How many } }
  bike.bought_on: { type: date, source: member, name: { en: Bought on } }
  bike.note: { type: text, may_decline: true, source: member, name: { en: Note } }
  wants.pickup: { type: yes_no, source: member, name: { en: Wants a pickup } }
  plan.day: { type: instant, source: provider, name: { en: Day of the repair } }
  plan.mechanic: { type: scale, scale: skill, source: provider, name: { en: Skill of the mechanic } }
apply:
  channels: [phone, desk]
  record:
    - { fact: bike.damage }
    - { fact: bike.kind }
    - { fact: bike.count, when: { fact: bike.kind, is: cargo } }
    - { fact: bike.value, optional: true }
    - { fact: wants.pickup, optional: true }
  cites: ["house:given"]
branches:
  - { id: heavy, name: { en: Heavy }, when: { fact: bike.kind, is: cargo }, cites: ["house:given"] }
  - { id: light, name: { en: Light }, otherwise: true, cites: ["house:given"] }
branch_fixed_at: taken
rules:
  - { id: old-bicycle, require: { date: bike.bought_on, after: contract.effective_on }, else: { refer: office }, say: { en: Bought before the contract }, cites: ["house:given"] }
  - { id: few, when: { fact: bike.kind, is: cargo }, require: { fact: bike.count, at_most: 2 }, may_waive: [chief], say: { en: Too many }, cites: ["house:given"] }
  - { id: pickup-left, when: { fact: wants.pickup, is: yes }, require: { quota_of: pickup, left: { at_least: 1 } }, say: { en: No pickup left }, cites: ["house:given"] }
quota: { count: 2, per: policy_year, year_of: applied, hold_at: taken, cites: ["house:given"] }
checklists:
  proof:
    opens: { reached: applied }
    owed_by: member
    marks: papers-there
    items:
      - { id: receipt, name: { en: Receipt }, kinds: [receipt], channels: [email], record: [bike.bought_on], accept_if: [ { date: bike.bought_on, on_or_before: now } ], cites: ["house:given"] }
      - { id: photo, name: { en: Photograph }, cites: ["house:given"] }
notices:
  prices: { text: prices, kind: description, at: [take], must: show, cites: ["house:given"] }
  risk: { text: risk, kind: warning, at: [plan], must: accept, cites: ["house:given"] }
  heavy-load: { text: risk, kind: warning, at: [plan], when: { fact: bike.kind, is: cargo }, must: accept, cites: ["house:given"] }
consents:
  sharing: { text: sharing, signer: applicant, covers: [member], before: take, cites: ["house:given"] }
tasks:
  - id: look
    name: { en: Look at it }
    owner: mechanic
    opens: { reached: applied }
    outcomes:
      - { id: fixable, name: { en: Fixable }, record: [bike.note], marks: [looked] }
      - { id: hopeless, name: { en: Hopeless }, record: [close.reason], ends: hopeless }
    cites: ["house:given"]
  - id: take
    name: { en: Take it in }
    owner: mechanic
    opens: { all_of: [ { reached: looked }, { reached: papers-there } ] }
    require: [ { id: not-eligible, that: { decision: eligible } } ]
    marks: [taken]
    due: taking
    cites: ["house:given"]
  - id: plan
    name: { en: Plan the day }
    owner: mechanic
    opens: { all_of: [ { reached: taken }, { not_yet: planned } ] }
    record: [plan.day, plan.mechanic]
    require:
      - { id: unskilled, that: { fact: plan.mechanic, at_least: able }, say: { en: The mechanic must be able } }
      - { id: time-past, that: { date: plan.day, on_or_after: now } }
    marks: [planned]
    due: planning
    cites: ["house:given"]
  - id: confirm
    name: { en: Confirm the day }
    owner: member
    opens: { all_of: [ { reached: planned }, { not_yet: confirmed } ] }
    channels: [phone]
    due: answer
    outcomes:
      - { id: yes, name: { en: "Yes" }, marks: [confirmed] }
      - { id: no, name: { en: "No" }, reopens: [plan] }
    cites: ["house:given"]
  - id: tell
    name: { en: Tell the plan }
    owner: mechanic
    opens: { reached: confirmed }
    tells: { text: plan-told, parts: { day: plan.day, mechanic: plan.mechanic }, channels: [phone] }
    marks: [told]
    due: mending
    cites: ["house:given"]
  - { id: call, name: { en: Call the day before }, owner: mechanic, opens: { reached: told }, marks: [called], due: call, cites: ["house:given"] }
  - { id: order-part, name: { en: Order a part }, owner: mechanic, opens: { reached: confirmed }, marks: [part-ordered], due: mending, cites: ["house:given"] }
  - { id: part-came, name: { en: The part came }, owner: mechanic, opens: { reached: part-ordered }, marks: [part-there], due: part, cites: ["house:given"] }
  - id: mend
    name: { en: Mend it }
    owner: mechanic
    opens: { reached: told }
    due: mending
    outcomes:
      - { id: mended, name: { en: Mended }, ends: mended }
      - id: no-show
        name: { en: Nobody came }
        record: [close.reason]
        require: [ { id: too-early, that: { date: now, on_or_after: plan.day } } ]
        ends: no-show
    cites: ["house:given"]
deadlines:
  - { id: taking, kind: target, owed_by: provider, within: { working_days: 10 }, after: [applied], met_by: [taken], late: escalate, name: { en: Taken in }, cites: ["house:given"] }
  - { id: planning, kind: promise, owed_by: provider, within: { working_days: 2 }, after: [taken], met_by: [planned], name: { en: Planned }, cites: ["house:given"] }
  - { id: heavy-planning, kind: target, owed_by: provider, within: { working_days: 4 }, after: [taken], when: { branch: heavy }, met_by: [planned], name: { en: Planned }, cites: ["house:given"] }
  - { id: answer, kind: target, owed_by: member, within: { natural_days: 3 }, after: [planned], met_by: [confirmed], late: remind, name: { en: Answered }, cites: ["house:given"] }
  - { id: mending, kind: promise, owed_by: provider, within: { working_days: 5 }, after: [confirmed], met_by: [closed], stops: [part], name: { en: Mended }, cites: ["house:given"] }
  - { id: call, kind: promise, owed_by: provider, before: plan.day, by: { natural_days: 1 }, hours: desk, when_closed: last_open_day_before, met_by: [called], name: { en: Called }, cites: ["house:given"] }
  - { id: part, kind: target, owed_by: provider, within: { natural_days: 30 }, after: [part-ordered], met_by: [part-there], name: { en: Part there }, cites: ["house:given"] }
stops:
  - { id: part, name: { en: Waiting for a part }, from: part-ordered, to: part-there, laid_to: outside, cites: ["house:given"] }
moves:
  - id: new-day
    name: { en: Another day }
    by: [member]
    channels: [phone]
    while: { reached: planned }
    subject_to: cancellation
    clears: [planned, confirmed, told, called]
    reopens: [plan, confirm, tell, call]
    forgets: [plan.day]
    cites: ["house:given"]
  - id: mechanic-ill
    name: { en: The mechanic is ill }
    by: [mechanic]
    while: { reached: planned }
    cause: provider
    record: [close.reason]
    clears: [planned, confirmed, told, called]
    reopens: [plan, confirm, tell, call]
    forgets: [plan.day]
    excuses: [mending]
    cites: ["house:given"]
cancellation:
  channels: [phone]
  stages:
    - { id: early, while: { not_yet: confirmed }, then: free, ends: cancelled, cites: ["house:given"] }
    - { id: late, while: { not_yet: told }, then: spends, ends: cancelled-late, cites: ["house:given"] }
    - { id: barred, otherwise: true, then: barred, consequence: abandoned, cites: ["house:given"] }
ends:
  - { id: mended, use: consume, cause: none, name: { en: Mended }, cites: ["house:given"] }
  - { id: hopeless, use: release, cause: none, name: { en: Hopeless }, cites: ["house:given"] }
  - { id: cancelled, use: release, cause: member, name: { en: Cancelled }, cites: ["house:given"] }
  - { id: cancelled-late, use: consume, cause: member, name: { en: Cancelled late }, cites: ["house:given"] }
  - { id: no-show, use: consume, cause: member, name: { en: Nobody came }, cites: ["house:given"] }
  - { id: abandoned, use: consume, cause: member, by: [mechanic], from: taken, record: [close.reason], name: { en: Abandoned }, cites: ["house:given"] }
  - { id: turned-away, use: release, cause: none, by: [mechanic], until: taken, record: [close.reason], name: { en: Turned away }, cites: ["house:given"] }
  - { id: cannot, use: release, cause: provider, by: [chief], from: taken, record: [close.reason], name: { en: Cannot be done }, cites: ["house:given"] }
embeds:
  - id: fetching
    service: pickup
    opens: { all_of: [ { reached: taken }, { fact: wants.pickup, is: yes } ] }
    starts_at: [asked]
    without_tasks: [set-slot]
    feeds:
      - { at: planned, carry: { slot.day: plan.day }, marks: [set] }
    returns:
      - { end: delivered, marks: fetched }
      - { end: lost, ends: cannot }
      - { end: called-off-late, ends: abandoned }
      - { end: dropped, ends: cannot }
    closes_with: dropped
    cites: ["house:given"]
)yaml";

inline constexpr std::string_view bicycles_texts = R"yaml(
format: texts/1
texts:
  - { id: prices, en: "Prices hang at the desk." }
  - { id: risk, en: "Mending may scratch the paint." }
  - { id: inspected, en: "Inspected: a {inspected.kind} bicycle; a copy for the shop: {report.copy}." }
  - { id: unsound, en: "{member.name}, do not ride your {inspected.kind} bicycle." }
  - { id: unseen, en: "We could not inspect it: {close.reason}." }
  - { id: sharing, en: "The workshop tells the insurer what it did." }
  - { id: plan-told, en: "{member.name}, come on {plan.day}; a mechanic of skill {plan.mechanic} waits. Case {case.id}, call {hotline}." }
)yaml";

inline constexpr std::string_view bicycles_clauses = R"yaml(
format: clauses/1
handbook: { title: { en: None }, sha256: none }
clauses: []
)yaml";

}  // namespace consilium::cases
