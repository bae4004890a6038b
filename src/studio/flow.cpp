#include "studio/flow.hpp"

#include <algorithm>

#include <fmt/core.h>

namespace consilium::studio {

base::Result<Flow> flow_of(const Draft& draft, const model::Service& service, base::Language language,
                           const std::set<std::string>& here) {
  if (service.tasks.size() + service.checklists.size() + service.embeds.size() > stages_max)
    return base::failure(base::Category::unsupported,
                         fmt::format("a flow of more than {} stages is not drawn", stages_max));
  const reading::Speaker speaker({&*draft.programme, draft.around.networks, language}, service);
  Flow flow;
  flow.stages = reading::stages_of(speaker);
  for (const reading::Drawing& drawing : reading::diagrams_of(speaker, here))
    flow.parts.push_back(reading::to_svg(drawing, base::to_string(language), reading::SvgFor::pages));
  return flow;
}

std::vector<std::string> stages_at(const model::Programme& programme, const scenario::WalkStep& step) {
  const model::Service* service = programme.service(step.service);
  std::vector<std::string> stages;
  if (service == nullptr) return stages;
  for (const scenario::OpenNow& open : step.open) {
    std::string stage;
    if (open.kind == cases::ObligationKind::task && service->task(open.id) != model::none) stage = open.id;
    if (open.kind == cases::ObligationKind::paper)
      stage = reading::stage_of_papers(std::string_view(open.id).substr(0, open.id.find('/')));
    if (!stage.empty() && std::find(stages.begin(), stages.end(), stage) == stages.end())
      stages.push_back(std::move(stage));
  }
  return stages;
}

}  // namespace consilium::studio
