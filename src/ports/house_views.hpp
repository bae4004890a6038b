// What is read about staff, sign-ins, bundles, settings, imports and the outbox. The same promises as case_views.hpp.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.hpp"
#include "base/result.hpp"
#include "ports/house_rows.hpp"
#include "ports/page.hpp"

namespace consilium::ports {

class HouseViews {
 public:
  virtual ~HouseViews() = default;

  virtual base::Result<std::optional<OperatorRow>> operator_by_id(std::string_view id) = 0;
  virtual base::Result<std::optional<OperatorRow>> operator_by_login(std::string_view login_token) = 0;
  virtual base::Result<std::vector<OperatorRow>> operators(std::string_view organisation) = 0;  // by id
  virtual base::Result<std::optional<SessionRow>> session(std::string_view token_hash) = 0;

  virtual base::Result<std::optional<BundleRow>> bundle(std::string_view hash) = 0;
  virtual base::Result<std::vector<BundleHead>> bundles() = 0;  // by time of publishing, ties by hash; without bytes

  virtual base::Result<std::optional<std::string>> setting(std::string_view name) = 0;

  virtual base::Result<std::optional<ImportRow>> import_by_id(std::string_view id) = 0;
  virtual base::Result<Page<ImportRow>> imports(const std::vector<std::string>& tenants,
                                                const PageRequest& page) = 0;  // latest started first

  virtual base::Result<std::optional<OutboxRow>> message_by_id(std::string_view id) = 0;
  // Messages waiting whose next attempt is at or before `until`, earliest first.
  virtual base::Result<std::vector<OutboxRow>> messages_ready(base::Instant until, int limit) = 0;
  // Messages in a state, by time of the next attempt: what was left in `sending` by a stop, what is uncertain or
  // failed.
  virtual base::Result<Page<OutboxRow>> messages_in_state(const std::vector<std::string>& tenants, MessageState state,
                                                          const PageRequest& page) = 0;
};

}  // namespace consilium::ports
