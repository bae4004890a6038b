#include <array>

#include "compiler/language.hpp"

namespace consilium::compiler {
namespace {

constexpr auto allowance_keys = std::to_array<Key>({
    keys::name,
    {"unit", true, "what it is counted in", "'hours' | 'minutes' | 'times'"},
    {"amount", true, "how much of it a case has", "number", "16"},
    {"round", false, "of hours: each entry is counted up to a whole hour; without it to the minute", "'up'"},
    {"from", true, "point after which help counts", "@point"},
    {"until", false, "point on whose day the last help may end", "@point"},
    {"owner", true, "role that enters it", "@role"},
    {"kinds", false, "what it may be for, each with its name; one of them is said with each entry", "{words}",
     "{ at-the-clinic: { zh-Hans: 诊所, zh-Hant: 診所, en: At the clinic } }"},
    {"excluded", false, "what is asked for and not part of it", "{excluded}"},
    {"record", false, "facts said with each entry", "[@fact | field]"},
    {"over", true, "what one unit beyond it costs, or that nothing beyond it is accepted", "over | 'refuse'"},
    keys::reading,
    keys::cites,
});
constexpr auto excluded_keys = std::to_array<Key>({keys::name, keys::reading, keys::cites});
constexpr auto over_keys = std::to_array<Key>({
    {"charge", true, "price of each unit", "text", "100 USD"},
    {"cost", true, "kind of cost that it is", "@cost"},
});
constexpr auto cost_keys = std::to_array<Key>({
    keys::name,
    {"payer", true, "who bears it", "'member' | 'provider'"},
    {"payee", true, "who is paid",
     "'provider' | 'staff' | 'hospital' | 'authority' | 'carrier' | 'lodging' | 'third_party'"},
    {"settle", true,
     "how it is paid: when it arises; to the provider, who has advanced it; or by the payer directly, so that it is "
     "never advanced",
     "'on_the_spot' | 'advanced' | 'direct'"},
    keys::reading,
    keys::cites,
});
constexpr auto settlement_keys = std::to_array<Key>({
    keys::name,
    {"after", true, "point before which no statement is made, unless the case has ended", "@point"},
    {"owner", true, "role that makes the statement and corrects entries", "@role"},
    {"marks", false, "point stamped when nothing is owed any more, and taken back when something is added", "@point"},
    keys::reading,
    keys::cites,
});

constexpr std::array words{
    Word{"allowance",
         "Metered help of a case. Each entry is counted first and then divided into what is included and what lies "
         "beyond; one allowance never pays for another.",
         allowance_keys,
         "{ name: { zh-Hans: 陪同, zh-Hant: 陪同, en: Company }, unit: hours, amount: 16, round: up, from: accepted, "
         "owner: specialist, over: { charge: 100 USD, cost: more-hours }, cites: [XY-1.2] }"},
    Word{"excluded", "Help that an allowance does not include; asking for it is refused with these clauses.",
         excluded_keys},
    Word{"over", "What lies beyond an allowance.", over_keys},
    Word{"cost", "A kind of cost: who bears it, who is paid, and how.", cost_keys},
    Word{"settlement", "How what the member owes on a case is told and paid. Currencies never mix.", settlement_keys},
};

}  // namespace

std::span<const Word> words_of_money() { return words; }

}  // namespace consilium::compiler
