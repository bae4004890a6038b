#include "reading/past_commands.hpp"

#include <algorithm>
#include <optional>
#include <set>

#include <fmt/core.h>

namespace consilium::reading {
namespace {

using model::Index;
using model::none;

// A reason that no event keeps.
constexpr const char* as_recorded = "as it was recorded";

std::string or_recorded(const std::string& reason) { return reason.empty() ? as_recorded : reason; }

class Reader {
 public:
  explicit Reader(const std::vector<PastEvent>& events) : events_(events) {}

  std::vector<PastCommand> run() {
    for (at_ = 0; at_ < events_.size(); ++at_) {
      if (passed_.contains(at_)) continue;
      if (auto command = std::visit(*this, now().event)) {
        const PastEvent& event = now();
        all_.push_back(
            {event.position, event.case_id, event.occurred_at, event.recorded_at, event.actor, std::move(*command)});
        cause_ = at_;
      }
    }
    return std::move(all_);
  }

  using Read = std::optional<cases::Command>;

  Read operator()(const cases::CaseOpened& event) const {
    if (!event.parent.empty()) return std::nullopt;
    cases::Open open;
    open.case_id = now().case_id;
    open.service = event.service;
    open.person = event.person;
    open.contract = event.contract;
    open.account = event.account;
    open.applicant = event.applicant;
    open.channel = event.channel;
    open.language = event.language;
    open.right = event.right;
    const std::string& patient = service().facts[model::index_of(model::BuiltIn::patient_is_insured)].id;
    for (const cases::RecordedFact& fact : event.facts) {
      const bool* is_insured = std::get_if<bool>(&fact.value);
      if (fact.fact == patient && is_insured != nullptr) open.patient_is_insured = *is_insured;
      // What a right brought with it is not told again.
      if (is_asked_for(service().apply, fact.fact)) open.facts.push_back(fact);
    }
    return open;
  }
  Read operator()(const cases::TaskDone& event) {
    const Index index = service().task(event.task);
    if (index == none || service().tasks[index].written_in != none) return std::nullopt;
    cases::Act act{event.task, event.outcome, event.channel, event.facts, {}};
    if (service().tasks[index].tells) act.parts = parts_told(event);
    return act;
  }
  Read operator()(const cases::PointReached& event) const {
    if (!event.corrected || is_followed_from<cases::FactsRecorded>()) return std::nullopt;
    return cases::Correct{std::nullopt, event.point, event.at, as_recorded};
  }
  Read operator()(const cases::FactsRecorded& event) const {
    static constexpr std::string_view corrected = "corrected: ";
    if (!event.reason.starts_with(corrected) || event.facts.empty()) return std::nullopt;
    return cases::Correct{event.facts.front(), {}, std::nullopt, or_recorded(event.reason.substr(corrected.size()))};
  }
  Read operator()(const cases::RecordReceived& event) const {
    return cases::ReceiveRecord{event.checklist, event.item,    event.kind,  event.dated_on,
                                event.issuer,    event.channel, event.facts, event.documents};
  }
  Read operator()(const cases::DocumentAdded& event) const {
    return cases::AddDocument{event.document, event.name, event.media_type, event.size, event.sha256};
  }
  Read operator()(const cases::PaperNotNeeded& event) const {
    return cases::ExcludePaper{event.checklist, event.item, or_recorded(event.reason)};
  }
  Read operator()(const cases::NoticeGiven& event) const {
    return cases::GiveNotice{event.notice, event.channel, event.accepted};
  }
  Read operator()(const cases::ConsentChanged& event) const {
    return cases::ChangeConsent{event.consent, event.given, event.channel};
  }
  // What outcomes, settlements and cases within take back has other names than the moves of the service.
  Read operator()(const cases::MoveMade& event) const {
    if (service().move(event.move) == none) return std::nullopt;
    return cases::MakeMove{event.move, event.channel, event.facts};
  }
  Read operator()(const cases::MessageWritten& event) const {
    return cases::Write{event.thread, event.by, event.channel, event.text, event.documents, event.automatic};
  }
  Read operator()(const cases::ContactAttempted& event) const {
    return cases::LogContact{event.channel, event.result, event.note};
  }
  Read operator()(const cases::ReferralResolved& event) const {
    return cases::ResolveReferral{event.rule, event.allowed, or_recorded(event.reason)};
  }
  Read operator()(const cases::ExceptionGranted& event) const {
    return cases::GrantException{event.rule, or_recorded(event.reason), event.until};
  }
  Read operator()(const cases::ExcuseRecorded& event) const {
    return cases::RecordExcuse{event.excuse, event.from, event.to, event.region, or_recorded(event.reason)};
  }
  // What stops, frees or settles one case of an application does it to all of them, the one asked about first.
  Read operator()(const cases::Interrupted& event) const {
    if (is_followed_from<cases::Interrupted>()) return std::nullopt;
    return cases::Interrupt{event.interrupt, event.facts};
  }
  Read operator()(const cases::InterruptLifted& event) const {
    if (is_followed_from<cases::InterruptLifted>()) return std::nullopt;
    return cases::LiftInterrupt{or_recorded(event.reason)};
  }
  Read operator()(const cases::CaseClosed& event) const { return closing(event); }
  Read operator()(const cases::ComplaintFiled& event) const { return cases::FileComplaint{event.against, event.words}; }
  Read operator()(const cases::Assigned& event) const { return cases::Assign{event.operator_id}; }
  Read operator()(const cases::HelpLogged& event) const {
    cases::LogHelp help;
    help.allowance = event.allowance;
    help.kind = event.kind;
    help.staff = event.staff;
    help.met_at = event.met_at;
    help.left_at = event.left_at;
    if (!event.met_at) help.count = event.counted;
    help.facts = event.facts;
    return help;
  }
  Read operator()(const cases::ExpenseRecorded& event) const {
    return cases::RecordExpense{event.cost, event.amount, event.on, event.advanced, event.receipt};
  }
  Read operator()(const cases::PaymentRecorded& event) const {
    return cases::RecordPayment{event.amount, event.on, event.on_the_spot, event.given_back, event.pays, event.receipt};
  }
  Read operator()(const cases::EntryReversed& event) const {
    return cases::ReverseEntry{event.entry, or_recorded(event.reason)};
  }
  Read operator()(const cases::StatementMade&) const { return cases::MakeStatement{}; }
  // What follows by itself.
  Read operator()(const cases::ChildOpened&) const { return std::nullopt; }
  Read operator()(const cases::BranchFixed&) const { return std::nullopt; }
  Read operator()(const cases::Told&) const { return std::nullopt; }
  Read operator()(const cases::DeadlineMissed&) const { return std::nullopt; }
  Read operator()(const cases::CaseMoved&) const { return std::nullopt; }
  Read operator()(const cases::UseChanged&) const { return std::nullopt; }
  Read operator()(const cases::AccountAdjusted&) const { return std::nullopt; }
  Read operator()(const cases::RightGranted&) const { return std::nullopt; }
  Read operator()(const cases::IdentityBlockChanged&) const { return std::nullopt; }

