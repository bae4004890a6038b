#include "roster/row.hpp"

#include <array>
#include <cstring>
#include <utility>

namespace consilium::roster {
namespace {

// Every text with its length before it and every number in as many bytes, so that no two rows can be written alike.
class ContentText {
 public:
  void add(std::string_view part) {
    add_number(part.size());
    text_ += part;
  }
  void add(const std::string& part) { add(std::string_view(part)); }
  void add(base::Date date) { add_number(date.days_since_epoch); }
  void add(ContractState state) { add(to_string(state)); }
  void add(bool yes) { text_ += yes ? 'y' : 'n'; }
  void add(const base::Money& money) { add_number(money.minor), add(money.currency); }
  void add(lookup::Sex sex) { add(lookup::to_string(sex)); }
  void add(lookup::IdentityDocumentKind kind) { add(lookup::to_string(kind)); }

  template <typename T>
  void add(const std::optional<T>& part) {
    text_ += part ? '+' : '-';
    if (part) add(*part);
  }
  template <typename T>
  void add(const std::vector<DatedEntry<T>>& entries) {
    add_number(entries.size());
    for (const DatedEntry<T>& entry : entries) add(entry.from), add(entry.value), add(entry.known);
  }
  void add(const RosterPerson& person) {
    add(person.name), add(person.sex), add(person.birth_date), add(person.identity_kind), add(person.identity_number);
    add(person.phone);
  }

  std::string take() { return std::move(text_); }

 private:
  template <typename Number>
  void add_number(Number number) {
    std::array<char, sizeof number> bytes;
    std::memcpy(bytes.data(), &number, sizeof number);
    text_.append(bytes.data(), bytes.size());
  }

  std::string text_;
};

}  // namespace

std::string_view to_string(FileKind kind) { return kind == FileKind::full ? "full" : "delta"; }

std::optional<FileKind> file_kind_from(std::string_view word) {
  for (const FileKind kind : {FileKind::full, FileKind::delta}) {
    if (to_string(kind) == word) return kind;
  }
  return std::nullopt;
}

std::string_view to_string(PartyRole role) { return role == PartyRole::policyholder ? "policyholder" : "guardian"; }

std::string content_text(const RosterRow& row) {
  ContentText content;
  content.add(row.known), content.add(row.key.contract), content.add(row.key.rider), content.add(row.policy_number);
  content.add(row.product), content.add(row.effective_on), content.add(row.cooling_off_until), content.add(row.state);
  content.add(row.plan), content.add(row.sum_insured), content.add(row.meets_standard);
  content.add(row.barred_by_agreement), content.add(row.insured);
  for (const RosterParty& party : row.parties) content.add(to_string(party.role)), content.add(party.person);
  return content.take();
}

}  // namespace consilium::roster
