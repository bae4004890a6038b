#include "model/citations.hpp"

namespace consilium::model {
namespace {

using Visit = std::function<void(const Citation&, CitedBy)>;

template <typename Items>
void visit_all(const Items& items, const Visit& visit, CitedBy by = CitedBy::enforcement) {
  for (const auto& item : items) visit(item.cites, by);
}

void visit_service(const Service& service, const Visit& visit) {
  visit(service.cites, CitedBy::enforcement);
  visit(service.quota.cites, CitedBy::enforcement);
  visit_all(service.quota.lines, visit);
  visit_all(service.facts, visit);
  visit_all(service.rules, visit);
  visit_all(service.branches, visit);
  visit_all(service.notices, visit, CitedBy::notice);
  visit_all(service.consents, visit);
  visit_all(service.tasks, visit);
  for (const Task& task : service.tasks) visit_all(task.outcomes, visit);
  visit_all(service.deadlines, visit);
  for (const Deadline& deadline : service.deadlines) visit_all(deadline.excused_unless, visit);
  visit_all(service.stops, visit);
  visit_all(service.moves, visit);
  visit_all(service.threads, visit);
  for (const Thread& thread : service.threads) visit_all(thread.writers, visit);
  visit_all(service.cancellation, visit);
  visit_all(service.ends, visit);
  visit_all(service.embeds, visit);
  visit_all(service.grants, visit);
  visit_all(service.allowances, visit);
  for (const Allowance& allowance : service.allowances) visit_all(allowance.excluded, visit);
  visit_all(service.costs, visit);
  if (service.settlement) visit(service.settlement->cites, CitedBy::enforcement);
  visit_all(service.interrupts, visit);
  visit_all(service.excuses, visit);
  visit_all(service.checklists, visit);
  for (const Checklist& checklist : service.checklists) visit_all(checklist.items, visit);
}

}  // namespace

void for_each_citation(const Programme& programme, const Visit& visit) {
  visit(programme.insurer.cites, CitedBy::data);
  visit(programme.provider.cites, CitedBy::data);
  visit(programme.entitled, CitedBy::data);
  visit_all(programme.riders, visit, CitedBy::data);
  if (programme.plans) visit(programme.plans->cites, CitedBy::data);
  visit_all(programme.scales, visit, CitedBy::data);
  visit_all(programme.networks, visit, CitedBy::data);
  visit_all(programme.periods, visit, CitedBy::data);
  visit_all(programme.hours, visit, CitedBy::data);
  visit_all(programme.contacts, visit, CitedBy::data);
  for (const Citation& citation : programme.citations) visit(citation, CitedBy::data);
  visit_all(programme.reports, visit);
  visit_all(programme.waiting_lines, visit);
  if (programme.run_off) visit(programme.run_off->cites, CitedBy::data);
  for (const Service& service : programme.services) visit_service(service, visit);
}

}  // namespace consilium::model
