// A service of the invented programme with metered help and money of its own.
#pragma once

#include <string_view>

namespace consilium::cases {

inline constexpr std::string_view bicycles_tour = R"yaml(
format: service/1
id: tour
name: { en: Tour }
facts:
  tour.wish: { type: text, source: member, name: { en: Where to } }
  lift.bags: { type: integer, source: provider, may_decline: true, name: { en: Bags carried } }
apply:
  channels: [phone]
  record: [ { fact: tour.wish, optional: true } ]
  cites: ["house:given"]
quota: { count: 2, per: contract, year_of: applied, hold_at: agreed, cites: ["house:given"] }
tasks:
  - { id: agree, name: { en: Agree }, owner: mechanic, opens: { reached: applied }, require: [ { id: not-eligible, that: { decision: eligible } } ], marks: [agreed], due: riding, cites: ["house:given"] }
  - { id: depart, name: { en: Depart }, owner: mechanic, opens: { reached: agreed }, marks: [departed], due: riding, cites: ["house:given"] }
  - { id: come-back, name: { en: Come back }, owner: mechanic, opens: { reached: departed }, marks: [back], due: riding, cites: ["house:given"] }
  - { id: offer-lesson, name: { en: Offer another lesson }, owner: mechanic, opens: { all_of: [ { reached: back }, { not_yet: settled }, { not: { allowance: lessons, left: { at_least: 1 } } }, { not: { money: settled } } ] }, marks: [offered], due: filing, cites: ["house:given"] }
  - { id: file, name: { en: File it }, owner: mechanic, opens: { reached: settled }, ends: ridden, due: filing, cites: ["house:given"] }
allowances:
  guide:
    name: { en: A guide }
    unit: hours
    amount: 4
    round: up
    from: departed
    until: back
    owner: mechanic
    kinds: { riding: { en: Riding along }, translating: { en: Translating } }
    excluded: { cooking: { name: { en: Cooking is not part of it }, cites: ["house:given"] } }
    over: { charge: 30 USD, cost: more-guiding }
    cites: ["house:given"]
  lift:
    name: { en: A lift }
    unit: times
    amount: 1
    from: departed
    owner: mechanic
    record: [lift.bags]
    over: { charge: 20.50 EUR, cost: more-lifts }
    cites: ["house:given"]
  lessons: { name: { en: Lessons }, unit: hours, amount: 2, from: agreed, owner: mechanic, over: refuse, cites: ["house:given"] }
costs:
  more-guiding: { name: { en: More of a guide }, payer: member, payee: staff, settle: on_the_spot, cites: ["house:given"] }
  more-lifts: { name: { en: More lifts }, payer: member, payee: staff, settle: on_the_spot, cites: ["house:given"] }
  permit: { name: { en: A permit }, payer: member, payee: authority, settle: advanced, cites: ["house:given"] }
  doctor: { name: { en: A doctor is paid by the rider }, payer: member, payee: hospital, settle: direct, cites: ["house:given"] }
  maps: { name: { en: Maps }, payer: provider, payee: provider, settle: advanced, cites: ["house:given"] }
settlement: { name: { en: The bill }, after: back, owner: chief, marks: settled, cites: ["house:given"] }
deadlines:
  - { id: riding, kind: target, owed_by: provider, within: { natural_days: 30 }, after: [applied], met_by: [back], name: { en: Ridden }, cites: ["house:given"] }
  - { id: filing, kind: target, owed_by: provider, within: { natural_days: 90 }, after: [back], met_by: [closed], name: { en: Filed }, cites: ["house:given"] }
cancellation:
  channels: [phone]
  stages:
    - { id: early, while: { not_yet: departed }, then: free, ends: called-off, cites: ["house:given"] }
    - { id: late, otherwise: true, then: spends, ends: broken-off, cites: ["house:given"] }
ends:
  - { id: ridden, use: consume, cause: none, name: { en: Ridden }, cites: ["house:given"] }
  - { id: called-off, use: release, cause: member, name: { en: Called off }, cites: ["house:given"] }
  - { id: broken-off, use: consume, cause: member, name: { en: Broken off }, cites: ["house:given"] }
)yaml";

}  // namespace consilium::cases