 private:
  const PastEvent& now() const { return events_[at_]; }
  const model::Service& service() const { return *now().service; }

  bool is_asked_for(const std::vector<model::Field>& form, const std::string& fact) const {
    return std::any_of(form.begin(), form.end(),
                       [&](const model::Field& field) { return service().facts[field.fact].id == fact; });
  }

  // Whether this came of the command read last: of a case of the same family, in the same breath.
  template <typename Event>
  const Event* cause() const {
    if (!cause_ || events_[*cause_].recorded_at != now().recorded_at) return nullptr;
    return std::get_if<Event>(&events_[*cause_].event);
  }
  template <typename Event>
  bool is_followed_from() const {
    return cause<Event>() != nullptr;
  }

  // A telling that reached its end is followed by the task being done; one that did not says which parts were told.
  std::vector<std::string> parts_told(const cases::TaskDone& done) {
    const cases::Told* told = nullptr;
    for (std::size_t i = at_ + 1; i < events_.size() && events_[i].recorded_at == now().recorded_at; ++i) {
      if (events_[i].case_id != now().case_id) continue;
      const auto* end = std::get_if<cases::TaskDone>(&events_[i].event);
      if (told == nullptr) {
        told = std::get_if<cases::Told>(&events_[i].event);
        if (told == nullptr || told->task != done.task) break;
      } else if (end != nullptr && end->task == done.task && !end->stays_open && end->facts.empty()) {
        passed_.insert(i);
        return {};
      } else {
        break;
      }
    }
    return told == nullptr ? std::vector<std::string>{} : told->parts;
  }

  bool is_of_outcome(const cases::CaseClosed& event) const {
    const auto* done = cause<cases::TaskDone>();
    if (done == nullptr) return false;
    const model::Service& of = *events_[*cause_].service;
    const Index index = of.task(done->task);
    if (index == none) return false;
    if (events_[*cause_].case_id != now().case_id) return true;
    return std::any_of(of.tasks[index].outcomes.begin(), of.tasks[index].outcomes.end(), [&](const auto& outcome) {
      return outcome.id == done->outcome && outcome.ends != none && of.ends[outcome.ends].id == event.end;
    });
  }

