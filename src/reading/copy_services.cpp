// Each service: its flow as a diagram, what cancelling means on the way, and by when what is done.
#include "reading/copy_parts.hpp"
#include "reading/diagram.hpp"
#include "reading/sentence_of_parts.hpp"

namespace consilium::reading {
namespace {

void add_legend(const Copy& copy) {
  copy.paragraph({{say(copy.language(), {"每一行是一个事项：左侧为负责人，方框内为事项及其开始的条件，右侧为时限（实线"
                                         "框为承诺，虚线框为目标）。箭头自一个事项指向由它引出的事项；"
                                         "同一部分之外的，以行号注明。红线以下取消计为使用或不能再取消。",
                                         "每一行是一個事項：左側為負責人，方框內為事項及其開始的條件，右側為時限（實線"
                                         "框為承諾，虛線框為目標）。箭頭由一個事項指向由它引出的事項；"
                                         "同一部分以外的，以行號註明。紅線以下取消計為使用或不能再取消。",
                                         "Each row is a task: on the left who owes it, in the box what it is and what "
                                         "opens it, on the right its deadline "
                                         "(a solid frame is a promise, a dashed one a target). Arrows lead from a task "
                                         "to those that it opens; tasks on "
                                         "another part are named by the number of their row. Below a red line "
                                         "cancelling counts as a use or is no longer "
                                         "possible."}),
                   Style::quiet}});
}

// Earlier versions named it otherwise; names stand in their reading copies.
std::string formerly(const Speaker& speaker, const std::vector<std::string>& ids) {
  return speaker.say({"曾用代号{0}；以往的使用次数继续计入。", "曾用代號{0}；以往的使用次數繼續計入。",
                      "Formerly {0}; what was used of it then counts on."},
                     list_and(speaker.language(), ids));
}

void add_threads(const Copy& copy, const Speaker& speaker) {
  for (const model::Thread& thread : speaker.service().threads) {
    copy.item(kind_in_words(WordKind::thread, copy.language()), {{capitalised(sentence_of(speaker, thread))}});
    for (const model::Writer& writer : thread.writers)
      copy.item(kind_in_words(WordKind::writer, copy.language()), {{capitalised(sentence_of(speaker, writer))}});
  }
}

void add_stages(const Copy& copy, const Speaker& speaker) {
  for (const model::CancelStage& stage : speaker.service().cancellation)
    copy.item(kind_in_words(WordKind::stage, copy.language()), {{capitalised(sentence_of(speaker, stage))}});
  for (const model::Deadline& deadline : speaker.service().deadlines)
    copy.item(kind_in_words(WordKind::deadline, copy.language()), {{capitalised(sentence_of(speaker, deadline))}});
  for (const model::Stop& stop : speaker.service().stops)
    copy.item(kind_in_words(WordKind::stop, copy.language()), {{capitalised(sentence_of(speaker, stop))}});
}

}  // namespace

void add_services(const Copy& copy) {
  copy.heading(1, "services", say(copy.language(), {"各项服务的流程", "各項服務的流程", "How each service runs"}));
  add_legend(copy);
  for (const model::Service& service : copy.programme().services) {
    copy.heading(2, anchor_of_service(service.id), {run_of(copy, service.name)});
    const Speaker speaker(copy.of.voice, service);
    if (!service.was.empty()) copy.paragraph({{formerly(speaker, service.was)}});
    copy.paragraph({{capitalised(sentence_of(speaker, service.quota))}});
    for (Drawing& drawing : diagrams_of(speaker)) {
      Block block{.kind = BlockKind::diagram};
      block.drawing = std::move(drawing);
      copy.document.blocks.push_back(std::move(block));
    }
    add_threads(copy, speaker);
    add_stages(copy, speaker);
  }
}

}  // namespace consilium::reading
