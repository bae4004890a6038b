// Controls: everything that the checks of a service look at, as something that can be set by hand: facts with their
// choices, days and amounts with bounds around the figures that rules name, and quotas with what may be spent of them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/localised.hpp"
#include "studio/decided.hpp"
#include "studio/draft.hpp"

namespace consilium::studio {

struct Control {
  model::Index fact = model::none;          // of the service
  std::vector<model::Choice> choices{};     // all there are, up to a limit
  bool more_choices = false;                // there are more
  std::optional<model::Value> from{};       // of dates, numbers and amounts
  std::optional<model::Value> until{};      //
  std::vector<model::Value> named{};        // values that checks compare it with, in their order
  std::optional<model::Value> otherwise{};  // to begin with; none: not known
};

struct QuotaControl {
  std::string id;  // of the service, or `service.line`
  std::string service;
  std::string line;
  base::LocalisedText name;
  std::optional<std::int64_t> limit{};  // none: unlimited
};

struct EarlierControl {
  Earlier earlier;
  bool otherwise = false;  // whether there was one, to begin with
};

struct Controls {
  std::vector<Control> facts;  // in the order of the service's facts
  std::vector<QuotaControl> quotas;
  std::vector<EarlierControl> earlier;
};

inline constexpr std::size_t choices_max = 1'000;

// Of a draft with a programme. What the facts begin with leads as near to a yes as was found.
Controls controls_of(const Draft& draft, const model::Service& service, base::Date on);

// The quotas that checks of the service look at, its own first.
std::vector<QuotaControl> quotas_of(const Draft& draft, const model::Service& service);

// The earlier cases that checks of the service ask for.
std::vector<Earlier> earlier_of(const Draft& draft, const model::Service& service);

// Fills in `otherwise`. Used by controls_of alone.
void choose_defaults(const Draft& draft, const model::Service& service, base::Date on, Controls& controls);

}  // namespace consilium::studio
