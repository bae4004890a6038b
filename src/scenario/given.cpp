// What holds before a scenario beside the contracts themselves: their riders, networks that change, and cases that came
// to points.
#include <algorithm>

#include <fmt/core.h>

#include "scenario/stage.hpp"

namespace consilium::scenario {

using base::Date;
using text::Node;

// The edition that begins on a day; a copy of the one before where none does.
model::NetworkEdition& Stage::edition_from(model::Network& network, Date from) {
  auto next = std::find_if(network.editions.begin(), network.editions.end(),
                           [&](const model::NetworkEdition& edition) { return edition.from >= from; });
  if (next != network.editions.end() && next->from == from) return *next;
  model::NetworkEdition edition;
  if (const model::NetworkEdition* before = network.on(from)) edition = *before;
  edition.from = from;
  return *network.editions.insert(next, std::move(edition));
}

Stage::Networks& Stage::own_networks() {
  if (!own_) own_ = *networks_;
  networks_ = &*own_;
  return *own_;
}

void Stage::add_row(const Node& item) {
  const Node* use = item.find("network");
  const Node* id = item.find("institution");
  const auto from = read_date(item, "from");
  const auto known =
      std::find_if(setting_.programme->networks.begin(), setting_.programme->networks.end(),
                   [&](const model::NetworkUse& candidate) { return use != nullptr && candidate.id == use->text; });
  if (known == setting_.programme->networks.end() || id == nullptr || !from)
    return fail(item, "what is added needs a network of the programme, an institution and a day");
  const auto network = own_networks().find(known->network);
  if (network == own_->end()) return fail(item, fmt::format("network `{}` is not known", known->network));
  model::ListedInstitution listed;
  listed.institution.id = id->text;
  listed.institution.name = id->text;
  listed.institution.edition = fmt::format("{}@{}", known->network, base::to_string(*from));
  if (const Node* columns = item.find("columns")) {
    for (const text::Entry& column : columns->entries) {
      std::vector<std::string> values{column.value.text};
      if (column.value.kind == text::Kind::sequence) {
        values.clear();
        for (const Node& value : column.value.items) values.push_back(value.text);
      }
      if (column.key == "grade") listed.institution.grade = column.value.text;
      if (column.key == "usable_for" && column.value.text != "all") listed.institution.usable_for = values;
      if (column.value.text == "yes") listed.institution.flags.push_back(column.key);
      listed.cells.push_back({column.key, std::move(values)});
    }
  }
  static_cast<void>(edition_from(network->second, *from));
  for (model::NetworkEdition& edition : network->second.editions) {
    if (edition.from < *from || edition.find(id->text) != nullptr) continue;
    const auto place = std::find_if(
        edition.institutions.begin(), edition.institutions.end(),
        [&](const model::ListedInstitution& other) { return other.institution.id > listed.institution.id; });
    edition.institutions.insert(place, listed);
  }
}

// Rows that come to a network or leave it: an edition of the day, made from the one before.
void Stage::set_networks(const Node& given) {
  if (const Node* added = given.find("added")) {
    for (const Node& item : added->items) add_row(item);
  }
  const Node* removed = given.find("removed");
  if (removed == nullptr) return;
  for (const Node& item : removed->items) {
    const Node* institution = item.find("institution");
    const auto from = read_date(item, "from");
    if (institution == nullptr || !from) continue;
    for (auto& [id, network] : own_networks()) {
      const bool listed =
          std::any_of(network.editions.begin(), network.editions.end(),
                      [&](const model::NetworkEdition& edition) { return edition.find(institution->text) != nullptr; });
      if (!listed) continue;
      static_cast<void>(edition_from(network, *from));
      for (model::NetworkEdition& edition : network.editions) {
        if (edition.from < *from) continue;
        std::erase_if(edition.institutions,
                      [&](const model::ListedInstitution& other) { return other.institution.id == institution->text; });
      }
    }
  }
}

// Each name is one row of the roster; what is said of it again is said over it.
void Stage::read_riders(const Node& node, std::vector<cases::RiderFacts>& riders) {
  const std::vector<model::Rider>& named = setting_.programme->riders;
  for (const text::Entry& entry : node.entries) {
    const auto kind = std::find_if(named.begin(), named.end(),
                                   [&](const model::Rider& candidate) { return candidate.id == entry.key; });
    if (kind == named.end() || kind->products.empty()) {
      std::string known;
      for (const model::Rider& rider : named) known += fmt::format("{}`{}`", known.empty() ? "" : ", ", rider.id);
      result_.failures.push_back({entry.key_place,
                                  fmt::format("the programme names no rider `{}`", entry.key),
                                  known.empty() ? "a name under `riders` of `entitled`" : known,
                                  {}});
      continue;
    }
    const auto is_of_kind = [&](const std::string& product) {
      return std::find(kind->products.begin(), kind->products.end(), product) != kind->products.end();
    };
    auto rider = std::find_if(riders.begin(), riders.end(),
                              [&](const cases::RiderFacts& known) { return is_of_kind(known.product); });
    if (rider == riders.end()) rider = riders.insert(riders.end(), {kind->products.front(), {}, {}});
    if (const Node* product = entry.value.find("product")) {
      rider->product = product->text;
      if (!is_of_kind(product->text))
        fail(*product, fmt::format("`{}` is no product of the rider `{}`", product->text, kind->id));
    }
    if (entry.value.find("effective_on") != nullptr) rider->effective_on = read_date(entry.value, "effective_on");
    if (const Node* state = entry.value.find("state")) rider->state = read_dated(*state);
  }
}

std::optional<model::EarlierCase> Stage::read_earlier(const Node& node) {
  const Node* name = node.find("service");
  const model::Service* service = name == nullptr ? nullptr : setting_.programme->service(name->text);
  if (service == nullptr) {
    fail(node, "an earlier case says of which service it is");
    return std::nullopt;
  }
  model::EarlierCase earlier;
  earlier.id = fmt::format("earlier-{}", earlier_.size() + 1);
  earlier.service = service->kept_as();
  if (const Node* reached = node.find("reached")) {
    for (const text::Entry& point : reached->entries) {
      if (service->point(point.key) == model::none)
        fail(point.value, fmt::format("`{}` is no point of `{}`", point.key, service->id));
      if (const auto at = read_time(point.value)) earlier.reached.push_back({point.key, *at});
    }
  }
  for (cases::RecordedFact& fact : read_facts(node.find("facts"), *service))
    earlier.facts.push_back({fact.fact, std::move(fact.value)});
  return earlier;
}

}  // namespace consilium::scenario
