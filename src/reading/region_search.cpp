#include "reading/region_search.hpp"

#include <algorithm>

namespace consilium::reading {
namespace {

using base::Date;

constexpr int months_per_year = 12;

struct Window {
  Date first;
  Date last;
};

Window window_of(const std::string& fact, const CheckSide& side, Date on, bool is_second) {
  const model::Fact* known = side.fact(fact);
  const bool is_birth = known != nullptr && known->id == "member.birth_date";
  const int beyond = is_second ? years_beyond * months_per_year : 0;
  return {on.plus_months(-beyond - (is_birth ? years_of_life : years_back) * months_per_year),
          on.plus_months(beyond + (is_birth ? 0 : years_ahead * months_per_year))};
}

struct Cell {
  DayRange days;
  Answer before;
  Answer after;

  bool differs() const { return !(before == after); }
};

class Search {
 public:
  Search(CheckSide& before, CheckSide& after, const Dimensions& dimensions, Date on)
      : before_(before), after_(after), dimensions_(dimensions), on_(on), picks_(dimensions.values.size(), 0) {}

  Found run() {
    do {
      for (std::size_t i = 0; i < picks_.size(); ++i) {
        const Dimension& dimension = dimensions_.values[i];
        before_.set(dimension.fact, dimension.choices[picks_[i]].before);
        after_.set(dimension.fact, dimension.choices[picks_[i]].after);
      }
      try_dates();
    } while (!found_.too_many && !found_.cannot_turn && next());
    merge();
    return std::move(found_);
  }

 private:
  bool next() {
    for (std::size_t i = 0; i < picks_.size(); ++i) {
      if (++picks_[i] < dimensions_.values[i].choices.size()) return true;
      picks_[i] = 0;
    }
    return false;
  }

  void set(const std::string& fact, const std::optional<model::Value>& value) {
    before_.set(fact, value);
    after_.set(fact, value);
  }

  void count() {
    if (++cells_ > cells_max) found_.too_many = true;
  }

  Box box(const Cell& cell) const {
    Box box;
    for (const std::size_t pick : picks_) box.picks.push_back({pick});
    box.before = cell.before;
    box.after = cell.after;
    return box;
  }

  void try_dates() {
    if (dimensions_.dates.empty()) {
      count();
      const Cell cell{{}, before_.answer(), after_.answer()};
      if (cell.differs()) found_.boxes.push_back(box(cell));
    } else if (dimensions_.dates.size() == 1) {
      for (const Cell& cell : cells(dimensions_.dates[0])) {
        if (!cell.differs()) continue;
        Box one = box(cell);
        one.days = {cell.days};
        one.example = {cell.days.from};
        found_.boxes.push_back(std::move(one));
      }
    } else {
      try_pair(dimensions_.dates[0], dimensions_.dates[1]);
    }
  }

  // The cells of one date while everything else stays, neighbours with the same answers joined; the last one is where
  // the date is not known.
  std::vector<Cell> cells(const std::string& fact) {
    const bool is_second = dimensions_.dates.size() > 1;
    const Window window = window_of(fact, after_.fact(fact) != nullptr ? after_ : before_, on_, is_second);
    const auto old_days = turning_days_of(before_, fact, window.first, window.last);
    const auto new_days = turning_days_of(after_, fact, window.first, window.last);
    if (!old_days || !new_days) {
      found_.cannot_turn = true;
      return {};
    }
    std::vector<Date> starts{window.first};
    starts.insert(starts.end(), old_days->begin(), old_days->end());
    starts.insert(starts.end(), new_days->begin(), new_days->end());
    std::sort(starts.begin(), starts.end());
    starts.erase(std::unique(starts.begin(), starts.end()), starts.end());
    std::vector<Cell> all;
    for (std::size_t i = 0; i < starts.size(); ++i) {
      count();
      set(fact, model::Value{starts[i]});
      Cell cell{{starts[i], i + 1 < starts.size() ? starts[i + 1].plus_days(-1) : window.last, i == 0,
                 i + 1 == starts.size()},
                before_.answer(),
                after_.answer()};
      if (!all.empty() && all.back().before == cell.before && all.back().after == cell.after) {
        all.back().days.to = cell.days.to;
        all.back().days.open_after = cell.days.open_after;
      } else {
        all.push_back(std::move(cell));
      }
    }
    set(fact, std::nullopt);
    all.push_back({{{}, {}, false, false, false}, before_.answer(), after_.answer()});
    return all;
  }

