// One decision for three readers: the member (one sentence and what to do, in a language of the programme), the desk (a
// table of all checks and ways) and the auditor (that, with every input, the words of the clauses and the decision's
// id).
#pragma once

#include <string>
#include <vector>

#include <boost/json/fwd.hpp>

#include "base/json_writer.hpp"
#include "base/localised.hpp"
#include "decision/decide.hpp"

namespace consilium::decision {

struct MemberAnswer {
  std::string sentence;
  std::vector<std::string> to_do;                      // of the way that asks least
  std::vector<std::vector<std::string>> other_ways{};  // each as good, in the order of the explanation

  bool operator==(const MemberAnswer&) const = default;
};

MemberAnswer member_answer(const Question& question, const Decision& decision, const Explanation& explanation,
                           base::Language language);

// `outcome`, `eligible_from`, `to_become_eligible`, `ask`, `checks`, `quota`; texts in every language they have.
void write_desk(const Decision& decision, const Explanation& explanation, const Findings& findings,
                base::JsonWriter& writer);  // as members of an object that was begun
boost::json::object desk_json(const Decision& decision, const Explanation& explanation, const Findings& findings);

// The same with `inputs`, `facts` (source, when seen), `clauses` (those cited, with their texts) and `decision_id`.
boost::json::object auditor_json(const Question& question, const Decision& decision, const Explanation& explanation);

}  // namespace consilium::decision