  bool is_of_deadline(const cases::CaseClosed& event) const {
    const auto* missed = at_ == 0 ? nullptr : std::get_if<cases::DeadlineMissed>(&events_[at_ - 1].event);
    if (missed == nullptr || events_[at_ - 1].case_id != now().case_id) return false;
    const Index index = service().deadline(missed->deadline);
    const Index end = index == none ? none : service().deadlines[index].ends;
    return end != none && service().ends[end].id == event.end;
  }

  Read closing(const cases::CaseClosed& event) const {
    const std::size_t colon = event.end.find(':');
    if (colon != std::string::npos) {
      const bool by_contract = event.end.starts_with("contract:") || is_followed_from<cases::CaseClosed>();
      if (by_contract) return std::nullopt;
      return cases::SettleInterrupt{event.end.substr(colon + 1), as_recorded};
    }
    if (is_of_outcome(event) || is_of_deadline(event) || is_followed_from<cases::CaseClosed>()) return std::nullopt;
    const Index end = service().end(event.end);
    if (end == none) return std::nullopt;
    const bool by_cancelling = event.cause == "member" && event.facts.empty() && events_of_root() &&
                               std::any_of(service().cancellation.begin(), service().cancellation.end(),
                                           [&](const model::CancelStage& stage) { return stage.ends == end; });
    if (by_cancelling) {
      const std::vector<std::string>& channels = service().cancel_channels;
      return cases::Cancel{channels.empty() ? std::string{} : channels.front(), true};
    }
    if (service().ends[end].by.empty()) return std::nullopt;
    return cases::Close{event.end, event.facts};
  }

  // Only the case that was applied for is cancelled.
  bool events_of_root() const { return events_.front().case_id == now().case_id; }

  const std::vector<PastEvent>& events_;
  std::size_t at_ = 0;
  std::optional<std::size_t> cause_;  // of the command read last
  std::set<std::size_t> passed_;
  std::vector<PastCommand> all_;
};

struct Words {
  std::string operator()(const cases::Open& command) const { return "open " + command.service; }
  std::string operator()(const cases::Act& command) const { return "act " + command.task; }
  std::string operator()(const cases::ReceiveRecord& command) const {
    return fmt::format("receive {}/{}", command.checklist, command.item);
  }
  std::string operator()(const cases::ExcludePaper& command) const {
    return fmt::format("exclude {}/{}", command.checklist, command.item);
  }
  std::string operator()(const cases::GiveNotice& command) const { return "give notice " + command.notice; }
  std::string operator()(const cases::ChangeConsent& command) const {
    return (command.given ? "consent " : "withdraw ") + command.consent;
  }
  std::string operator()(const cases::MakeMove& command) const { return "move " + command.move; }
  std::string operator()(const cases::Write& command) const { return "write in " + command.thread; }
  std::string operator()(const cases::Cancel&) const { return "cancel"; }
  std::string operator()(const cases::Close& command) const { return "close " + command.end; }
  std::string operator()(const cases::Interrupt& command) const { return "interrupt " + command.interrupt; }
  std::string operator()(const cases::LiftInterrupt&) const { return "lift the interruption"; }
  std::string operator()(const cases::SettleInterrupt& command) const { return "settle " + command.outcome; }
  std::string operator()(const cases::ResolveReferral& command) const { return "resolve " + command.rule; }
  std::string operator()(const cases::GrantException& command) const { return "exception of " + command.rule; }
  std::string operator()(const cases::RecordExcuse& command) const { return "excuse " + command.excuse; }
  std::string operator()(const cases::LogContact&) const { return "log contact"; }
  std::string operator()(const cases::FileComplaint&) const { return "file complaint"; }
  std::string operator()(const cases::Assign&) const { return "assign"; }
  std::string operator()(const cases::TakeFromLine& command) const { return "take from " + command.line; }
  std::string operator()(const cases::AddDocument&) const { return "add document"; }
  std::string operator()(const cases::Correct& command) const {
    return "correct " + (command.fact ? command.fact->fact : command.point);
  }
  std::string operator()(const cases::LogHelp& command) const { return "log help " + command.allowance; }
  std::string operator()(const cases::RecordExpense& command) const { return "expense " + command.cost; }
  std::string operator()(const cases::RecordPayment&) const { return "payment"; }
  std::string operator()(const cases::ReverseEntry& command) const { return "reverse " + command.entry; }
  std::string operator()(const cases::MakeStatement&) const { return "statement"; }
  std::string operator()(const cases::PassDeadline& command) const { return "pass " + command.deadline; }
  std::string operator()(const cases::FollowContract&) const { return "follow the contract"; }
};

}  // namespace

std::vector<PastCommand> commands_of(const std::vector<PastEvent>& events) { return Reader(events).run(); }

std::string in_words(const cases::Command& command) { return std::visit(Words{}, command); }

}  // namespace consilium::reading
