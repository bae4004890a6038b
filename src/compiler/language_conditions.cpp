#include <array>
#include <string_view>

#include "compiler/language.hpp"

namespace consilium::compiler {
namespace {

// Of two whose keys stand in one condition, the one that has both comes first.
constexpr auto condition_words = std::to_array<std::string_view>(
    {"all_of condition",      "any_of condition",       "not condition",         "fact condition",
     "institution condition", "network condition",      "date condition",        "lead condition",
     "fresh condition",       "age_of condition",       "given condition",       "not_given condition",
     "declined condition",    "earlier_case condition", "reached condition",     "not_yet condition",
     "ended condition",       "branch condition",       "at_most_one condition", "count_of condition",
     "decision condition",    "quota_of condition",     "allowance condition",   "money condition",
     "same_period condition", "consented condition"});

constexpr auto all_of_keys = std::to_array<Key>({{"all_of", true, "every one of these holds", "[condition]"}});
constexpr auto any_of_keys = std::to_array<Key>({{"any_of", true, "at least one of these holds", "[condition]"}});
constexpr auto not_keys = std::to_array<Key>({{"not", true, "this does not hold", "condition"}});
constexpr auto fact_condition_keys = std::to_array<Key>({
    {"fact", true, "fact tested", "@fact"},
    {"on", false, "day on which a fact that changes over time is read", "@date | day"},
    {"is", false, "has this value, or holds it among several", "value"},
    {"is_not", false, "has another value", "value"},
    {"one_of", false, "has one of these values, or holds one of them", "[value]"},
    {"at_least", false, "is this or more, on its scale or as a number", "value"},
    {"at_most", false, "is this or less, on its scale or as a number", "value"},
    {"in_list", false, "its code is on this list", "@list"},
    {"not_in_list", false, "its code is not on this list", "@list"},
    {"flagged", false, "its code has this flag on its list", "text", "bookable"},
    {"same_as", false, "equals this other fact", "@fact"},
    {"among", false, "is one of those of this other fact: institutions, codes or texts", "@fact"},
});
constexpr auto institution_keys = std::to_array<Key>({
    {"institution", true, "fact tested, an institution or several", "@fact"},
    {"in_network", false, "is in this network and usable for the service", "@network"},
    {"listed_in", false, "is in this network, for whatever service", "@network"},
    {"grade", false, "has at least this grade; an unknown grade leaves the condition unknown", "grade"},
    {"originals_required", false, "asks for original documents, or does not", "yes"},
    {"column", false, "column of its network that is looked at; an empty cell leaves the condition unknown", "text",
     "regions"},
    {"has", false, "the column holds what this fact says", "@fact"},
    {"has_one_of", false, "the column holds one of these", "[text]", "[north, south]"},
});
constexpr auto network_condition_keys = std::to_array<Key>({
    {"network", true, "network of which some row that the service may use must have it", "@network"},
    {"column", true, "column that is looked at", "text", "regions"},
    {"has", false, "the column holds what this fact says", "@fact"},
    {"has_one_of", false, "the column holds one of these", "[text]", "[north, south]"},
});
constexpr auto earlier_case_keys = std::to_array<Key>({
    {"earlier_case", true, "service of the same account; the latest case of it that has come to the point is looked at",
     "@service"},
    {"reached", true, "point of that service", "@point"},
    {"same", false,
     "facts that both services have: only cases count in which they are what they are in this one; unknown as long as "
     "one is not known here",
     "[@fact]", "[illness.code]"},
    {"facts", false, "facts of that case which must be known there, each with the value it has, or one of several",
     "{value | [value]}", "{ opinion.differs: yes }"},
});
constexpr auto grade_keys = std::to_array<Key>({{"at_least", true, "value of a scale of the programme", "value"}});
constexpr auto date_keys = std::to_array<Key>({
    {"date", true, "date tested: a point of the case, a fact or now", "@date"},
    {"before", false, "is earlier than this date", "@date | day"},
    {"on_or_before", false, "is this date or earlier", "@date | day"},
    {"after", false, "is later than this date", "@date | day"},
    {"on_or_after", false, "is this date or later", "@date | day"},
    {"after_end_of", false, "is later than the last day of this period", "@period"},
    {"within", false, "is a day of this period", "@period"},
    {"within_hours", false, "lies in these opening hours; a day without a time of day, that it has some", "@hours"},
    {"lasting", false, "of within_hours: from then on so long without a break, in minutes or hours", "span"},
});
constexpr auto day_keys = std::to_array<Key>({{"day", true, "the day, in the zone of the programme", "date"}});
constexpr auto lead_condition_keys =
    std::to_array<Key>({{"lead", true, "a request comes early enough before a date", "lead"}});
constexpr auto lead_keys = std::to_array<Key>({
    {"from", true, "date of the request", "@date"},
    {"to", true, "date wished", "@date | day"},
    {"at_least", true, "shortest lead", "span"},
});
constexpr auto fresh_condition_keys =
    std::to_array<Key>({{"fresh", true, "a date is not older than a span before another date", "fresh"}});
constexpr auto fresh_keys = std::to_array<Key>({
    {"date", true, "date of the paper", "@date"},
    {"within", true, "greatest age", "span"},
    {"before", true, "date at which the age is taken", "@date | day"},
});
constexpr auto age_keys = std::to_array<Key>({
    {"age_of", true, "whose age", "'member'"},
    {"on", true, "date on which it is taken", "@date | day"},
    {"below", false, "is younger than this", "span", "{ years: 18 }"},
    {"at_least", false, "is this old or older", "span", "{ years: 18 }"},
});
constexpr auto same_period_keys = std::to_array<Key>({
    {"same_period", true,
     "period in which all of the dates lie: one policy year, from an anniversary of the contract on", "'policy_year'"},
    {"dates", true, "two dates or more", "[@date]", "[applied, illness.diagnosed_on]"},
});
constexpr auto consented_keys =
    std::to_array<Key>({{"consented", true, "this consent was given and not taken back", "@consent"}});
constexpr auto given_keys = std::to_array<Key>({{"given", true, "this fact is known", "@fact"}});
constexpr auto not_given_keys = std::to_array<Key>({{"not_given", true, "this fact is not known", "@fact"}});
constexpr auto declined_keys =
    std::to_array<Key>({{"declined", true, "the person asked chose not to tell this fact", "@fact"}});
constexpr auto reached_keys =
    std::to_array<Key>({{"reached", true, "the case has reached this point, or all of these", "@point | [@point]"}});
constexpr auto not_yet_keys = std::to_array<Key>(
    {{"not_yet", true, "the case has not reached this point, nor any of these", "@point | [@point]"}});
constexpr auto ended_keys = std::to_array<Key>(
    {{"ended", true, "the case has come to this end, or to one of these; only for what is done after the end",
      "@end | [@end]"}});
constexpr auto branch_condition_keys = std::to_array<Key>({{"branch", true, "the case takes this way", "@branch"}});
constexpr auto at_most_one_keys =
    std::to_array<Key>({{"at_most_one", true, "no two of these facts are known", "[@fact]"}});
constexpr auto count_keys = std::to_array<Key>({
    {"count_of", true, "fact that holds several institutions, codes or texts", "@fact"},
    {"flagged", false, "count only those that have this flag, a column of their network", "text", "domestic"},
    {"from", true, "fewest", "number", "1"},
    {"to", true, "most", "number", "3"},
});
constexpr auto decision_keys =
    std::to_array<Key>({{"decision", true, "the decision on this case as it stands now", "'eligible'"}});
constexpr auto quota_of_keys = std::to_array<Key>({
    {"quota_of", true, "service whose quota is looked at", "@service"},
    {"left", true, "what must be left", "left"},
});
constexpr auto left_keys = std::to_array<Key>({{"at_least", true, "uses, or units of an allowance", "number"}});
constexpr auto allowance_condition_keys = std::to_array<Key>({
    {"allowance", true, "allowance of the case that is looked at", "@allowance"},
    {"left", true, "what must be left", "left"},
});
constexpr auto money_keys =
    std::to_array<Key>({{"money", true, "nothing is owed on the case, in any currency", "'settled'"}});

constexpr auto fact_keys = std::to_array<Key>({
    {"type", true, "what it can be",
     "'yes_no' | 'one_of' | 'list' | 'scale' | 'text' | 'phone' | 'country' | 'date' | 'instant' | 'integer' | "
     "'money' | 'institution' | 'institutions' | 'several_of' | 'texts' | 'roster_match'"},
    {"name", true, "label in forms and explanations, and the question asked", "words"},
    {"source", true, "who says it", "'member' | 'provider' | 'hospital' | 'insurer'"},
    {"values", false, "of one_of and several_of: each code with its name", "{words}"},
    {"list", false, "of a list: which", "@list"},
    {"scale", false, "of a scale: which", "@scale"},
    {"network", false, "of an institution or several: of which network", "@network"},
    {"unlisted", false, "an institution outside the network may be named", "yes"},
    {"may_decline", false, "the person asked may choose not to tell", "yes"},
    {"preference", false, "it is a wish that binds nobody, so that no rule may rest on it", "yes"},
    {"against", false, "of a roster match: what it is compared with", "'member.name' | 'member.identity_number'"},
    keys::cites_if_any,
});

constexpr auto rule_keys = std::to_array<Key>({
    {"id", true, "name of the rule and of its check in decisions", "text", "covered"},
    {"require", true, "what must hold", "condition", "{ fact: illness.code, in_list: illnesses }"},
    {"when", false, "the rule applies only if this holds", "condition"},
    {"else", false, "what follows when it is not met; without it the application is refused",
     "'refuse' | 'warn' | refer"},
    {"instead_of", false, "rule that this one replaces while it applies", "@rule"},
    {"may_waive", false, "roles that may grant an exception", "[@role]"},
    {"say", true, "the refusal in words", "words"},
    keys::reading,
    keys::cites,
});
constexpr auto refer_keys = std::to_array<Key>({{"refer", true, "role that decides", "@role"}});
constexpr auto quota_keys = std::to_array<Key>({
    {"count", false, "how many uses; there is either this, lines, figures or a pool", "number | 'unlimited'", "1"},
    {"lines", false, "uses that are counted apart, in the order in which they are drawn on", "[line]"},
    {"figures", false, "how many uses, counted together whatever the figure; the first that holds says it", "[figure]"},
    {"pool", false,
     "uses of the programme that this service draws on; their number, window and year are said there and not here",
     "@pool", "shared-help"},
    {"per", false, "the window in which they are counted; only a pool says it elsewhere",
     "'contract' | 'policy_year' | policy_years"},
    {"year_of", false, "point whose date decides the policy year", "@point"},
    {"hold_at", true, "point at which a use is held", "@point"},
    {"owed_by", false, "who supplies the figure that the handbook does not print; this one stands until then",
     "'insurer' | 'provider'"},
    keys::reading,
    keys::cites,
});
constexpr auto policy_years_keys = std::to_array<Key>({
    {"policy_years", true, "how many, one window after another from the first day of the contract on", "number", "2"},
});
constexpr auto line_keys = std::to_array<Key>({
    {"id", true, "name of the line", "text", "local"},
    {"was", false, "ids it had in earlier versions, the oldest first: what was used of them counts on", "[text] | text",
     "[nearby]"},
    keys::name,
    {"count", true, "how many uses", "number"},
    {"when", false,
     "what is counted here; the first line that holds and has something left is drawn on, and fixed when the use is "
     "held",
     "condition"},
    {"otherwise", false, "the last line, for what no other counts or has left", "yes"},
    keys::reading,
    keys::cites,
});
constexpr auto figure_keys = std::to_array<Key>({
    {"id", true, "name of the figure", "text", "vip"},
    keys::name,
    {"count", true, "how many uses", "number | 'unlimited'", "2"},
    {"when", false, "when it is this many; only facts of the programme are asked for", "condition"},
    {"otherwise", false, "the last figure, where no other holds; without one there are no uses then", "yes"},
    keys::reading,
    keys::cites,
});
constexpr auto branch_keys = std::to_array<Key>({
    {"id", true, "name of the way", "text", "local"},
    keys::name,
    {"when", false, "what leads here; the first way that holds is taken", "condition"},
    {"otherwise", false, "the last way, when no other holds", "yes"},
    keys::cites,
});

constexpr std::array words{
    Word{"condition",
         "What can hold, not hold or be unknown; an unknown fact never makes it a yes or a no.",
         {},
         "{ reached: accepted }",
         condition_words},
    Word{"all_of condition", "All of several conditions.", all_of_keys},
    Word{"any_of condition", "One of several conditions.", any_of_keys},
    Word{"not condition", "The opposite of a condition.", not_keys},
    Word{"fact condition", "A test of a fact; exactly one comparison.", fact_condition_keys,
         "{ fact: illness.code, in_list: illnesses }"},
    Word{"institution condition", "A test of an institution; exactly one comparison.", institution_keys,
         "{ institution: booking.hospital, in_network: hospitals }"},
    Word{"network condition", "Whether some row of a network has a value in a column.", network_condition_keys,
         "{ network: hospitals, column: regions, has: wish.region }"},
    Word{"earlier_case condition",
         "Whether an earlier case of the account has come to a point; only in rules and `require`.", earlier_case_keys},
    Word{"grade", "A lower bound for the grade of an institution.", grade_keys},
    Word{"date condition", "A test of a date; exactly one comparison.", date_keys,
         "{ date: applied, after_end_of: waiting }"},
    Word{"day", "A fixed day, where a date is compared with one that a document prints.", day_keys},
    Word{"lead condition", "A test of how early a request comes.", lead_condition_keys},
    Word{"lead", "Two dates and the span between them, the day of the request not counted.", lead_keys},
    Word{"fresh condition", "A test of how old a paper is.", fresh_condition_keys},
    Word{"fresh", "Two dates and the greatest span between them.", fresh_keys},
    Word{"age_of condition", "A test of an age in completed years.", age_keys,
         "{ age_of: member, on: applied, below: { years: 18 } }"},
    Word{"same_period condition", "Whether dates lie in the same policy year.", same_period_keys},
    Word{"consented condition", "Whether somebody agreed to what is only asked.", consented_keys},
    Word{"given condition", "Whether a fact is known.", given_keys},
    Word{"not_given condition", "Whether a fact is still unknown.", not_given_keys},
    Word{"declined condition", "Whether a fact was declined.", declined_keys},
    Word{"reached condition", "Whether the case has come to a point.", reached_keys},
    Word{"not_yet condition", "Whether a point is still ahead.", not_yet_keys},
    Word{"ended condition", "Which end the case has come to.", ended_keys},
    Word{"branch condition", "Which way the case takes.", branch_condition_keys},
    Word{"at_most_one condition", "Choices that exclude each other.", at_most_one_keys},
    Word{"count_of condition", "A test of how many institutions were named.", count_keys},
    Word{"decision condition", "Whether the rules of the service allow the case to go on.", decision_keys},
    Word{"quota_of condition", "A test of what is left of a quota.", quota_of_keys},
    Word{"left", "What must be left of a quota or an allowance.", left_keys},
    Word{"allowance condition", "A test of what is left of an allowance, in the unit in which it is counted.",
         allowance_condition_keys},
    Word{"money condition", "Whether the money of the case is settled.", money_keys},
    Word{"fact", "Something that is asked, told or recorded, with its type.", fact_keys},
    Word{"rule", "A check on who may have a service; every rule is evaluated and listed.", rule_keys},
    Word{"refer", "Somebody decides where the rule alone may not refuse.", refer_keys},
    Word{"quota", "How often a service may be used.", quota_keys,
         "{ count: 1, per: contract, hold_at: accepted, cites: [XY-1.2] }"},
    Word{"policy_years", "Several policy years that make one window.", policy_years_keys},
    Word{"figure", "How many uses there are under a condition.", figure_keys,
         "{ id: vip, name: { zh-Hans: 贵宾, zh-Hant: 貴賓, en: VIP }, count: 2, when: { fact: plan.code, is: vip }, "
         "cites: "
         "[XY-1.2] }"},
    Word{"line", "Uses of a service that are counted apart from others of it.", line_keys,
         "{ id: local, name: { zh-Hans: 本地, zh-Hant: 本地, en: Local }, count: 1, when: { given: wish.city }, cites: "
         "[XY-1.2] }"},
    Word{"branch", "A way that a case can take.", branch_keys,
         "{ id: local, name: { zh-Hans: 本地, zh-Hant: 本地, en: Local }, when: { given: wish.city }, cites: [XY-1.2] "
         "}"},
};

}  // namespace

std::span<const Word> words_of_conditions() { return words; }

}  // namespace consilium::compiler
