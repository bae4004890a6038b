#include "roster/row.hpp"

#include <utility>

namespace consilium::roster {
namespace {

// Every part with its length before it, so that no two rows can be written alike.
class ContentText {
 public:
  void add(std::string_view part) {
    text_ += std::to_string(part.size());
    text_ += ':';
    text_ += part;
    text_ += ';';
  }
  void add(const std::string& part) { add(std::string_view(part)); }
  void add(base::Date date) { add(base::to_string(date)); }
  void add(ContractState state) { add(to_string(state)); }
  void add(bool yes) { add(std::string_view(yes ? "yes" : "no")); }
  void add(const base::Money& money) { add(base::to_string(money)); }
  void add(lookup::Sex sex) { add(lookup::to_string(sex)); }
  void add(lookup::IdentityDocumentKind kind) { add(lookup::to_string(kind)); }

  template <typename T>
  void add(const std::optional<T>& part) {
    if (part) {
      add(*part);
    } else {
      text_ += '-';
    }
  }
  template <typename T>
  void add(const std::vector<DatedEntry<T>>& entries) {
    for (const DatedEntry<T>& entry : entries) add(entry.from), add(entry.value), add(entry.known);
    text_ += '/';
  }
  void add(const RosterPerson& person) {
    add(person.name), add(person.sex), add(person.birth_date), add(person.identity_kind), add(person.identity_number);
    add(person.phone);
  }

  std::string take() { return std::move(text_); }

 private:
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
