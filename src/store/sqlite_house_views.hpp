// Views about the house itself, timers, documents and kept answers in SQLite.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ports/documents.hpp"
#include "ports/house_views.hpp"
#include "ports/idempotency.hpp"
#include "ports/sealer.hpp"
#include "ports/timers.hpp"
#include "store/reader_pool.hpp"

namespace consilium::store {

class SqliteHouseViews final : public ports::HouseViews {
 public:
  SqliteHouseViews(ReaderPool& readers, ports::Sealer& sealer) : readers_(readers), sealer_(sealer) {}

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
  ReaderPool& readers_;
  ports::Sealer& sealer_;
};

class SqliteTimers final : public ports::Timers {
 public:
  explicit SqliteTimers(ReaderPool& readers) : readers_(readers) {}

  using ports::Timers::due_timers;
  base::Result<std::vector<ports::TimerRow>> due_timers(base::Instant until, int limit,
                                                        const std::optional<ports::TimerPlace>& after) override;
  base::Result<std::vector<ports::TimerRow>> timers_of(std::string_view stream) override;

 private:
  ReaderPool& readers_;
};

class SqliteDocuments final : public ports::Documents {
 public:
  SqliteDocuments(ReaderPool& readers, ports::Sealer& sealer) : readers_(readers), sealer_(sealer) {}

  base::Result<std::optional<ports::DocumentRow>> document(std::string_view id) override;

 private:
  ReaderPool& readers_;
  ports::Sealer& sealer_;
};

class SqliteAnswers final : public ports::Answers {
 public:
  SqliteAnswers(ReaderPool& readers, ports::Sealer& sealer) : readers_(readers), sealer_(sealer) {}

  base::Result<std::optional<ports::IdempotencyRecord>> find_answer(const std::string& tenant, const std::string& actor,
                                                                    const std::string& key) override;

 private:
  ReaderPool& readers_;
  ports::Sealer& sealer_;
};

}  // namespace consilium::store
