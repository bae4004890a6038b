#include "api/studio_asked.hpp"

#include <boost/json.hpp>
#include <fmt/core.h>

#include "api/studio_clock.hpp"
#include "reading/sentence_voice.hpp"
#include "service/draft_limits.hpp"
#include "service/publishing.hpp"
#include "studio/files.hpp"

namespace consilium::api {
namespace {

namespace json = boost::json;
using policy::Action;

base::Result<std::vector<compiler::SourceFile>> files_of(Api& api, const policy::Caller& caller,
                                                         const std::string& programme_id, const std::string& hash) {
  const std::string none = fmt::format("there is no programme `{}` published as `{}`", programme_id, hash);
  const auto programme = api.house.registry.read()->by(hash);
  if (programme == nullptr || programme->id != programme_id || !may_see_drafts(caller, programme->insurer.id))
    return base::failure(base::Category::not_found, none);
  return service::published_files(api.house, hash);
}

struct Base {
  std::string draft;
  std::string programme;
  std::string hash;
};

Base read_base(ObjectReader& body, std::vector<Mistake>& mistakes) {
  Base base;
  const json::object* object = body.object("base");
  if (object == nullptr) {
    body.mistake("base", "expected {\"draft\": …} or {\"programme\": …, \"hash\": …}");
    return base;
  }
  ObjectReader reader(*object, body.pointer_to("base"), mistakes);
  base.draft = reader.text_or("draft", "");
  if (base.draft.empty()) {
    base.programme = reader.text("programme");
    base.hash = reader.text("hash");
  }
  reader.refuse_others();
  return base;
}

base::Result<std::vector<compiler::SourceFile>> base_files(Api& api, const policy::Caller& caller, const Base& base) {
  if (!base.draft.empty()) {
    BASE_TRY(const service::Draft draft, service::draft_by_id(api.house, base.draft));
    if (may_see_drafts(caller, draft.tenant)) return service::draft_files(api.house, draft);
    return base::failure(base::Category::not_found, fmt::format("there is no draft `{}`", base.draft));
  }
  return files_of(api, caller, base.programme, base.hash);
}

std::vector<studio::Change> read_changes(ObjectReader& body, std::vector<Mistake>& mistakes) {
  std::vector<studio::Change> changes;
  const json::array* items = body.array("files");
  if (items == nullptr) return changes;
  for (std::size_t i = 0; i < items->size(); ++i) {
    const std::string pointer = json_pointer(body.pointer_to("files"), std::to_string(i));
    const json::object* item = (*items)[i].if_object();
    if (item == nullptr) {
      mistakes.push_back({pointer, "expected an object"});
      continue;
    }
    ObjectReader reader(*item, pointer, mistakes);
    studio::Change change{reader.text("name"), std::nullopt};
    if (const auto name = service::check_draft_name(change.name); !change.name.empty() && !name)
      reader.mistake("name", name.error().message);
    if (!item->contains("text")) reader.mistake("text", "this is needed; null takes the file away");
    if (const json::value* text = reader.any("text"); text != nullptr) {
      if (text->is_string()) {
        change.text = json::value_to<std::string>(*text);
        if (change.text->size() > service::draft_file_bytes_max)
          reader.mistake("text", fmt::format("a file has at most {} bytes", service::draft_file_bytes_max));
      } else {
        reader.mistake("text", "expected a text, or null");
      }
    }
    reader.refuse_others();
    changes.push_back(std::move(change));
  }
  return changes;
}

base::Result<void> check_sizes(const std::vector<compiler::SourceFile>& files) {
  std::size_t bytes = 0;
  for (const compiler::SourceFile& file : files) bytes += file.bytes.size();
  return service::check_draft_sizes(files.size(), bytes);
}

http::Response too_large() {
  return http::problem(413, "", "", fmt::format("the body has more than {} bytes", studio_body_bytes_max));
}

base::Result<http::Response> answer_studio(Api& api, const http::Request& request, const policy::Caller& caller,
                                           service::Workshop& workshop, StudioNeeds needs, StudioAnswer answer) {
  BASE_TRY_VOID(require_to_try(caller));
  if (request.body.size() > studio_body_bytes_max) return too_large();
  BASE_TRY(const service::Workshop::Place place, workshop.enter());
  BASE_TRY(const json::value parsed, parse_body(request));
  std::vector<Mistake> mistakes;
  ObjectReader body(parsed.get_object(), "", mistakes);
  const Base base = read_base(body, mistakes);
  std::vector<studio::Change> changes = read_changes(body, mistakes);
  if (!mistakes.empty()) return mistakes_problem(mistakes);
  BASE_TRY(auto files, base_files(api, caller, base));
  auto laid = studio::laid_over(std::move(files), std::move(changes));
  if (!laid) return mistakes_problem({{body.pointer_to("files"), laid.error().message}});
  BASE_TRY_VOID(check_sizes(*laid));
  const StudioClock clock;
  const auto open = workshop.read(api.house.registry.read(), std::move(*laid));
  if (needs == StudioNeeds::programme && !open->draft.programme) return studio_problems(open->draft);
  StudioAsked asked{api, *open, body, mistakes, clock};
  return answer(asked);
}

}  // namespace

base::Result<void> require_to_try(const policy::Caller& caller) {
  if (policy::may_anywhere(caller, Action::approve_programmes)) return {};
  return require_anywhere(caller, Action::edit_programmes);
}

const model::Service* StudioAsked::wanted_service() {
  const std::string id = body.text("service");
  if (id.empty()) return nullptr;
  const model::Service* found = programme().service(id);
  if (found == nullptr) body.mistake("service", fmt::format("`{}` has no service `{}`", programme().id, id));
  return found;
}

base::Language StudioAsked::language() {
  const base::Language first = programme().languages.front();
  const std::string tag = body.text_or("language", base::to_string(first));
  const auto language = base::language_from(tag);
  if (language && reading::speaks(programme(), *language)) return *language;
  body.mistake("language", "expected a language of the programme");
  return first;
}

std::optional<http::Response> StudioAsked::refused() {
  body.refuse_others();
  if (mistakes.empty()) return std::nullopt;
  return mistakes_problem(mistakes);
}

http::Handler studio_handler(Api& api, std::shared_ptr<service::Workshop> workshop, StudioNeeds needs,
                             StudioAnswer answer) {
  return known(api, [workshop = std::move(workshop), needs, answer](Api& known_api, const http::Request& request,
                                                                    const policy::Caller& caller) {
    return answer_studio(known_api, request, caller, *workshop, needs, answer);
  });
}

}  // namespace consilium::api
