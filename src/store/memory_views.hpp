// The views in memory: every query walks over all rows. Same answers as the SQLite views; the conformance suite holds
// them to it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ports/case_views.hpp"
#include "ports/documents.hpp"
#include "ports/house_views.hpp"
#include "ports/idempotency.hpp"
#include "ports/people_views.hpp"
#include "ports/sealer.hpp"
#include "ports/timers.hpp"
#include "store/memory_state.hpp"

namespace consilium::store {

class MemoryCaseViews final : public ports::CaseViews {
 public:
  MemoryCaseViews(const MemoryState& state, ports::Sealer& sealer) : state_(state), sealer_(sealer) {}

  base::Result<std::optional<ports::CaseRow>> case_by_id(std::string_view id) override;
  base::Result<std::vector<ports::CaseRow>> cases_of_person(std::string_view person) override;
  base::Result<std::vector<ports::CaseRow>> children_of_case(std::string_view id) override;
  base::Result<ports::Page<ports::CaseRow>> queue(const ports::QueueQuery& query,
                                                  const ports::PageRequest& page) override;
  base::Result<ports::Page<ports::CaseRow>> cases_in_period(const ports::CasePeriodQuery& query,
                                                            const ports::PageRequest& page) override;
  base::Result<std::vector<ports::CaseCount>> case_counts(const std::vector<std::string>& tenants) override;
  base::Result<ports::Page<ports::LineRow>> waiting(const ports::LineQuery& query,
                                                    const ports::PageRequest& page) override;
  base::Result<std::int64_t> waiting_before(const std::vector<std::string>& tenants,
                                            const ports::LineRow& row) override;
  base::Result<std::vector<ports::LineCount>> line_counts(const std::vector<std::string>& tenants) override;
  base::Result<std::vector<ports::LineRow>> lines_of_case(std::string_view case_id) override;
  base::Result<std::vector<ports::ObligationRow>> obligations_of_case(std::string_view case_id) override;
  base::Result<ports::Page<ports::ObligationRow>> obligations_due(const ports::ObligationQuery& query,
                                                                  const ports::PageRequest& page) override;
  base::Result<std::vector<ports::ObligationCount>> obligation_counts(const std::vector<std::string>& tenants,
                                                                      base::Instant from, base::Instant until) override;
  base::Result<ports::Page<ports::TimelineRow>> timeline(std::string_view case_id,
                                                         const ports::PageRequest& page) override;

 private:
  const MemoryState& state_;
  ports::Sealer& sealer_;
};

class MemoryPeopleViews final : public ports::PeopleViews {
 public:
  MemoryPeopleViews(const MemoryState& state, ports::Sealer& sealer) : state_(state), sealer_(sealer) {}

  base::Result<std::optional<ports::PersonRow>> person_by_id(std::string_view id) override;
  base::Result<std::vector<ports::PersonRow>> persons_with_tokens(const std::vector<std::string>& tenants,
                                                                  const std::vector<std::string>& tokens,
                                                                  int limit) override;
  base::Result<std::optional<ports::ContractRow>> contract_by_id(std::string_view id) override;
  base::Result<std::vector<ports::ContractRow>> contracts_of_person(std::string_view person) override;
  base::Result<ports::Page<ports::ContractRow>> contracts(const std::vector<std::string>& tenants,
                                                          const ports::PageRequest& page) override;
  base::Result<std::optional<ports::AccountRow>> account_by_id(std::string_view id) override;
  base::Result<std::vector<ports::AccountRow>> accounts_of_person(std::string_view person) override;

 private:
  const MemoryState& state_;
  ports::Sealer& sealer_;
};

class MemoryHouseViews final : public ports::HouseViews {
 public:
  MemoryHouseViews(const MemoryState& state, ports::Sealer& sealer) : state_(state), sealer_(sealer) {}

  base::Result<std::optional<ports::OperatorRow>> operator_by_id(std::string_view id) override;
  base::Result<std::optional<ports::OperatorRow>> operator_by_login(std::string_view login_token) override;
  base::Result<std::vector<ports::OperatorRow>> operators(std::string_view organisation) override;
  base::Result<std::optional<ports::SessionRow>> session(std::string_view token_hash) override;
  base::Result<std::optional<ports::BundleRow>> bundle(std::string_view hash) override;
  base::Result<std::vector<ports::BundleHead>> bundles() override;
  base::Result<std::optional<std::string>> setting(std::string_view name) override;
  base::Result<std::optional<ports::ImportRow>> import_by_id(std::string_view id) override;
  base::Result<ports::Page<ports::ImportRow>> imports(const std::vector<std::string>& tenants,
                                                      const ports::PageRequest& page) override;
  base::Result<std::optional<ports::OutboxRow>> message_by_id(std::string_view id) override;
  base::Result<std::vector<ports::OutboxRow>> messages_ready(base::Instant until, int limit) override;
  base::Result<ports::Page<ports::OutboxRow>> messages_in_state(const std::vector<std::string>& tenants,
                                                                ports::MessageState state,
                                                                const ports::PageRequest& page) override;

 private:
  const MemoryState& state_;
  ports::Sealer& sealer_;
};

class MemoryTimers final : public ports::Timers {
 public:
  explicit MemoryTimers(const MemoryState& state) : state_(state) {}

  using ports::Timers::due_timers;
  base::Result<std::vector<ports::TimerRow>> due_timers(base::Instant until, int limit,
                                                        const std::optional<ports::TimerPlace>& after) override;
  base::Result<std::vector<ports::TimerRow>> timers_of(std::string_view stream) override;

 private:
  const MemoryState& state_;
};

class MemoryDocuments final : public ports::Documents {
 public:
  MemoryDocuments(const MemoryState& state, ports::Sealer& sealer) : state_(state), sealer_(sealer) {}

  base::Result<std::optional<ports::DocumentRow>> document(std::string_view id) override;

 private:
  const MemoryState& state_;
  ports::Sealer& sealer_;
};

class MemoryAnswers final : public ports::Answers {
 public:
  MemoryAnswers(const MemoryState& state, ports::Sealer& sealer) : state_(state), sealer_(sealer) {}

  base::Result<std::optional<ports::IdempotencyRecord>> find_answer(const std::string& tenant, const std::string& actor,
                                                                    const std::string& key) override;

 private:
  const MemoryState& state_;
  ports::Sealer& sealer_;
};

}  // namespace consilium::store
