// Views about cases in SQLite.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ports/case_views.hpp"
#include "ports/sealer.hpp"
#include "store/reader_pool.hpp"

namespace consilium::store {

class SqliteCaseViews final : public ports::CaseViews {
 public:
  SqliteCaseViews(ReaderPool& readers, ports::Sealer& sealer) : readers_(readers), sealer_(sealer) {}

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
  ReaderPool& readers_;
  ports::Sealer& sealer_;
};

}  // namespace consilium::store
