#include "roster/merge.hpp"

#include <string>
#include <string_view>
#include <utility>

#include <fmt/core.h>
#include <fmt/ranges.h>

#include "base/check.hpp"

namespace consilium::roster {
namespace {

class Merging {
 public:
  Merging(ContractHistory history, const RosterRow& row) : row_(row) { merged_.history = std::move(history); }

  Merged merge() {
    ContractHistory& history = merged_.history;
    if (!row_.product.empty()) say("product", history.product, row_.product);
    if (row_.effective_on) say("effective_on", history.effective_on, *row_.effective_on);
    if (row_.cooling_off_until) say("cooling_off_until", history.cooling_off_until, *row_.cooling_off_until);
    say_all("state", history.state, row_.state);
    say_all("plan", history.plan, row_.plan);
    say_all("sum_insured", history.sum_insured, row_.sum_insured);
    say_all("meets_standard", history.meets_standard, row_.meets_standard);
    say_all("barred_by_agreement", history.barred_by_agreement, row_.barred_by_agreement);
    return std::move(merged_);
  }

 private:
  template <typename T>
  void say(std::string_view column, Said<T>& said, const T& value) {
    take(column, row_.known ? said.state(*row_.known, value) : said.observe(value, row_.as_of), std::nullopt,
         row_.known.value_or(row_.as_of));
  }

  // What has a known date comes first: whether the rest is news depends on it.
  template <typename T>
  void say_all(std::string_view column, Timeline<T>& line, const std::vector<DatedEntry<T>>& entries) {
    for (const DatedEntry<T>& entry : entries) {
      const std::optional<base::Date> known = entry.known ? entry.known : row_.known;
      if (known) take(column, line.state({entry.from, *known, entry.value}), entry.from, *known);
    }
    for (const DatedEntry<T>& entry : entries) {
      if (entry.known || row_.known) continue;
      take(column, line.observe(entry.from, entry.value, row_.as_of), entry.from, row_.as_of);
    }
  }

  void take(std::string_view column, Added added, std::optional<base::Date> from, base::Date known) {
    if (added == Added::nothing) return;
    merged_.changed = true;
    if (added == Added::statement) return;
    const std::string day = from ? fmt::format(" from {}", base::to_string(*from)) : std::string{};
    merged_.contradictions.push_back(
        {.code = "R140",
         .place = row_.place,
         .message = fmt::format("`{}`{} was stated otherwise before, and both became known on {}", column, day,
                                base::to_string(known)),
         .help = "state what is right with a later `known` date"});
  }

  const RosterRow& row_;
  Merged merged_;
};

std::vector<std::string> missing_in(const RosterRow& row) {
  std::vector<std::string> missing;
  const auto need = [&](bool has, std::string_view column) {
    if (!has) missing.push_back(fmt::format("`{}`", column));
  };
  need(!row.product.empty(), "product");
  need(row.effective_on.has_value(), "effective_on");
  need(!row.state.empty(), "state");
  need(!row.insured.name.empty(), "insured_name");
  need(row.insured.birth_date.has_value(), "insured_birth_date");
  need(row.insured.identity_kind.has_value(), "insured_identity_kind");
  need(!row.insured.identity_number.empty(), "insured_identity_number");
  return missing;
}

}  // namespace

base::Result<Merged> merge(const std::optional<ContractHistory>& old, const RosterRow& row) {
  if (old) {
    CHECK(old->key == row.key);
    return Merging(*old, row).merge();
  }
  if (const std::vector<std::string> missing = missing_in(row); !missing.empty()) {
    return base::failure(base::Category::incorrect,
                         fmt::format("the contract is new here, and its row lacks {}", fmt::join(missing, ", ")),
                         fmt::format("{}:{}:{}", row.place.file, row.place.line, row.place.column));
  }
  ContractHistory history;
  history.key = row.key;
  return Merging(std::move(history), row).merge();
}

RosterPerson merge_person(const RosterPerson& old, const RosterPerson& stated) {
  RosterPerson person = old;
  if (!stated.name.empty()) person.name = stated.name;
  if (stated.sex) person.sex = stated.sex;
  if (stated.birth_date) person.birth_date = stated.birth_date;
  if (stated.identity_kind) person.identity_kind = stated.identity_kind;
  if (!stated.identity_number.empty()) person.identity_number = stated.identity_number;
  if (!stated.phone.empty()) person.phone = stated.phone;
  return person;
}

}  // namespace consilium::roster
