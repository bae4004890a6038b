// What people of a case write to each other, and what a message does.
#include "reading/sentence_of_parts.hpp"

namespace consilium::reading {
namespace {

std::string attachments_of(const Speaker& speaker, const model::Attachments& attach) {
  if (attach.kinds.empty())
    return speaker.say({"不能附文件。", "不能附文件。", "Nothing may be attached to a message."});
  std::vector<std::string> kinds;
  for (const model::AttachmentKind kind : attach.kinds) {
    kinds.push_back(kind == model::AttachmentKind::picture ? speaker.say({"图片", "圖片", "pictures"})
                                                           : speaker.say({"PDF", "PDF", "PDF files"}));
  }
  return speaker.say({"每条消息最多可附{1}个文件：{0}。", "每則訊息最多可附{1}個文件：{0}。",
                      "To one message at most {1} may be attached: {0}."},
                     list_or(speaker.language(), kinds), number_in_words(attach.at_most));
}

std::string stamps_of(const Speaker& speaker, const model::Writer& writer) {
  std::vector<std::string> parts;
  if (!writer.marks_anew.empty())
    parts.push_back(speaker.say({"从这里的消息起算的时间，以最后一条为准。", "由這裏的訊息起算的時間，以最後一則為準。",
                                 "What counts from a message counts from the last one."}));
  if (!writer.marks.empty())
    parts.push_back(
        speaker.say({"从第一条消息起算的时间，不因后来的消息改变。", "由第一則訊息起算的時間，不因後來的訊息改變。",
                     "What counts from the first message is not moved by those after it."}));
  return sentences(speaker.language(), parts);
}

}  // namespace

std::string sentence_of(const Speaker& speaker, const model::Thread& thread) {
  std::vector<std::string> parts;
  std::vector<std::string> roles;
  for (const model::Writer& writer : thread.writers) roles.push_back(roles_in_words(speaker.voice(), writer.by));
  parts.push_back(speaker.say({"{1}在{0}中互相写消息。", "{1}在{0}中互相寫訊息。", "{1} write to each other in {0}."},
                              quoted(speaker.voice(), thread.name), list_and(speaker.language(), roles)));
  if (!thread.channels.empty())
    parts.push_back(
        speaker.say({"方式：{0}。", "方式：{0}。", "By {0}."}, known_words(thread.channels, speaker.language())));
  parts.push_back(attachments_of(speaker, thread.attach));
  return sentences(speaker.language(), parts);
}

std::string sentence_of(const Speaker& speaker, const model::Writer& writer) {
  std::vector<std::string> parts;
  parts.push_back(speaker.say({"{0}可以写消息，只要{1}。", "{0}可以寫訊息，只要{1}。", "{0} may write as long as {1}."},
                              roles_in_words(speaker.voice(), writer.by), speaker.condition(writer.while_)));
  parts.push_back(sentence_of(speaker, writer.require));
  if (!writer.does.empty())
    parts.push_back(speaker.say({"写一条消息即办理{0}。", "寫一則訊息即辦理{0}。", "A message does {0}."},
                                speaker.tasks(writer.does)));
  if (!writer.clears.empty())
    parts.push_back(speaker.say({"以下不再算数：{0}。", "以下不再算數：{0}。", "No longer counted: {0}."},
                                speaker.points(writer.clears)));
  if (!writer.reopens.empty())
    parts.push_back(speaker.say({"之后须重新办理{0}。", "之後須重新辦理{0}。", "To be done again after it: {0}."},
                                speaker.tasks(writer.reopens)));
  parts.push_back(stamps_of(speaker, writer));
  if (writer.automatic)
    parts.push_back(speaker.say({"自动问候会显示，但不起任何作用。", "自動問候會顯示，但不起任何作用。",
                                 "An automatic greeting is shown and does nothing."}));
  return sentences(speaker.language(), parts);
}

}  // namespace consilium::reading
