#include <array>

#include "compiler/language.hpp"

namespace consilium::compiler {
namespace {

constexpr auto programme_keys = std::to_array<Key>({
    {"format", true, "the format of this file", "'programme/1'"},
    {"id", true, "stable name of the programme, the same in every version", "text", "care"},
    {"version", true, "name of this version", "text", "\"2026.1\""},
    {"effective", true, "when this version begins to hold", "effective"},
    keys::name,
    {"languages", true, "languages in which every text for people is written", "['zh-Hans' | 'zh-Hant' | 'en']"},
    {"zone", true, "IANA name of the time zone in which days begin and end", "text", "Asia/Shanghai"},
    {"calendar", true, "working-day calendar", "@calendar"},
    {"insurer", true, "whose programme it is: the tenant", "organisation"},
    {"provider", true, "who serves the members", "organisation"},
    {"entitled", true, "whose the services are", "entitled"},
    {"plans", false,
     "packages, by what the contracts of a person that count are insured for together; every service may ask for "
     "`contract.plan`",
     "plans"},
    {"house", false,
     "what the handbook leaves open and this programme settles by itself, by name, in any of the languages; cited as "
     "`house:` and the name",
     "{words}"},
    {"names", false, "what people read in the place of words that are only codes", "names"},
    {"hours", false, "opening hours, by name", "{hours}"},
    {"contacts", false, "telephone numbers and links, by name", "{contact}"},
    {"waiting_lines", false,
     "lines in which cases stand until somebody takes the first of them, by name; services of other programmes that "
     "name the same one are served in one order",
     "{waiting_line}"},
    {"roles", true, "who does what, by name", "{role}"},
    {"scales", false, "ordered values, by name", "{scale}"},
    {"lists", false, "code lists in CSV files, by name", "{list}"},
    {"networks", false, "networks of institutions, by the name used in this programme", "{network}"},
    {"periods", false, "named periods of a contract, by name", "{period}"},
    {"pools", false, "uses that several services draw on, by name", "{pool}"},
    {"run_off", false, "how far a case goes on when the contract stops", "run_off"},
    {"facts", false, "facts that every service may ask for, by name", "{fact}"},
    {"rules", false, "rules of every service", "[rule]"},
    {"checklists", false, "papers of every service, by name", "{checklist}"},
    {"consents", false, "consents of every service, by name", "{consent}"},
    {"notices", false, "notices of every service, by name", "{notice}"},
    {"excuses", false, "what excuses lateness, by name", "{excuse}"},
    {"interrupts", false, "what may stop any case at any step, by name", "{interrupt}"},
    {"complaints", false, "who owns a complaint", "complaints"},
    {"reports", false, "lists of cases that are owed to the insurer at fixed times, by name; also when they are empty",
     "{report}"},
    {"services", true, "services, in the order in which they are shown", "[@service]"},
    {"ended", false,
     "services of earlier versions that this one no longer has, each by the oldest id it had; what was used of them "
     "counts nowhere any more",
     "[text] | text", "[surgery]"},
    {"later", false, "services of the handbook that are not here yet; their clauses are missing, and counted apart",
     "[text]", "[surgery]"},
    {"not_enforced", false, "clauses that nothing enforces, each with its reason", "[not_enforced]"},
});
constexpr auto names_keys = std::to_array<Key>({
    {"products", false, "products of the roster, by code", "{words}"},
    {"lists", false, "lists of this programme", "{words}"},
    {"columns", false, "columns of its lists and networks", "{words}"},
    {"grades", false, "values of its scales", "{words}"},
    {"parts", false, "parts of the handbook that are no service: what `service` of a clause says there", "{words}"},
    {"laws", false, "laws that are cited as `law:` and the name", "{words}"},
    {"people", false, "what the handbook calls the person whose the services are, under `member`", "{words}"},
});
constexpr auto effective_keys = std::to_array<Key>({{"from", true, "first day on which this version holds", "date"}});
constexpr auto organisation_keys = std::to_array<Key>({
    {"id", true, "stable name of the organisation", "text", "provider"},
    keys::name,
    keys::cites_if_any,
});
constexpr auto entitled_keys = std::to_array<Key>({
    {"products", true,
     "product codes of the roster whose contracts bring these services; every service has a rule `product` that "
     "refuses "
     "others",
     "[text] | text", "[care]"},
    {"riders", false,
     "riders of those contracts, by name; every service may ask for `rider.NAME.in_force`, whether one is in force, "
     "and "
     "`rider.NAME.effective_on`, its first day, as the roster has them",
     "{rider}", "{ extra: { products: [care-extra], name: { en: Extra cover }, cites: [XY-1.2] } }"},
    {"person", true, "who may be the patient", "'insured'"},
    {"account", true, "what a quota is counted by", "'contract' | 'person'"},
    keys::reading,
    keys::cites,
});
constexpr auto rider_keys = std::to_array<Key>({
    {"products", true, "product codes of the roster whose rows are this rider; none brings the services by itself",
     "[text] | text", "[care-extra]"},
    keys::name,
    keys::reading,
    keys::cites,
});
constexpr auto plans_keys = std::to_array<Key>({
    {"sum_of", true, "what is added up over the contracts of the entitled products that are in force on the day",
     "'contract.sum_insured'"},
    {"after", false, "period of the contract at whose end it begins to count", "@period", "waiting"},
    {"bands", true, "plans by rising sum; a person no contract of whom counts has the plan `none`", "{band}"},
    keys::reading,
    keys::cites,
});
constexpr auto band_keys = std::to_array<Key>({
    keys::name,
    {"from", false, "least sum of this plan; without it any sum, for the first", "text", "300000 CNY"},
});
constexpr auto pool_keys = std::to_array<Key>({
    {"count", true, "how many uses, of all its services together", "number", "2"},
    {"per", true, "the window in which they are counted", "'contract' | 'policy_year' | policy_years"},
    {"year_of", false, "point of each of its services whose date decides the policy year", "@point"},
    {"ended", false,
     "services of earlier versions that drew on it and that this one no longer has, each by the oldest id it had; what "
     "was used of them still counts",
     "[text] | text", "[surgery]"},
    keys::reading,
    keys::cites,
});
constexpr auto hours_keys = std::to_array<Key>({
    {"week", true, "days or ranges of days, each with its clock range", "{text}", "{ monday-friday: \"09:00-17:30\" }"},
    {"closed", false, "days on which it is closed all the same", "closed"},
    keys::reading,
    keys::cites,
});
constexpr auto closed_keys = std::to_array<Key>({
    {"festivals", false, "festivals, by their English names in the calendar", "[text] | text", "[Spring Festival]"},
    {"holidays", false, "closed on every holiday of the calendar", "'all'"},
});
constexpr auto contact_keys = std::to_array<Key>({
    {"party", true, "whose it is", "'provider' | 'insurer'"},
    {"kind", true, "how one gets through", "'phone' | 'link' | 'email' | 'app'"},
    {"value", false, "number or address", "text", "\"400-000-0000\""},
    {"owed_by", false, "who supplies the value, where the handbook does not print it", "'insurer' | 'provider'"},
    {"use", true, "what it is for: apply, cancel, ask or complain", "[text] | text", "[apply, ask]"},
    keys::cites,
});
constexpr auto role_keys = std::to_array<Key>({
    {"party", true, "on whose side the role is", "'provider' | 'insurer' | 'hospital'"},
    {"held_by", true, "roles of operators that may act in this role", "[text] | text", "[specialist]"},
    keys::name,
});
constexpr auto scale_keys = std::to_array<Key>({
    {"values", true, "values, lowest first", "[text] | text", "[low, middle, high]"},
    keys::reading,
    keys::cites_if_any,
});
constexpr auto list_keys = std::to_array<Key>({
    {"file", true, "CSV file with the columns code, name_zh_hans, name_zh_hant, name_en and one for each flag", "text",
     "lists/illnesses.csv"},
    {"key", false, "column of the codes", "text", "code"},
    {"owed_by", false, "who supplies the real list where this one is only for demonstration", "text", "insurer"},
    {"flags", false, "columns that hold yes or no", "[text] | text", "[bookable]"},
});
constexpr auto network_keys = std::to_array<Key>({
    {"network", true, "network of institutions or areas", "@network"},
    {"as_of", false, "point whose day says which edition counts, once it is reached; without it the day of the act",
     "@point"},
    keys::reading,
    {"note", false, "remark for the editor", "text"},
    keys::cites,
});
constexpr auto period_keys = std::to_array<Key>({
    {"starts", true, "first day of the period", "starts"},
    {"lasts", false, "its length; without it the period has no end", "span"},
    keys::reading,
    keys::cites,
});
constexpr auto starts_keys = std::to_array<Key>({
    {"on", true, "date of the roster from which it counts", "@fact", "contract.effective_on"},
    {"plus", false, "how long after that date", "span", "{ natural_days: 1 }"},
});
constexpr auto not_enforced_keys = std::to_array<Key>({
    {"clause", true, "the clause", "@clause"},
    {"because", true, "it states a fact, is a duty outside the system, or repeats another clause",
     "'fact' | 'outside' | 'repeats'"},
    {"note", true, "why, in one sentence, in every language of the programme", "words"},
});
constexpr auto complaints_keys = std::to_array<Key>({
    {"owner", true, "who answers a complaint", "'provider' | 'insurer'"},
    {"assist", false, "who helps", "'insurer' | 'provider'"},
    keys::reading,
    keys::cites,
});
constexpr auto report_keys = std::to_array<Key>({
    keys::name,
    {"owner", true, "role of the programme that owes it", "@role"},
    {"every", true, "when it is made, in the zone of the programme", "report time"},
    {"within", true, "how long it may take from then on until the insurer has it", "span", "{ working_days: 1 }"},
    {"services", false, "services whose cases it lists; without it all", "[@service]"},
    {"when", false,
     "what has to hold of a case on it; it lists those that were open at the last time or have come since, and those "
     "that have ended and on which something is still owed",
     "condition"},
    {"columns", true, "what it says of each case, in this order", "[report column]"},
    {"languages", false, "languages of the programme in which it is written; without it all",
     "['zh-Hans' | 'zh-Hant' | 'en']"},
    keys::reading,
    keys::cites,
});
constexpr auto report_time_keys = std::to_array<Key>({
    {"week_on", false, "day of the week, of one that is made every week",
     "'monday' | 'tuesday' | 'wednesday' | 'thursday' | 'friday' | 'saturday' | 'sunday'"},
    {"month_on", false, "day of the month, 1 to 28, of one that is made every month", "number"},
    {"at", true, "clock time on that day; the report shows the cases as they stood then", "text", "\"08:00\""},
});
constexpr auto report_column_keys = std::to_array<Key>({
    {"show", false,
     "what the house knows of every case; the last step is the point that was reached last, promises are those that "
     "have begun, kept or not",
     "'case' | 'contract' | 'member' | 'service' | 'opened' | 'status' | 'last_step' | 'ended' | 'owed' | 'promises'"},
    {"point", false, "point whose time it shows", "@point"},
    {"fact", false, "fact whose value it shows", "@fact"},
    {"name", false, "its heading; needed for a point, whereas the others have one", "words"},
});
constexpr auto run_off_keys = std::to_array<Key>({
    {"begun_at", true, "point from which a case has begun; one that has not ends with the contract", "@point"},
    {"on", true,
     "what becomes of a begun case in each state of the contract but in_force: it is carried to its end, or closed "
     "without using anything",
     "{'complete' | 'close'}", "{ suspended: complete, lapsed: close, matured: complete, terminated: complete }"},
    keys::reading,
    keys::cites,
});

constexpr auto waiting_line_keys = std::to_array<Key>({keys::name, keys::reading, keys::cites});

constexpr std::array words{
    Word{"programme", "A service programme: what holds for all its services, and the names they use.", programme_keys},
    Word{"names", "What people read in the place of codes, in the reading copy above all.", names_keys},
    Word{"effective", "When a version begins to hold.", effective_keys},
    Word{"organisation", "The insurer or the provider.", organisation_keys},
    Word{"entitled", "Whose the services are, and what their quotas are counted by.", entitled_keys},
    Word{"rider", "What is insured beside a contract, by a row of the roster of its own.", rider_keys},
    Word{"plans", "Packages of services by the sum that a person is insured for.", plans_keys},
    Word{"band", "One plan.", band_keys},
    Word{"pool", "Uses that are counted together, whichever of several services takes them.", pool_keys,
         "{ count: 2, per: policy_year, year_of: applied, cites: [XY-1.2] }"},
    Word{"hours", "Opening hours of a line or an office.", hours_keys},
    Word{"closed", "Days on which opening hours do not hold.", closed_keys, "{ festivals: [Spring Festival] }"},
    Word{"contact", "A way to reach somebody, looked up when it is used.", contact_keys,
         "{ party: provider, kind: phone, value: \"400-000-0000\", use: [apply, ask], cites: [XY-1.2] }"},
    Word{"waiting_line", "A line of cases, first come first served.", waiting_line_keys},
    Word{"role", "A role of the programme, and the operators who may hold it.", role_keys},
    Word{"scale", "Values in an order, such as grades of hospitals.", scale_keys},
    Word{"list", "A list of codes with their names.", list_keys},
    Word{"network", "A network of institutions, looked up in the edition of the day.", network_keys},
    Word{"period", "A period of a contract, such as its waiting period.", period_keys},
    Word{"starts", "The first day of a period.", starts_keys},
    Word{"not_enforced", "A clause that was read and that nothing enforces.", not_enforced_keys},
    Word{"complaints", "Who owns complaints.", complaints_keys},
    Word{"report", "A list of cases that is owed to the insurer at fixed times.", report_keys},
    Word{"report time", "When a report is made: every week or every month.", report_time_keys,
         "{ week_on: monday, at: \"08:00\" }"},
    Word{"report column", "A column of a report: it shows one thing of each case.", report_column_keys,
         "{ show: status }"},
    Word{"run_off", "Cases that go on after the contract has stopped.", run_off_keys},
};

}  // namespace

std::span<const Word> words_of_programmes() { return words; }

}  // namespace consilium::compiler
