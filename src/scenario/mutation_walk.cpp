#include "scenario/mutation_walk.hpp"

#include <optional>
#include <string>
#include <vector>

#include <fmt/core.h>

#include "scenario/mutation_conditions.hpp"
#include "scenario/mutation_offers.hpp"
#include "scenario/mutation_omissions.hpp"
#include "scenario/mutation_owners.hpp"
#include "scenario/mutation_words.hpp"

namespace consilium::scenario {
namespace {

// Walks a programme in a fixed order and offers each mistake.
class Walk {
 public:
  Walk(model::Programme& programme, std::optional<std::size_t> wanted)
      : programme_(programme), offers_(programme, wanted), conditions_(programme, offers_) {}

  Mutants run() && {
    walk_programme_words(programme_, offers_);
    for (model::Service& service : programme_.services) walk_service(service);
    return std::move(offers_).take();
  }

 private:
  // Fields of a form that is a part of the word; their names tell which.
  void walk_form(const model::Service& service, const std::string& prefix, std::vector<model::Field>& fields) {
    for (model::Field& field : fields) {
      if (!field.when) continue;
      offers_.part(prefix + service.facts[field.fact].id);
      conditions_.walk(field.when);
    }
    offers_.part({});
  }

  void walk(const std::string& prefix, std::vector<model::Requirement>& requirements) {
    for (model::Requirement& requirement : requirements) {
      offers_.part(prefix + requirement.id);
      conditions_.walk(requirement.that);
    }
    offers_.part({});
  }

  void walk_service(model::Service& service) {
    offers_.enter_service(&service);
    offers_.enter("service", "", service.cites);
    walk_form(service, "asked ", service.apply);
    omit_of_service(service, offers_);
    for (model::Fact& fact : service.facts) offers_.enter("fact", fact.id, fact.cites);
    walk_quota(service, offers_);
    for (model::QuotaLine& line : service.quota.lines) {
      offers_.enter("line", line.id, line.cites);
      walk_line(line, offers_);
      conditions_.walk(line.when);
    }
    for (model::Rule& rule : service.rules) {
      offers_.enter("rule", rule.id, rule.cites);
      offers_.part("when");
      conditions_.walk(rule.when);
      offers_.part({});
      conditions_.walk(rule.require);
      omit_of_rule(rule, offers_);
      swap_owner(programme_, rule.refer_to, offers_);
    }
    walk_branches(service);
    walk_papers(service);
    walk_tasks(service);
    walk_deadlines(service);
    walk_moves(service);
    walk_threads(service);
    walk_cancellation(service);
    walk_ends(service);
    walk_other_services(service);
    walk_money(service);
    walk_reports(service);
    offers_.enter_service(nullptr);
  }

  void walk_branches(model::Service& service) {
    for (model::Branch& branch : service.branches) {
      offers_.enter("branch", branch.id, branch.cites);
      conditions_.walk(branch.when);
    }
    walk_branch_step(service, offers_);
  }

  void walk_papers(model::Service& service) {
    for (model::Checklist& checklist : service.checklists) {
      offers_.enter("checklist", checklist.id, checklist.cites);
      conditions_.walk(checklist.opens);
      swap_party(checklist.owed_by, offers_);
      for (model::ChecklistItem& item : checklist.items) {
        const std::string id = fmt::format("{}/{}", checklist.id, item.id);
        offers_.enter("paper", id, item.cites);
        conditions_.walk(item.when);
        walk_form(service, "asked ", item.record);
        offers_.part("accepted");
        for (model::Predicate& predicate : item.accept_if) conditions_.walk(predicate);
        offers_.part({});
        omit_of_paper(service, item, offers_);
      }
    }
    for (model::Notice& notice : service.notices) {
      offers_.enter("notice", notice.id, notice.cites);
      conditions_.walk(notice.when);
      omit_of_notice(notice, offers_);
    }
    for (model::Consent& consent : service.consents) {
      offers_.enter("consent", consent.id, consent.cites);
      conditions_.walk(consent.when);
      walk_consent(consent, offers_);
      omit_of_consent(consent, offers_);
    }
  }

  void walk_parts(std::optional<model::Tell>& tells) {
    if (!tells) return;
    for (model::Tell::Part& part : tells->parts) {
      offers_.part(fmt::format("tells {}", part.id));
      conditions_.walk(part.when);
    }
    offers_.part({});
  }

  void walk_tasks(model::Service& service) {
    for (model::Task& task : service.tasks) {
      offers_.enter("task", task.id, task.cites);
      offers_.part("opens");
      conditions_.walk(task.opens);
      offers_.part({});
      walk_parts(task.tells);
      for (model::Outcome& outcome : task.outcomes) {
        const bool cites = rests_on_something(outcome.cites);
        if (cites) offers_.enter("outcome", outcome.id, outcome.cites);
        const std::string prefix = task.outcomes.size() > 1 ? outcome.id + " " : std::string{};
        walk_form(service, prefix + "asked ", outcome.record);
        walk(prefix, outcome.require);
        for (model::Mark& mark : outcome.marks) {
          offers_.part(fmt::format("{}marks {}", prefix, service.points[mark.point]));
          conditions_.walk(mark.when);
        }
        offers_.part({});
        omit_of_outcome(service, prefix, outcome, offers_);
        if (cites) offers_.enter("task", task.id, task.cites);
      }
      omit_of_task(service, task, offers_);
      swap_owner(programme_, task.owner, offers_);
    }
  }

