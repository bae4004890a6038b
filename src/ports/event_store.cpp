#include "ports/event_store.hpp"

#include <future>
#include <memory>
#include <utility>

namespace consilium::ports {

base::Result<AppendOutcome> EventStore::append(AppendRequest request) {
  auto promise = std::make_shared<std::promise<base::Result<AppendOutcome>>>();
  auto outcome = promise->get_future();
  submit(std::move(request), [promise](base::Result<AppendOutcome> result) { promise->set_value(std::move(result)); });
  return outcome.get();
}

}  // namespace consilium::ports
