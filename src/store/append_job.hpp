// AppendJob: one append on the writer thread. The request is sealed already; the job looks at the kept answer and the
// versions first and writes only when all of them stand as the caller thought.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "ports/event_store.hpp"
#include "ports/sealer.hpp"
#include "store/lanes.hpp"
#include "store/writer.hpp"

namespace consilium::store {

class AppendJob final : public Job {
 public:
  AppendJob(ports::AppendRequest request, ports::EventStore::Completion completion, ports::Sealer& sealer);

  std::size_t rows() const override { return rows_; }
  base::Result<void> run(WriterContext& context) override;
  void finish(base::Result<void> committed) override;

 private:
  struct Tail {
    std::int64_t version = 0;
    std::string hash{};
  };

  base::Result<bool> is_answered(Connection& connection);
  base::Result<bool> has_conflict(Connection& connection, std::vector<Tail>& tails);
  base::Result<void> write_events(WriterContext& context, ports::StreamAppend& append, Tail tail);
  base::Result<void> write_rest(WriterContext& context);

  ports::AppendRequest request_;
  ports::EventStore::Completion completion_;
  ports::Sealer& sealer_;
  std::size_t rows_;
  ports::AppendOutcome outcome_;
};

}  // namespace consilium::store
