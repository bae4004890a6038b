// Events in SQLite.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "ports/event_store.hpp"
#include "ports/sealer.hpp"
#include "store/reader_pool.hpp"
#include "store/writer.hpp"

namespace consilium::store {

class SqliteEvents final : public ports::EventStore {
 public:
  SqliteEvents(ReaderPool& readers, Writer& writer, ports::Sealer& sealer)
      : readers_(readers), writer_(writer), sealer_(sealer) {}

  void submit(ports::AppendRequest request, Completion completion) override;
  base::Result<std::vector<ports::Envelope>> read_stream(std::string_view stream, std::int64_t from_sequence) override;
  base::Result<std::vector<ports::Envelope>> read_all(std::int64_t after_position, int limit) override;
  base::Result<std::int64_t> version(std::string_view stream) override;
  base::Result<std::int64_t> last_position() override;
  void on_appended(Listener listener) override;

 private:
  ReaderPool& readers_;
  Writer& writer_;
  ports::Sealer& sealer_;
};

}  // namespace consilium::store