  void walk_deadlines(model::Service& service) {
    for (model::Deadline& deadline : service.deadlines) {
      offers_.enter("deadline", deadline.id, deadline.cites);
      offers_.part("when");
      conditions_.walk(deadline.when);
      offers_.part({});
      walk_deadline(service, deadline, offers_);
      for (model::ExcusedUnless& unless : deadline.excused_unless) {
        offers_.enter("excused unless", deadline.id + " " + unless.id, unless.cites);
        conditions_.walk(unless.that);
      }
    }
    for (model::Stop& stop : service.stops) offers_.enter("stop", stop.id, stop.cites);
  }

  void walk_moves(model::Service& service) {
    for (model::Move& move : service.moves) {
      offers_.enter("move", move.id, move.cites);
      offers_.part("while");
      conditions_.walk(move.while_);
      walk_form(service, "asked ", move.record);
      walk("", move.require);
      walk_move(service, move, offers_);
      omit_of_move(service, move, offers_);
    }
  }

  void walk_threads(model::Service& service) {
    for (model::Thread& thread : service.threads) {
      offers_.enter("thread", thread.id, thread.cites);
      walk_thread(thread, offers_);
      for (model::Writer& writer : thread.writers) {
        offers_.enter("writer", fmt::format("{} {}", thread.id, writer.by.front()), writer.cites);
        offers_.part("while");
        conditions_.walk(writer.while_);
        walk("", writer.require);
        walk_writer(service, writer, offers_);
      }
    }
  }

  void walk_cancellation(model::Service& service) {
    conditions_.in_cancellation(true);
    for (model::CancelStage& stage : service.cancellation) {
      offers_.enter("cancellation", stage.id, stage.cites);
      conditions_.walk(stage.while_);
      walk_effect(stage, offers_);
    }
    conditions_.in_cancellation(false);
    walk_stages(service, offers_);
  }

  void walk_ends(model::Service& service) {
    for (model::End& end : service.ends) {
      offers_.enter("end", end.id, end.cites);
      walk_end(end, offers_);
      walk_parts(end.tells);
      walk_form(service, "asked ", end.record);
      omit_of_end(service, end, offers_);
    }
    for (model::Interrupt& interrupt : service.interrupts) {
      offers_.enter("interrupt", interrupt.id, interrupt.cites);
      walk_interrupt(interrupt, offers_);
      walk_form(service, "asked ", interrupt.record);
      omit_of_interrupt(service, interrupt, offers_);
      swap_owner(programme_, interrupt.settle_owner, offers_);
    }
    for (model::Excuse& excuse : service.excuses) {
      offers_.enter("excuse", excuse.id, excuse.cites);
      walk_excuse(excuse, offers_);
    }
  }

  void walk_other_services(model::Service& service) {
    for (model::Embed& embed : service.embeds) {
      offers_.enter("embed", embed.id, embed.cites);
      conditions_.walk(embed.opens);
    }
    for (model::Grant& grant : service.grants) {
      offers_.enter("grant", grant.id, grant.cites);
      walk_grant(grant, offers_);
    }
  }

  void walk_money(model::Service& service) {
    for (model::Allowance& allowance : service.allowances) {
      offers_.enter("allowance", allowance.id, allowance.cites);
      walk_allowance(allowance, offers_);
      walk_form(service, "asked ", allowance.record);
      for (std::size_t i = 0; i < allowance.excluded.size(); ++i) {
        offers_.enter("excluded", allowance.excluded[i].id, allowance.excluded[i].cites);
        walk_excluded(allowance, i, offers_);
      }
    }
    for (model::Cost& cost : service.costs) {
      offers_.enter("cost", cost.id, cost.cites);
      walk_cost(cost, offers_);
    }
    if (!service.settlement) return;
    offers_.enter("settlement", "", service.settlement->cites);
    walk_settlement(*service.settlement, offers_);
  }

  // Which of its cases are listed.
  void walk_reports(model::Service& service) {
    for (std::size_t i = 0; i < service.reports.size(); ++i) {
      model::Report& report = programme_.reports[service.reports[i].report];
      offers_.enter("report", report.id, report.cites);
      conditions_.walk(service.reports[i].when);
      walk_listing(service, i, offers_);
    }
  }

  model::Programme& programme_;
  Offers offers_;
  ConditionWalk conditions_;
};

}  // namespace

Mutants offer_mistakes(model::Programme& programme) { return Walk(programme, std::nullopt).run(); }

void make_mistake(model::Programme& programme, std::size_t number) { Walk(programme, number).run(); }

}  // namespace consilium::scenario
