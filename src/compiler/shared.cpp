#include "compiler/shared.hpp"

#include <algorithm>
#include <set>

#include <fmt/core.h>

namespace consilium::compiler {
namespace {

constexpr std::string_view folder = "shared/";
constexpr std::string_view services = "services/";
constexpr std::string_view ending = ".yaml";

bool is_in(std::string_view name, std::string_view place) { return name.starts_with(place) && name.ends_with(ending); }

std::string name_in(std::string_view file, std::string_view place) {
  return std::string(file.substr(place.size(), file.size() - place.size() - ending.size()));
}

bool shares(const text::Node& service, std::string_view block) {
  const text::Node* names = service.find("shares");
  return names != nullptr && std::any_of(names->items.begin(), names->items.end(),
                                         [&](const text::Node& name) { return name.text == block; });
}

// One block as one of its services reads it.
class Block {
 public:
  Block(Context& context, const Trees& trees, const model::Programme& programme, std::string name, std::string_view id)
      : context_(context), programme_(programme), name_(std::move(name)), service_(id) {
    for (const auto& [file, tree] : trees) {
      if (is_in(file, services) && shares(tree, name_)) others_.insert(name_in(file, services));
    }
    others_.erase(service_);
  }

  // Adds what stands under a key of the block to what the service has there.
  void add_to(text::Node& service, text::Entry words) {
    const Key* key = find_key(word_in(language(), "shared"), words.key);
    if (key == nullptr || key->name == "format") return;  // reported where the block itself is checked
    keep_own(words.value);
    if (words.key == "also_cites") {
      for (text::Entry& rule : words.value.entries) keep_own_clauses(rule.value);
    }
    const auto own = std::find_if(service.entries.begin(), service.entries.end(),
                                  [&](const text::Entry& entry) { return entry.key == words.key; });
    if (own == service.entries.end()) {
      service.entries.push_back(std::move(words));
    } else if (type_of(*key).kind == Type::Kind::list) {
      put_before(own->value.items, words.value.items, [](const text::Node& item) { return item.find("id"); });
    } else if (type_of(*key).kind == Type::Kind::map) {
      put_before(own->value.entries, words.value.entries);
    } else {
      written_twice(own->key_place, words.key);
    }
  }

 private:
  bool belongs_to_another(const text::Node& citation) const {
    const model::Clause* clause = programme_.clause(citation.text);
    return clause != nullptr && others_.contains(clause->service);
  }

  void keep_own_clauses(text::Node& cites) {
    const bool all =
        cites.kind == text::Kind::scalar
            ? belongs_to_another(cites)
            : !cites.items.empty() && std::all_of(cites.items.begin(), cites.items.end(),
                                                  [&](const auto& item) { return belongs_to_another(item); });
    if (all) {
      context_.error("C382", cites.place, fmt::format("`{}` shares this, and none of the clauses is its own", service_),
                     "cite a clause of each service, or write the word in the files of the services");
      return;
    }
    std::erase_if(cites.items, [&](const text::Node& item) { return belongs_to_another(item); });
  }

  void keep_own(text::Node& node) {
    for (text::Node& item : node.items) keep_own(item);
    for (text::Entry& entry : node.entries) {
      const bool cites = entry.key == "cites" || entry.key == "also_cites";
      cites ? keep_own_clauses(entry.value) : keep_own(entry.value);
    }
  }

  void written_twice(const base::Place& place, std::string_view what) {
    context_.error("C381", place,
                   fmt::format("`{}` stands here and in the block `{}`, which `{}` shares", what, name_, service_),
                   "write it in one of the two places");
  }

  template <typename IdOf>
  void put_before(std::vector<text::Node>& own, std::vector<text::Node>& of_block, IdOf id_of) {
    std::erase_if(of_block, [&](const text::Node& item) {
      const text::Node* id = id_of(item);
      const auto same = std::find_if(own.begin(), own.end(), [&](const text::Node& other) {
        return id != nullptr && id_of(other) != nullptr && id_of(other)->text == id->text;
      });
      if (same != own.end()) written_twice(id_of(*same)->place, id->text);
      return same != own.end();
    });
    own.insert(own.begin(), of_block.begin(), of_block.end());
  }

  void put_before(std::vector<text::Entry>& own, std::vector<text::Entry>& of_block) {
    std::erase_if(of_block, [&](const text::Entry& entry) {
      const auto same = std::find_if(own.begin(), own.end(), [&](const auto& other) { return other.key == entry.key; });
      if (same != own.end()) written_twice(same->key_place, entry.key);
      return same != own.end();
    });
    own.insert(own.begin(), of_block.begin(), of_block.end());
  }

  Context& context_;
  const model::Programme& programme_;
  std::string name_;
  std::string service_;
  std::set<std::string, std::less<>> others_;  // services that share it too
};

std::vector<std::string> blocks_of(const Trees& trees) {
  std::vector<std::string> names;
  for (const auto& [file, tree] : trees) {
    if (is_in(file, folder)) names.push_back(name_in(file, folder));
  }
  return names;
}

}  // namespace

std::vector<std::string> files_shared_by(const text::Node& service) {
  std::vector<std::string> files;
  const text::Node* names = service.find("shares");
  if (names == nullptr) return files;
  for (const text::Node& name : names->items) files.push_back(fmt::format("{}{}{}", folder, name.text, ending));
  return files;
}

void check_shared(Context& context, const Trees& trees) {
  for (const auto& [file, tree] : trees) {
    if (!is_in(file, folder)) continue;
    const Object object(context, tree, "shared");
  }
}

text::Node with_shared(Context& context, const Trees& trees, const model::Programme& programme, std::string_view id,
                       const text::Node& root) {
  text::Node whole = root;
  const text::Node* names = root.find("shares");
  if (names == nullptr) return whole;
  for (const text::Node& name : names->items) {
    const auto tree = trees.find(fmt::format("{}{}{}", folder, name.text, ending));
    if (tree == trees.end()) {
      context.unknown("C380", name.place, "shared block", name.text, blocks_of(trees));
      continue;
    }
    Block block(context, trees, programme, name.text, id);
    for (const text::Entry& words : tree->second.entries) block.add_to(whole, words);
  }
  return whole;
}

}  // namespace consilium::compiler
