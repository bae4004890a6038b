#include "scenario/language.hpp"

#include <array>

namespace consilium::scenario {
namespace {

using compiler::Key;
using compiler::Word;

constexpr auto file_keys = std::to_array<Key>({
    {"format", false, "the format of this file", "'scenario/1'"},
    {"programme", false, "id of the programme", "text", "care"},
    {"given", false, "what holds at the beginning of every scenario of the file", "given"},
    {"sequences", false, "steps that several scenarios share, by name; also those of files that share this one",
     "{[step]}", "{ opened: [{ open: opinion }] }"},
    {"shares", false, "other files of the folder whose sequences may be run here, by their names without the ending",
     "[text]", "[steps]"},
    {"scenarios", false, "scenarios of the file; without them it explains mutants, or has sequences for other files",
     "[scenario]"},
    {"explained_mutants", false, "mutants that no scenario can notice, each with the reason", "[explained_mutant]"},
    {"explained_unseen", false, "what can never be seen of a word, each with the reason", "[explained_unseen]"},
});
constexpr auto explained_mutant_keys = std::to_array<Key>({
    {"mutant", true, "name of the mutant as `consilium mutate` tells it; `*` stands for any words", "text",
     "\"repair deadline mended: working_days 20 becomes 0\""},
    {"because", true, "why it changes nothing that anybody could see", "text", "a repair is never that quick"},
});
constexpr auto explained_unseen_keys = std::to_array<Key>({
    {"unseen", true, "the word and what was never seen of it, as `consilium cover` tells it; `*` stands for any words",
     "text", "policy-year alone"},
    {"because", true, "why it cannot come to pass", "text",
     "before the first policy year no contract is in force either"},
});
constexpr auto scenario_keys = std::to_array<Key>({
    {"name", true, "what it proves, in one sentence", "text", "The waiting period refuses up to its last day"},
    {"title", false, "the same for who reads the copy in another language than that of its name", "title",
     "{ zh-Hans: 等待期最后一日仍予拒绝 }"},
    {"clauses", false,
     "clauses that it proves as a whole; a house rule or a law as citations name it; without it its steps or rows say "
     "what they prove",
     "[@clause]"},
    {"given", false, "what holds at the beginning, beside and over the file's", "given"},
    {"for", false, "of a table: service that is asked about", "@service"},
    {"facts", false, "of a table: facts of every row", "{value | [value]}", "{ illness.code: stroke }"},
    {"right", false, "of a table: the right that is drawn on, in place of the quota", "text", "c1.second-visit"},
    {"table", false, "decisions, one a row; there is either a table or a timeline", "[row]"},
    {"timeline", false, "acts on cases, in order", "[step]"},
});
constexpr auto title_keys = std::to_array<Key>({
    {"zh-Hans", false, "simplified Chinese", "text"},
    {"zh-Hant", false, "traditional Chinese", "text"},
    {"en", false, "English", "text"},
});
constexpr auto given_keys = std::to_array<Key>({
    {"clock", false, "local time at the beginning", "text", "\"2026-03-02T10:00\""},
    {"contract", false, "what the roster says of the contract", "contract"},
    {"contracts", false, "further contracts of the same person, by name; the one above is called `first`", "{contract}",
     "{ second: { effective_on: 2026-02-20 } }"},
    {"member", false, "what the roster says of the member", "member"},
    {"applicant", false, "who applies; without it the member does", "applicant"},
    {"removed", false, "institutions that leave their network", "[removed]"},
    {"added", false, "rows that come to a network", "[added]"},
    {"grades", false, "institutions whose grade is another than that of their network, with the grade", "{text}",
     "{ city-001: III-B }"},
    {"uses", false, "uses before the scenario", "[earlier_use]"},
    {"earlier_cases", false, "cases of the account before the scenario", "[earlier_case]"},
    {"rights", false, "rights that cases gave before the scenario", "[earlier_right]"},
});
constexpr auto contract_keys = std::to_array<Key>({
    {"product", false, "its product; without it the first of those that are entitled", "text", "care"},
    {"effective_on", false, "first day of the contract", "date"},
    {"cooling_off_until", false, "last day of the cooling-off period", "date"},
    {"state", false, "states, each with the first day on which it holds",
     "{'in_force' | 'suspended' | 'lapsed' | 'matured' | 'terminated'}", "{ 2026-01-10: in_force }"},
    {"sum_insured", false, "sums insured, each with its first day", "{text}", "{ 2026-01-10: 300000 CNY }"},
    {"meets_standard", false, "whether the insurer's conditions are met, by first day", "{yes}", "{ 2026-01-10: yes }"},
    {"barred_by_agreement", false, "whether a special agreement bars the services, by first day", "{yes}",
     "{ 2026-01-10: no }"},
    {"riders", false, "riders of the contract, by the names that the programme gives them", "{contract rider}",
     "{ extra: { effective_on: 2026-01-10, state: { 2026-01-10: in_force } } }"},
});
constexpr auto contract_rider_keys = std::to_array<Key>({
    {"product", false, "its product; without it the first that the programme names", "text", "care-extra"},
    {"effective_on", false, "first day of the rider", "date"},
    {"state", false, "states, each with the first day on which it holds",
     "{'in_force' | 'suspended' | 'lapsed' | 'matured' | 'terminated'}", "{ 2026-01-10: in_force }"},
});
constexpr auto member_keys = std::to_array<Key>({
    {"birth_date", false, "date of birth", "date", "1980-06-01"},
    {"name", false, "name on the roster", "text", "王芳"},
    {"language", false, "language in which the member is told; without it the first of the programme",
     "'zh-Hans' | 'zh-Hant' | 'en'"},
});
constexpr auto applicant_keys = std::to_array<Key>({
    {"role", false, "role of the applicant",
     "'insured' | 'policyholder' | 'guardian' | 'delegate' | 'relative' | 'other'"},
    {"on_record", false, "whether the roster knows the applicant in this role", "yes"},
});
constexpr auto removed_keys = std::to_array<Key>({
    {"institution", true, "id of the institution", "@institution"},
    {"from", true, "first day on which it is not in its network", "date"},
});
constexpr auto added_keys = std::to_array<Key>({
    {"network", true, "network of the programme", "@network"},
    {"institution", true, "id of the row", "text", "city-901"},
    {"from", true, "first day on which it is in its network", "date"},
    {"columns", false, "what its columns hold", "{text | [text]}", "{ grade: III-A, regions: [north] }"},
});
constexpr auto earlier_case_keys = std::to_array<Key>({
    {"service", true, "service of the case", "@service"},
    {"reached", true, "points it has come to, each with its day or local time", "{text}", "{ delivered: 2026-02-20 }"},
    {"facts", false, "facts that are known of it", "{value | [value]}", "{ illness.code: stroke }"},
});
constexpr auto use_keys = std::to_array<Key>({
    {"service", true, "service that was used", "@service"},
    {"state", false, "whether the use is held or consumed; without it consumed", "'held' | 'consumed'"},
    {"on", true, "day it is charged to", "date"},
    {"right", false, "right that it drew on, in place of the quota", "text", "c1.second-visit"},
    {"line", false, "line of the quota that it drew on, where that has several", "text", "local"},
});
constexpr auto right_keys = std::to_array<Key>({
    {"right", true, "its name: the case that gave it, a dot and the name of the grant", "text", "c1.second-visit"},
    {"given_by", true, "service of that case", "@service"},
    {"on", true, "day on which it was given", "date"},
    {"facts", false, "facts that it carries", "{value | [value]}", "{ illness.code: stroke }"},
});
constexpr auto row_keys = std::to_array<Key>({
    {"as_of", false, "day or local time of the question; a day means ten in the morning", "text", "2026-02-09"},
    {"given", false, "what holds for this row, beside and over the scenario's", "given"},
    {"facts", false, "facts of this row", "{value | [value]}", "{ illness.code: stroke }"},
    {"without", false, "facts of the table that this row does not have", "[@fact]"},
    {"expect", false, "the outcome", "'eligible' | 'not_eligible' | 'needs_information' | 'refer'"},
    {"because", false, "exactly the checks that decide", "[@rule] | @rule"},
    {"warns", false, "exactly the checks that warn", "[@rule] | @rule"},
    {"eligible_from", false, "first day on which waiting alone makes it eligible, or none", "text", "2026-02-10"},
    {"ask", false, "exactly the facts to ask for", "[@fact] | @fact"},
    {"branch", false, "way the case would take", "@branch"},
    {"offered", false, "other date that is offered, or none", "text", "2026-03-09"},
    {"clauses", false, "clauses that this row proves", "[@clause]"},
});
constexpr auto step_keys = std::to_array<Key>({
    {"at", false, "local time to move to first; timers on the way fire at their own time", "text",
     "\"2026-03-02T10:00\""},
    {"contract", false, "contract that is acted on from here on; `first` at the beginning", "text", "second"},
    {"roles", false, "roles of operators that act from here on", "[text]", "[supervisor]"},
    {"on", false, "case that is acted on from here on", "text", "c1"},
    {"run", false, "sequence of the file, or of one it shares, whose steps come here", "text", "opened"},
    {"open", false, "opens a case of this service", "@service"},
    {"right", false, "of a case that is opened: the right it uses, as the case that gave it, a dot and its name",
     "text", "c1.second-visit"},
    {"as", false, "name of the case that is opened", "text", "c1"},
    {"patient", false, "`insured`, or who the patient is; without it the insured person", "text", "insured"},
    {"channel", false, "how it is done; without it by phone, and papers by email", "text", "phone"},
    {"facts", false, "facts recorded with it; a fact may be `declined`, an institution `unlisted:` and its name",
     "{value | [value]}", "{ visit.city: shanghai }"},
    {"do", false, "does a task", "@task"},
    {"outcome", false, "of a task: how it went", "text", "agreed"},
    {"parts", false, "of a task that tells: which parts; without them all", "[text]", "[time]"},
    {"paper", false, "hands in a paper, as its checklist, a slash and its name", "text", "application/report"},
    {"kind", false, "of a paper: its kind of record; of help: what it was for", "text", "report"},
    {"issuer", false, "of a paper: who made it", "text", "hospital"},
    {"dated_on", false, "of a paper, an expense or a payment: its date; of money without it today", "date"},
    {"no_paper", false, "says that a paper cannot be had", "text", "application/report"},
    {"notice", false, "shows a notice, which is accepted", "text", "terms"},
    {"accepted", false, "of a notice: whether it is accepted", "yes"},
    {"consent", false, "gives a consent", "text", "sharing"},
    {"given", false, "of a consent: no withdraws or refuses it", "yes"},
    {"move", false, "changes a running case", "text", "another-day"},
    {"document", false, "hands in a document under this name", "text", "document-1"},
    {"media_type", false, "of a document: what it is; without it a picture", "text", "application/pdf"},
    {"write", false, "writes a message in this thread", "text", "questions"},
    {"by", false, "of a message: as whom; without it as the role that the operator has, or else for the member",
     "@role"},
    {"text", false, "of a message: its words", "text", "What may I eat?"},
    {"documents", false, "of a message: documents of the case that are attached", "[text]", "[document-1]"},
    {"automatic", false, "of a message: whether it is an automatic greeting", "yes"},
    {"cancel", false, "cancels; a cancellation that uses something must be confirmed", "'confirmed' | 'asked'"},
    {"close", false, "closes the case with this end", "@end"},
    {"interrupt", false, "stops the case", "text", "mismatch"},
    {"lift", false, "lifts the stop, for this reason", "text", "checked"},
    {"settle", false, "decides on the use of a stopped case", "text", "counts"},
    {"resolve", false, "answers a referral of this rule", "@rule"},
    {"allowed", false, "of a referral: the answer", "yes"},
    {"waive", false, "grants an exception to this rule", "@rule"},
    {"contact", false, "notes an attempt to reach the member, with its result", "text", "no_answer"},
    {"complain", false, "files a complaint against this party; the words are the reason", "text", "provider"},
    {"assign", false, "gives the case to this operator", "text", "specialist-7"},
    {"log_help", false, "enters help of this allowance", "@allowance"},
    {"staff", false, "of help: who gave it; without it the same person each time", "text", "guide-1"},
    {"met", false, "of help counted in time: when it began", "text", "\"2026-03-12T09:00\""},
    {"left", false, "of help counted in time: when it ended", "text", "\"2026-03-12T11:00\""},
    {"count", false, "of help counted in times: how many", "number"},
    {"expense", false, "enters an expense of this kind", "@cost"},
    {"amount", false, "of an expense: how much", "text", "290 USD"},
    {"advanced", false, "of an expense: whether the provider advanced it; without it nobody did", "yes"},
    {"receipt", false, "of an expense or a payment: its receipt", "text", "R-17"},
    {"pay", false, "enters a payment of the member's", "text", "290 USD"},
    {"give_back", false, "enters money given back to the member", "text", "10 USD"},
    {"pays", false, "of a payment: the entry it is for; without it what is owed longest", "text", "entry-1"},
    {"place", false, "of a payment: where; without it later", "'on_the_spot' | 'later'"},
    {"reverse", false, "takes this entry off the book, for a reason", "text", "entry-1"},
    {"make_statement", false, "tells the member what is owed", "yes"},
    {"correct", false, "corrects the time of this point, or a fact where facts are given", "text", "accepted"},
    {"to", false, "of a correction: the right time; of an excuse: its last day", "text", "2026-03-13"},
    {"excuse", false, "records an excuse", "text", "storm"},
    {"from", false, "of an excuse: its first day", "date"},
    {"region", false, "of an excuse: where", "text", "北京"},
    {"reason", false, "why it is done", "text", "entered by mistake"},
    {"refused", false, "the act must be refused with this code", "text", "not-eligible"},
    {"expect", false, "what must hold afterwards", "expect"},
    {"clauses", false, "clauses that this step proves; not in a sequence, which many scenarios run", "[@clause]"},
});
constexpr auto expect_keys = std::to_array<Key>({
    {"reached", false, "points that the case has reached", "[@point] | @point"},
    {"not_reached", false, "points that it has not", "[@point] | @point"},
    {"closed", false, "its end, or open", "text", "completed"},
    {"branch", false, "way it takes, or none", "text", "local"},
    {"owed", false, "exactly what is owed: tasks, and others as their kind, a colon and their name", "[text] | text",
     "[assess, \"paper:application/report\"]"},
    {"owed_includes", false, "part of what is owed", "[text] | text", "[assess]"},
    {"owners", false, "whose it is, of what is owed by its name: member or a role", "{text}", "{ assess: assessor }"},
    {"waits_in", false, "exactly the waiting lines in which it stands, or nothing", "[text] | text", "callbacks"},
    {"attempts", false, "how often nobody was reached since somebody was, or something was done", "number", "1"},
    {"fact", false, "facts of the case, or unknown", "{value}", "{ visit.city: shanghai }"},
    {"paper", false, "papers, as checklist, a slash and name", "{'missing' | 'accepted' | 'rejected' | 'not_needed'}",
     "{ application/report: accepted }"},
    {"messages", false,
     "exactly the messages so far, each as who wrote, a colon and its words; `greeting` stands before an automatic one",
     "[text] | text", "[\"member: What may I eat?\"]"},
    {"use", false, "what the end did to the use, or open", "'consume' | 'release' | 'open'"},
    {"cancelling", false, "what cancelling would mean now", "'free' | 'spends' | 'barred' | 'nothing'"},
    {"suspended", false, "what stops the case, or nothing", "text", "mismatch"},
    {"due", false, "deadlines: one state or due date each, or several things", "{text | clock}",
     "{ reply: { on: 2026-03-09, state: running } }"},
    {"quota", false, "figures of quotas, by service, or by service, a dot and a line", "{figures}"},
    {"rights", false, "figures of rights that cases gave, as the case, a dot and the name; or none", "{figures | text}",
     "{ c1.second-visit: { left: 1 } }"},
    {"help", false, "what the last help came to", "help"},
    {"allowances", false, "figures of allowances, by name, in the unit in which they are counted",
     "{allowance figures}", "{ company: { left: 3 } }"},
    {"money", false, "sums of the case, by currency, in units of it; or none", "{sums} | 'none'",
     "{ USD: { owed: 290 } }"},
    {"costs", false, "who bears a kind of cost, who is paid, and how", "{cost words}", "{ ticket: { payer: member } }"},
    {"statement", false, "lines of the last statement, each as date, cost and what is unpaid", "[text] | text",
     "[\"2026-03-12 permit 290 USD\"]"},
    {"on_file", false, "whether something is still owed on a case that has ended", "yes"},
    {"about", false, "what the last refusal is about", "[text] | text", "[visit.city]"},
    {"clauses", false, "clauses that the last refusal cites", "[@clause] | @clause"},
    {"told", false, "words that the last act told or showed", "[text] | text", "[\"2026-03-20 09:30\"]"},
    {"told_to_insurer", false, "words that the last act told the insurer", "[text] | text", "[\"2026-03-20 09:30\"]"},
    {"shown", false, "the same as told", "[text] | text", "[\"2026-03-20 09:30\"]"},
    {"recorded", false, "events of the last act, each with some of its fields", "{{text}}",
     "{ assigned: { operator: specialist-7 } }"},
    {"hours", false, "opening hours: open, closed, or when they open next", "{text}", "{ line: open }"},
    {"contacts", false, "values of contacts, or owed", "{text}", "{ hotline: \"400-000-0000\" }"},
    {"provider", false, "name of the provider in the member's language", "text"},
    {"insurer", false, "name of the insurer in the member's language", "text"},
    {"network", false,
     "how many rows a network has on the day, in `all` and by city; how many `different` values a column has",
     "{{number}}", "{ hospitals: { all: 475 } }"},
    {"plan", false, "plan of the person by all contracts, none or unknown", "text", "gold"},
    {"blocked", false, "whether the account gets no new case", "yes"},
    {"report", false, "reports that are made at this very moment, each with its rows; or none", "{'none' | issue}",
     "{ weekly-list: { rows: { c1: { status: open } } } }"},
});
constexpr auto issue_keys = std::to_array<Key>({
    {"since", false, "local time of the issue before it", "text", "2026-03-02T08:00"},
    {"by", false, "local time at which it would be late", "text", "2026-03-10T00:00"},
    {"rows", true,
     "exactly the cases of the contract that are on it, each with some of its columns: what is owed by name, promises "
     "as name and state, times as 2026-03-02T10:00; or none",
     "'none' | {{text | [text]}}", "{ c1: { status: open, owed: [plan] } }"},
});
constexpr auto clock_keys = std::to_array<Key>({
    {"on", false, "last day, or none", "text", "2026-03-09"},
    {"by", false, "clock time on that day, or none", "text", "\"20:00\""},
    {"from", false, "first day of a range, or none", "text", "2026-03-05"},
    {"state", false, "state of the clock", "text", "running"},
    {"excused", false, "whether an excuse covers it", "yes"},
    {"missed_before", false, "how often it was missed before it started anew", "number"},
    {"excused_because", false, "exactly the conditions of the deadline that did not hold when it fell due",
     "[text] | text", "permit"},
    {"kind", false, "a promise, a target or only measured", "'promise' | 'target' | 'measured'"},
    {"owed_by", false, "whose it is", "'provider' | 'member' | 'insurer'"},
    {"provisional", false, "whether it reaches past the calendar", "yes"},
    {"took_minutes", false, "of a measured one: how long it took, or has taken so far", "text", "1680"},
    {"took_working_days", false, "the same in working days that are over", "text", "1"},
});
constexpr auto figures_keys = std::to_array<Key>({
    {"held", false, "uses held", "number"},
    {"used", false, "uses consumed", "number"},
    {"left", false, "uses left; -1 where there is no limit", "number"},
    {"owed_by", false, "who has still to supply the figure, or nobody", "text", "insurer"},
});
constexpr auto help_keys = std::to_array<Key>({
    {"counted", false, "whole units", "number", "3"},
    {"included", false, "units that were left of the allowance", "number", "1"},
    {"charged", false, "units beyond it", "number", "2"},
    {"owed", false, "what these cost, or nothing", "text", "200 USD"},
});
constexpr auto allowance_figures_keys = std::to_array<Key>({
    {"used", false, "units included so far", "number", "13"},
    {"left", false, "units left", "number", "3"},
    {"beyond", false, "units beyond it so far", "number", "0"},
});
constexpr auto sums_keys = std::to_array<Key>({
    {"advanced", false, "laid out by the provider for the member", "text", "290"},
    {"charged", false, "owed for other reasons", "text", "200"},
    {"paid", false, "paid by the member, less what was given back", "text", "200"},
    {"owed", false, "still owed", "text", "290"},
    {"to_give_back", false, "paid too much", "text", "0"},
});
constexpr auto cost_words_keys = std::to_array<Key>({
    {"payer", false, "who bears it", "text", "member"},
    {"payee", false, "who is paid", "text", "hospital"},
    {"settle", false, "how", "text", "direct"},
});

constexpr std::array words{
    Word{"scenario file", "Scenarios of a programme, played by `consilium test`.", file_keys},
    Word{"explained_mutant", "A small mistake that would change nothing anybody could see.", explained_mutant_keys},
    Word{"explained_unseen", "Something of a word that can never come to pass.", explained_unseen_keys},
    Word{"scenario", "Given, when, then: a table of decisions or a timeline of acts.", scenario_keys,
         "{ name: An application is opened, clauses: [XY-1.2], timeline: [{ open: opinion, expect: { reached: applied "
         "} }] }"},
    Word{"title", "What a scenario proves, in languages other than that of its name.", title_keys},
    Word{"given", "What holds at the beginning.", given_keys, "{ clock: \"2026-03-02T10:00\" }"},
    Word{"contract", "The contract on the roster.", contract_keys},
    Word{"contract rider", "A rider of a contract on the roster.", contract_rider_keys},
    Word{"member", "The member on the roster.", member_keys},
    Word{"applicant", "Who applies.", applicant_keys},
    Word{"removed", "An institution that leaves its network.", removed_keys},
    Word{"added", "A row that comes to a network.", added_keys},
    Word{"earlier_case", "A case of the account before the scenario.", earlier_case_keys},
    Word{"earlier_use", "A use before the scenario.", use_keys},
    Word{"earlier_right", "A right that a case gave before the scenario.", right_keys},
    Word{"row", "One decision on an application that is only asked about.", row_keys,
         "{ as_of: 2026-02-09, expect: not_eligible, because: waiting, eligible_from: 2026-02-10 }"},
    Word{"step", "One act, and what must hold after it.", step_keys,
         "{ at: \"2026-03-02T10:00\", do: assess, facts: { visit.city: shanghai }, expect: { reached: assessed } }"},
    Word{"expect", "What must hold now.", expect_keys, "{ reached: [assessed], closed: open }"},
    Word{"issue", "What a report must say that is made now.", issue_keys},
    Word{"clock", "What a deadline must be now.", clock_keys},
    Word{"figures", "Figures of a quota.", figures_keys},
    Word{"help", "How an entry of help was counted and divided.", help_keys, "{ counted: 3, included: 1, charged: 2 }"},
    Word{"allowance figures", "Figures of an allowance.", allowance_figures_keys, "{ used: 13, left: 3 }"},
    Word{"sums", "Sums of one currency.", sums_keys, "{ advanced: 290, owed: 290 }"},
    Word{"cost words", "What a programme says of a kind of cost.", cost_words_keys,
         "{ payer: member, payee: hospital }"},
};

}  // namespace

std::span<const Word> language() { return words; }

compiler::FileKind file_kind() {
  return {"scenario", "scenario file", "programmes/<folder>/scenarios/<name>.yaml", words};
}

}  // namespace consilium::scenario
