// The command families. Each function decides one command on an open case and leaves its events in `work`; what follows
// from them is drawn afterwards. A refusal leaves `work` to be thrown away.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cases/command.hpp"
#include "cases/work.hpp"

namespace consilium::cases {

using Verdict = std::optional<Refusal>;

// open.cpp
Verdict open_case(Work& work, const Open& command);
// act.cpp
// Does an open task, whoever asks for it.
Verdict do_task(Work& work, CaseState& state, model::Index task, const Act& command);
Verdict act(Work& work, CaseState& state, const Act& command);
// papers.cpp
Verdict receive(Work& work, CaseState& state, const ReceiveRecord& command);
Verdict exclude(Work& work, CaseState& state, const ExcludePaper& command);
Verdict give(Work& work, CaseState& state, const GiveNotice& command);
Verdict change(Work& work, CaseState& state, const ChangeConsent& command);
// documents.cpp
Verdict add(Work& work, CaseState& state, const AddDocument& command);
// Each must be of the case and be named once; the refusal says the place in `documents` of the command.
Verdict check_documents(const CaseState& state, const std::vector<std::string>& documents);
// change.cpp
Verdict move(Work& work, CaseState& state, const MakeMove& command);
// threads.cpp
Verdict write(Work& work, CaseState& state, const Write& command);
// change.cpp
Verdict cancel(Work& work, CaseState& state, const Cancel& command);
Verdict close(Work& work, CaseState& state, const Close& command);
// people.cpp
Verdict interrupt(Work& work, CaseState& state, const Interrupt& command);
Verdict lift(Work& work, CaseState& state, const LiftInterrupt& command);
Verdict settle(Work& work, CaseState& state, const SettleInterrupt& command);
Verdict resolve(Work& work, CaseState& state, const ResolveReferral& command);
Verdict grant(Work& work, CaseState& state, const GrantException& command);
Verdict record(Work& work, CaseState& state, const RecordExcuse& command);
Verdict log(Work& work, CaseState& state, const LogContact& command);
Verdict file(Work& work, CaseState& state, const FileComplaint& command);
Verdict assign(Work& work, CaseState& state, const Assign& command);
Verdict take(Work& work, CaseState& state, const TakeFromLine& command);
Verdict correct(Work& work, CaseState& state, const Correct& command);
// metering.cpp
Verdict log(Work& work, CaseState& state, const LogHelp& command);
// money.cpp
Verdict record(Work& work, CaseState& state, const RecordExpense& command);
Verdict record(Work& work, CaseState& state, const RecordPayment& command);
Verdict reverse(Work& work, CaseState& state, const ReverseEntry& command);
Verdict state_owed(Work& work, CaseState& state, const MakeStatement& command);
// time.cpp
Verdict pass(Work& work, CaseState& state, const PassDeadline& command);
Verdict follow(Work& work, CaseState& state, const FollowContract& command);

}  // namespace consilium::cases
