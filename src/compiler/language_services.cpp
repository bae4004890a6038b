#include <array>

#include "compiler/language.hpp"

namespace consilium::compiler {
namespace {

template <std::size_t... Sizes>
constexpr auto joined(const std::array<Key, Sizes>&... parts) {
  std::array<Key, (Sizes + ...)> all{};
  std::size_t at = 0;
  const auto add = [&](const auto& part) {
    for (const Key& key : part) all[at++] = key;
  };
  (add(parts), ...);
  return all;
}

// What a service may share with others.
constexpr auto block_keys = std::to_array<Key>({
    {"also_cites", false, "for a rule of the programme, clauses of this service that repeat it", "{[@clause]}"},
    {"facts", false, "facts of this service, by name", "{fact}"},
    {"branches", false, "ways a case can take, in the order in which they are tried", "[branch]"},
    {"branch_fixed_at", false, "point at which the way is fixed", "@point"},
    {"rules", false, "who may have it", "[rule]"},
    {"quota", false, "how often", "quota"},
    {"checklists", false, "papers, by name of the list; a list of the programme is added to", "{checklist}"},
    {"consents", false, "consents, by name", "{consent}"},
    {"notices", false, "notices, by name", "{notice}"},
    {"tasks", false, "what is done, and by whom", "[task]"},
    {"embeds", false, "services that run inside this one", "[embed]"},
    {"grants", false, "rights to other services that this one gives", "[grant]"},
    {"allowances", false, "metered help of a case, by name", "{allowance}"},
    {"costs", false, "kinds of cost, by name", "{cost}"},
    {"settlement", false, "how costs are settled with the member", "settlement"},
    {"deadlines", false, "by when", "[deadline]"},
    {"stops", false, "what stops clocks", "[stop]"},
    {"moves", false, "changes of a running case", "[move]"},
    {"threads", false, "messages that people of a case write to each other", "[thread]"},
    {"cancellation", false, "what a cancellation means, stage by stage", "cancellation"},
    {"ends", false, "how a case can end", "[end]"},
});
constexpr auto service_keys =
    joined(std::to_array<Key>({
               {"format", true, "the format of this file", "'service/1'"},
               {"id", true, "stable name of the service, the name of its file", "text", "opinion"},
               {"was", false,
                "ids it had in earlier versions, the oldest first: what was used of them counts on, and cases of them "
                "are earlier cases of it",
                "[text] | text", "[expert-opinion]"},
               keys::name,
               {"shares", false,
                "shared blocks whose words it has before its own; clauses they cite that belong to another service "
                "sharing the "
                "block are left out",
                "[text]", "[hospital-stay]"},
               {"apply", true, "form of an application", "apply"},
           }),
           block_keys, std::to_array<Key>({keys::reading, keys::cites_if_any}));
constexpr auto shared_keys =
    joined(std::to_array<Key>({{"format", true, "the format of this file", "'shared/1'"}}), block_keys);
constexpr auto apply_keys = std::to_array<Key>({
    {"channels", false, "how one applies", "[text] | text", "[phone]"},
    {"record", true, "facts asked for", "[@fact | field]"},
    keys::cites_if_any,
});
constexpr std::string_view service_example =
    R"(format: service/1
id: opinion
name: { zh-Hans: 意见, zh-Hant: 意見, en: Opinion }
apply: { record: [illness.code] }
quota: { count: 1, per: contract, hold_at: accepted, cites: [XY-1.2] }
tasks: [{ id: assess, name: { zh-Hans: 评估, zh-Hant: 評估, en: Assess }, owner: specialist, opens: { reached: accepted }, ends: completed, cites: [XY-1.2] }]
cancellation: { stages: [{ id: always, otherwise: true, then: free, ends: withdrawn, cites: [XY-1.2] }] }
ends: [{ id: completed, name: { zh-Hans: 完成, zh-Hant: 完成, en: Completed }, use: consume, cause: none, cites: [XY-1.2] }])";
constexpr std::string_view shared_example = R"(format: shared/1
quota: { count: 1, per: contract, hold_at: accepted, cites: [XY-1.2, XY-2.2] })";
constexpr auto field_keys = std::to_array<Key>({
    {"fact", true, "fact to record", "@fact"},
    {"optional", false, "it may be left out", "yes"},
    {"when", false, "it is asked only if this holds", "condition"},
});
constexpr auto require_keys = std::to_array<Key>({
    {"id", true, "code of the refusal", "text", "too-late"},
    {"that", true, "what must hold when the act is done", "condition"},
    {"say", false, "the refusal in words", "words"},
});
constexpr auto mark_keys = std::to_array<Key>({
    {"point", true, "point stamped", "@point"},
    {"when", false, "it is stamped only if this holds", "condition"},
    {"at", false, "fact whose date is the time of the stamp", "@fact"},
});

