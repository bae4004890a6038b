#include <array>

#include "compiler/language.hpp"

namespace consilium::compiler {
namespace {

constexpr auto task_keys = std::to_array<Key>({
    {"id", true, "name of the task", "text", "assess"},
    keys::name,
    {"owner", true, "role that owes it, or member", "@role"},
    {"opens", true, "when it is owed", "condition"},
    {"channels", false, "how it may be done", "[text] | text", "[phone]"},
    {"record", false, "facts it records, whatever the outcome", "[@fact | field]"},
    {"require", false, "what must hold when it is done", "[require]"},
    {"marks", false, "points it stamps", "[@point | mark]"},
    {"ends", false, "end it brings", "@end"},
    {"reopens", false, "tasks to be done again", "[@task]"},
    {"outcomes", false, "ways it can go, where there is more than one", "[outcome]"},
    {"tells", false, "what it tells", "tells"},
    {"due", false, "its deadline", "@deadline"},
    {"waits_in", false, "waiting line in which the case stands as long as the task is owed", "@waiting_line"},
    keys::reading,
    keys::cites,
});
constexpr auto outcome_keys = std::to_array<Key>({
    {"id", true, "name of the outcome", "text", "agreed"},
    {"name", false, "what people read, in every language of the programme; where there are several, each needs it",
     "words"},
    {"record", false, "facts it records beside those of the task", "[@fact | field]"},
    {"require", false, "what must hold for it", "[require]"},
    {"clears", false, "points taken back before it stamps its own", "[@point]"},
    {"marks", false, "points it stamps", "[@point | mark]"},
    {"ends", false, "end it brings", "@end"},
    {"reopens", false, "tasks to be done again", "[@task]"},
    keys::reading,
    keys::cites_if_any,
});
constexpr auto tells_keys = std::to_array<Key>({
    {"text", true, "what is said", "@text"},
    {"to", false, "who is told; without it the member", "'member' | 'insurer'"},
    {"parts", true, "what has to be told, each the fact it stands for; parts may be told one by one", "{@fact | part}",
     "{ time: visit.at }"},
    {"channels", false, "how it is told", "[text] | text", "[sms]"},
});
constexpr auto part_keys = std::to_array<Key>({
    {"fact", true, "fact it stands for", "@fact"},
    {"when", false, "it is told only if this holds, and left out otherwise", "condition"},
});
constexpr auto deadline_keys = std::to_array<Key>({
    {"id", true, "name of the deadline", "text", "reply"},
    keys::name,
    {"kind", true, "a promise to the member, a target of our own, or a time that is only measured and never late",
     "'promise' | 'target' | 'measured'"},
    {"owed_by", true, "who must keep it", "'provider' | 'member' | 'insurer'"},
    {"within", false, "how long after its triggers", "span"},
    {"after", false, "triggers; the latest counts", "[@date]"},
    {"first_of", false, "triggers of which the earliest counts, in place of `after`", "[@date]"},
    {"before", false, "date before which it lies", "@date"},
    {"by", false, "how long before that date", "span"},
    {"hours", false, "opening hours it keeps to", "@hours"},
    {"when_closed", false, "before a date with hours: where it falls when these are closed", "'last_open_day_before'"},
    {"when", false, "it runs only if this holds", "condition"},
    {"met_by", true, "points that meet it", "[@point]"},
    {"stops", false, "what stops its clock", "[@stop]"},
    {"excused_unless", false,
     "conditions asked when it falls due; where one does not hold, lateness is excused for good and nothing follows",
     "[excused_unless]"},
    {"late", false, "what happens when it is missed", "'note' | 'remind' | 'escalate' | late"},
    keys::reading,
    keys::cites,
});
constexpr auto late_keys = std::to_array<Key>(
    {{"ends", true, "the case ends so in that instant; not while it is suspended or excused", "@end"}});
constexpr auto excused_unless_keys = std::to_array<Key>({
    {"id", true, "name of the condition", "text", "permit"},
    {"that", true, "what must hold for lateness to count", "condition"},
    {"name", true, "why it is excused, for people", "words"},
    keys::reading,
    keys::cites,
});
constexpr auto stop_keys = std::to_array<Key>({
    {"id", true, "name of the stop", "text", "more-papers"},
    keys::name,
    {"from", true, "point that stops the clock", "@point"},
    {"to", true, "point that lets it go on", "@point"},
    {"laid_to", true, "whose time it is", "text", "member"},
    keys::reading,
    keys::cites,
});
constexpr auto move_keys = std::to_array<Key>({
    {"id", true, "name of the change", "text", "another-day"},
    keys::name,
    {"by", true, "roles that may make it, or member", "[@role]"},
    {"channels", false, "how it may be asked for", "[text] | text", "[phone]"},
    {"while", true, "when it may be made", "condition"},
    {"subject_to", false, "it is free only while cancelling is free", "'cancellation'"},
    {"cause", false, "whose cause it is", "text", "member"},
    {"record", false, "facts to record", "[@fact | field]"},
    {"require", false, "what must hold", "[require]"},
    {"clears", false, "points taken back", "[@point]"},
    {"reopens", false, "tasks to be done again", "[@task]"},
    {"forgets", false, "facts that no longer hold", "[@fact]"},
    {"excuses", false, "deadlines it excuses", "[@deadline]"},
    keys::reading,
    keys::cites,
});
constexpr auto thread_keys = std::to_array<Key>({
    {"id", true, "name of the thread", "text", "questions"},
    keys::name,
    {"channels", false, "how one writes", "[text] | text", "[app]"},
    {"attach", false, "what may be attached to a message; without it nothing", "attach"},
    {"writers", true, "who writes, and what a message of each does", "[writer]"},
    keys::reading,
    keys::cites,
});
constexpr auto attach_keys = std::to_array<Key>({
    {"kinds", true, "kinds of document", "['picture' | 'pdf']", "[picture]"},
    {"at_most", true, "how many to one message", "number", "9"},
});
constexpr auto writer_keys = std::to_array<Key>({
    {"by", true, "roles that write, or member", "[@role]"},
    {"while", true, "when they may write", "condition"},
    {"automatic", false,
     "an automatic greeting may be sent for them, which is shown and does nothing of what a message does", "yes"},
    {"require", false, "what must hold when they write", "[require]"},
    {"does", false, "tasks that a message does where they are open, and that nothing else does", "[@task]"},
    {"clears", false, "points that each message takes back", "[@point]"},
    {"reopens", false, "tasks to be done again after each message", "[@task]"},
    {"marks", false, "points that a message stamps where they are not reached", "[@point]"},
    {"marks_anew", false,
     "points that each message stamps anew, so that what counts from them counts from the last one", "[@point]"},
    keys::reading,
    keys::cites,
});
constexpr auto cancellation_keys = std::to_array<Key>({
    {"channels", false, "how it may be asked for", "[text] | text", "[phone]"},
    {"stages", true, "stages in order; the first that holds counts", "[stage]"},
});
constexpr auto stage_keys = std::to_array<Key>({
    {"id", true, "name of the stage", "text", "before-booking"},
    {"while", false, "the stage lasts as long as this holds", "condition"},
    {"otherwise", false, "the last stage, when no other holds", "yes"},
    {"then", true, "cancelling uses nothing, uses one, or is no longer possible", "'free' | 'spends' | 'barred'"},
    {"ends", false, "end of the case", "@end"},
    {"consequence", false, "of a barred stage: the end that the provider may use", "@end"},
    keys::reading,
    keys::cites,
});
constexpr auto end_keys = std::to_array<Key>({
    {"id", true, "name of the end", "text", "completed"},
    keys::name,
    {"use", true, "what happens to a use that is held", "'consume' | 'release'"},
    {"cause", true, "whose cause it is", "'none' | 'member' | 'provider' | 'hospital' | 'insurer' | 'outside'"},
    {"by", false, "roles that may close a case with it", "[@role]"},
    {"from", false, "usable once this point is reached", "@point"},
    {"until", false, "usable until this point is reached", "@point"},
    {"record", false, "facts to record", "[@fact | field]"},
    {"tells", false, "what is told in the same act, whoever ends the case so", "tells"},
    keys::reading,
    keys::cites,
});
constexpr auto embed_keys = std::to_array<Key>({
    {"id", true, "name of the embedding", "text", "first-visit"},
    {"service", true, "service that runs inside this one, as a case of its own", "@service"},
    {"opens", true, "when it is opened", "condition"},
    {"starts_at", true, "points of the embedded case that are reached at once", "[@point]"},
    {"without_rules", false, "its rules that do not apply here", "[@rule]"},
    {"without_tasks", false, "its tasks that are not done here", "[@task]"},
    {"feeds", false, "what it is given as this case goes on", "[feed]"},
    {"returns", true, "what its points and ends mean here", "[return]"},
    {"closes_with", true, "its end when this case ends for a cause that is not the member's", "@end"},
    keys::reading,
    keys::cites,
});
constexpr auto feed_keys = std::to_array<Key>({
    {"at", true, "point of this case", "@point"},
    {"carry", false, "its facts, each from a fact of this case", "{@fact}"},
    {"marks", true, "its points that are stamped", "[@point]"},
});
constexpr auto return_keys = std::to_array<Key>({
    {"point", false, "point of the embedded case", "@point"},
    {"end", false, "end of the embedded case", "@end"},
    {"marks", false, "point it stamps here", "@point"},
    {"ends", false, "end it brings here", "@end"},
});

constexpr auto grant_keys = std::to_array<Key>({
    {"id", true, "name of the right", "text", "second-visit"},
    keys::name,
    {"service", true, "service that may be used", "@service"},
    {"at", true, "point of this case that gives the right, once a case", "@point"},
    {"count", true, "how many uses it gives, beside the quota of that service", "number", "1"},
    {"carry", false, "facts of this case that hold in every case that uses the right, under the same name", "[@fact]"},
    keys::reading,
    keys::cites,
});

constexpr std::array words{
    Word{"task", "Something that somebody owes; several may be open at once.", task_keys},
    Word{"outcome", "One way a task can go.", outcome_keys},
    Word{"tells", "What is told in words, by a task or when a case ends.", tells_keys},
    Word{"part", "A part of what is told, where more than its fact is to be said.", part_keys},
    Word{"deadline", "By when something must be done: after triggers, or before a date.", deadline_keys,
         "{ id: reply, name: { zh-Hans: 答复, zh-Hant: 答覆, en: Reply }, kind: promise, owed_by: provider, within: { "
         "working_days: 5 }, after: [accepted], met_by: [replied], late: escalate, cites: [XY-1.2] }"},
    Word{"late", "What a deadline that is missed does to its case.", late_keys, "{ ends: unanswered }"},
    Word{"excused_unless", "A condition without which lateness is not that of whoever owes it.", excused_unless_keys},
    Word{"stop", "Time in which clocks stand still.", stop_keys},
    Word{"move", "A change of a running case, such as another day.", move_keys},
    Word{"thread", "Messages that people of a case write to each other.", thread_keys,
         "{ id: questions, name: { zh-Hans: 问答, zh-Hant: 問答, en: Questions }, writers: [{ by: [member], while: { "
         "reached: accepted }, cites: [XY-1.2] }], cites: [XY-1.2] }"},
    Word{"attach", "What may be attached to a message.", attach_keys},
    Word{"writer", "Those who write on one side of a thread.", writer_keys},
    Word{"cancellation", "What cancelling means at each stage, with the point of no return.", cancellation_keys},
    Word{"stage", "A stage of a case in which cancelling means one thing.", stage_keys,
         "{ id: before-booking, while: { not_yet: booked }, then: free, ends: withdrawn, cites: [XY-1.2] }"},
    Word{"end", "A way a case can end, and what it does to the use.", end_keys},
    Word{"embed", "A service that runs inside this one as a child case.", embed_keys},
    Word{"feed", "What an embedded case is given.", feed_keys},
    Word{"return", "What a point or an end of an embedded case means here.", return_keys,
         "{ point: told, marks: visited }"},
    Word{"grant", "A right to use another service, beside its quota.", grant_keys},
};

}  // namespace

std::span<const Word> words_of_flows() { return words; }

}  // namespace consilium::compiler