  // Whether the cells of the second date lie alike on two days of the first: on the same days, or at the same distance.
  static bool alike(const std::vector<Cell>& left, const std::vector<Cell>& right, int shift) {
    return std::equal(left.begin(), left.end(), right.begin(), right.end(), [&](const Cell& one, const Cell& other) {
      const auto is = [&](Date from, Date to, bool open) { return open || from.plus_days(shift) == to; };
      return one.before == other.before && one.after == other.after && one.days.is_known == other.days.is_known &&
             one.days.open_before == other.days.open_before && one.days.open_after == other.days.open_after &&
             (!one.days.is_known || (is(one.days.from, other.days.from, one.days.open_before) &&
                                     is(one.days.to, other.days.to, one.days.open_after)));
    });
  }

  // Days of the first date one after another for which the cells of the second lie alike.
  struct Run {
    Date from;
    Date to;
    std::vector<Cell> cells;
    bool same_days = true;
    bool same_distance = true;
    bool open_before = false;
    bool open_after = false;
    bool is_known = true;
  };

  void keep(const Run& run) {
    for (const Cell& cell : run.cells) {
      if (!cell.differs()) continue;
      Box one = box(cell);
      one.days = {{run.from, run.to, run.open_before, run.open_after, run.is_known}, cell.days};
      one.example = {run.from, cell.days.from};
      one.counted_from_first = run.is_known && cell.days.is_known && !run.same_days;
      if (one.counted_from_first) {
        one.days[1].from = Date{base::days_between(run.from, cell.days.from)};
        one.days[1].to = Date{base::days_between(run.from, cell.days.to)};
      }
      found_.boxes.push_back(std::move(one));
    }
  }

  void try_pair(const std::string& first, const std::string& second) {
    const Window window = window_of(first, after_.fact(first) != nullptr ? after_ : before_, on_, false);
    std::optional<Run> run;
    for (Date day = window.first; day <= window.last && !found_.too_many; day = day.plus_days(1)) {
      set(first, model::Value{day});
      std::vector<Cell> now = cells(second);
      if (found_.cannot_turn) return;
      if (run) {
        const int shift = base::days_between(run->from, day);
        const bool same_days = run->same_days && alike(run->cells, now, 0);
        const bool same_distance = run->same_distance && alike(run->cells, now, shift);
        if (same_days || same_distance) {
          run->same_days = same_days;
          run->same_distance = same_distance;
          run->to = day;
          continue;
        }
        keep(*run);
      }
      run = Run{day, day, std::move(now)};
      run->open_before = day == window.first;
    }
    if (run) {
      run->open_after = true;
      keep(*run);
    }
    set(first, std::nullopt);
    Run unknown;
    unknown.cells = cells(second);
    unknown.is_known = false;
    keep(unknown);
  }

  // Boxes that differ in the choices of one dimension alone are one.
  void merge() {
    for (std::size_t dimension = 0; dimension < picks_.size(); ++dimension) {
      std::vector<Box> merged;
      for (Box& box : found_.boxes) {
        const auto same = std::find_if(merged.begin(), merged.end(), [&](const Box& other) {
          for (std::size_t i = 0; i < picks_.size(); ++i) {
            if (i != dimension && other.picks[i] != box.picks[i]) return false;
          }
          return other.days == box.days && other.counted_from_first == box.counted_from_first &&
                 other.before == box.before && other.after == box.after;
        });
        if (same == merged.end()) {
          merged.push_back(std::move(box));
        } else {
          same->picks[dimension].push_back(box.picks[dimension].front());
        }
      }
      found_.boxes = std::move(merged);
    }
  }

  CheckSide& before_;
  CheckSide& after_;
  const Dimensions& dimensions_;
  Date on_;
  std::vector<std::size_t> picks_;
  std::size_t cells_ = 0;
  Found found_;
};

}  // namespace

Found search(CheckSide& before, CheckSide& after, const Dimensions& dimensions, Date on) {
  return Search(before, after, dimensions, on).run();
}

}  // namespace consilium::reading