constexpr auto checklist_keys = std::to_array<Key>({
    {"opens", false, "when the papers are owed", "condition"},
    {"owed_by", false, "who owes them", "@role"},
    {"marks", false, "point stamped when all papers are there", "@point"},
    {"items", false, "papers", "[paper]"},
    {"also_cites", false, "clauses that every paper of the list rests on too", "[@clause] | @clause"},
    keys::reading,
    keys::cites_if_any,
});
constexpr auto paper_keys = std::to_array<Key>({
    {"id", true, "name of the paper", "text", "report"},
    keys::name,
    {"kinds", false, "kinds of record that answer it", "[text] | text", "[report]"},
    {"channels", false, "how it may arrive", "[text] | text", "[upload, email]"},
    {"when", false, "it is owed only if this holds", "condition"},
    {"record", false, "facts that come with it", "[@fact | field]"},
    {"accept_if", false,
     "what these facts must be for the paper to be accepted; such a paper must come unless it may lack", "[condition]"},
    {"may_lack", false, "it may be said that there is none", "yes"},
    keys::reading,
    keys::cites,
});
constexpr auto notice_keys = std::to_array<Key>({
    {"text", true, "what is shown", "@text"},
    {"kind", true, "what sort of statement it is", "'liability' | 'warning' | 'legal' | 'description'"},
    {"at", true, "tasks that wait for it", "[@task]"},
    {"must", true, "whether showing it is enough or it must be accepted", "'show' | 'accept'"},
    {"when", false, "it is given only if this holds", "condition"},
    keys::reading,
    keys::cites,
});
constexpr auto consent_keys = std::to_array<Key>({
    {"text", true, "what is agreed to", "@text"},
    {"signer", true, "who gives it", "text", "applicant"},
    {"covers", true, "whose data or rights", "[text] | text", "[member]"},
    {"before", true, "task that waits for it", "@task"},
    {"withdraw", false,
     "until when it may be withdrawn: until the task that waits for it is done, at any time, after which all later "
     "tasks "
     "wait for it too, or never; without it before_act",
     "'before_act' | 'any_time' | 'no'"},
    {"optional", false, "it is asked for and noted, and nothing waits for it", "yes"},
    {"when", false, "it is needed only if this holds", "condition"},
    keys::reading,
    keys::cites,
});
constexpr auto excuse_keys = std::to_array<Key>({
    keys::name,
    {"cause", true, "whose cause it is", "'member' | 'provider' | 'hospital' | 'insurer' | 'outside'"},
    {"needs", true, "what is recorded with it: from, to, region", "[text] | text", "[from, to]"},
    {"use", false, "on its days an end that the member causes uses nothing", "'keep'"},
    {"attribution", false, "it is shown as somebody's time, and lateness still counts", "yes"},
    keys::reading,
    keys::cites,
});
constexpr auto interrupt_keys = std::to_array<Key>({
    keys::name,
    {"by", true, "roles that may report it", "[@role]"},
    {"marks", true, "point stamped", "@point"},
    {"suspends", false, "all clocks of the case stand still with it; without it they run on", "yes"},
    {"blocks_new", false, "the account gets no new case until it is lifted", "yes"},
    {"record", false, "facts to record", "[@fact | field]"},
    {"lifted_by", true, "roles that may lift it", "[@role]"},
    {"settle", true, "who decides on the use, and how", "settle"},
    keys::reading,
    keys::cites,
});
constexpr auto settle_keys = std::to_array<Key>({
    {"owner", true, "role that decides", "@role"},
    {"outcomes", true, "what may be decided; a bare word is how it was written before ways had names",
     "{settle_outcome | 'consume' | 'release'}",
     "{ counts: { name: { zh-Hans: 计用, zh-Hant: 計用, en: counts }, use: consume } }"},
});
constexpr auto settle_outcome_keys = std::to_array<Key>({
    {"name", false, "what people read, in every language of the programme; every way needs it", "words"},
    {"use", true, "what it does to the use", "'consume' | 'release'"},
});

constexpr std::array words{
    Word{"service",
         "One service: its rules, its quota and its flow. Quota, tasks, cancellation and ends must stand here or in a "
         "shared block.",
         service_keys, service_example},
    Word{"shared", "Words that several services of the programme have in common.", shared_keys, shared_example},
    Word{"apply", "How one applies, and what is asked.", apply_keys},
    Word{"field", "A fact in a form, where more than its name is to be said.", field_keys},
    Word{"require", "What must hold when something is done; otherwise it is refused.", require_keys},
    Word{"mark", "A point that is stamped, where more than its name is to be said.", mark_keys},
    Word{"checklist", "Papers that are owed together.", checklist_keys,
         "{ opens: { reached: applied }, owed_by: member, marks: papers-complete, items: [{ id: report, name: { "
         "zh-Hans: 报告, zh-Hant: 報告, en: Report }, cites: [XY-1.2] }] }"},
    Word{"paper", "One paper of a checklist.", paper_keys},
    Word{"notice", "A text that people must have seen or accepted before a task is done.", notice_keys},
    Word{"consent", "An agreement that somebody gives before a task is done.", consent_keys},
    Word{"excuse", "What excuses lateness, or says whose time it is.", excuse_keys},
    Word{"interrupt", "What may stop a case at any step.", interrupt_keys},
    Word{"settle", "How the use of a stopped case is decided.", settle_keys},
    Word{"settle_outcome", "One way it may be decided.", settle_outcome_keys},
};

}  // namespace

std::span<const Word> words_of_services() { return words; }

}  // namespace consilium::compiler
