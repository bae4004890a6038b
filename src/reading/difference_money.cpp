// The words of a service that say what is paid, and the service as a whole.
#include "base/money.hpp"
#include "reading/difference_writer.hpp"

namespace consilium::reading {

void write_money(const ServiceWriter& writer) {
  const model::Service& service = writer.service();
  for (const model::Allowance& allowance : service.allowances) {
    WordWriter word = writer.word("allowance", allowance.id);
    word.say("name", allowance.name);
    word.say("allows", std::to_string(allowance.amount) + " " + std::string(model::to_string(allowance.counted)));
    word.say("from", writer.point(allowance.from)).say("until", writer.point(allowance.until));
    word.say("owner", allowance.owner);
    for (const model::Choice& kind : allowance.kinds) word.say("kind " + kind.code, kind.name);
    for (const model::Excluded& excluded : allowance.excluded)
      word.say("leaves out " + excluded.id, excluded.name)
          .say("clauses of " + excluded.id, joined(excluded.cites.clauses));
    word.say("records", writer.fields(allowance.record));
    if (allowance.beyond) {
      word.say("each beyond it costs", base::to_string(allowance.beyond->each));
      word.say("as the cost", writer.id_in(service.costs, allowance.beyond->cost));
    }
    writer.keep(word, allowance.cites);
  }
  for (const model::Cost& cost : service.costs) {
    WordWriter word = writer.word("cost", cost.id);
    word.say("name", cost.name).say("paid by", std::string(model::to_string(cost.payer)));
    word.say("paid to", std::string(model::to_string(cost.payee)));
    word.say("settled", std::string(model::to_string(cost.settle)));
    writer.keep(word, cost.cites);
  }
  if (!service.settlement) return;
  WordWriter word = writer.word("settlement", "settlement");
  word.say("name", service.settlement->name).say("after", writer.point(service.settlement->after));
  word.say("owner", service.settlement->owner).say("marks", writer.point(service.settlement->marks));
  writer.keep(word, service.settlement->cites);
}

std::vector<Word> words_of(const model::Programme& programme) {
  std::vector<Word> words;
  write_programme(programme, words);
  for (const model::Service& service : programme.services) {
    const ServiceWriter writer(programme, service, words);
    WordWriter word = writer.word(std::string(service_kind), service.id);
    word.say("name", service.name).say("applied for by", joined(service.apply_channels));
    word.say("asked in the application", writer.fields(service.apply));
    word.say("run off from", writer.point(service.run_off_from));
    writer.keep(word, service.cites);
    write_access(writer);
    write_flow(writer);
    write_money(writer);
    write_reported_cases(writer);
  }
  return words;
}

}  // namespace consilium::reading
