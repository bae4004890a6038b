// Members as a roster brings them: one person with one contract, in force, its waiting period over.
#pragma once

#include "model/programme.hpp"
#include "ports/event_store.hpp"
#include "service/member.hpp"

namespace consilium::tests {

struct Member {
  service::Person person;
  service::Contract contract;
};

// The member with this number; the same number is always the same member.
Member member(const model::Programme& programme, int number);

// Adds the rows of a member to an append, as an import writes them.
void add_rows(const Member& member, base::Instant at, ports::AppendRequest& append);

}  // namespace consilium::tests
