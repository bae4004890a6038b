// Reach: what a case of a service can ever come to, by letting everything that can open open, until nothing new is
// reached. Conditions on facts are taken to be possible; only points are followed.
#pragma once

#include <set>

#include "model/service.hpp"

namespace consilium::compiler {

// Parts of a flow that are taken away, to see what depends on them.
struct Without {
  model::Index point = model::none;      // never stamped
  model::Index task = model::none;       // never done, or only …
  model::Index outcome = model::none;    // … with this outcome
  model::Index checklist = model::none;  // never complete
};

// Whether it can only hold once the case has ended, by the ends that it names.
bool requires_end(const model::Predicate& predicate);

class Reach {
 public:
  explicit Reach(const model::Service& service, Without without = {});

  bool reaches(model::Index point) const { return points_.contains(point); }
  bool opens(std::size_t task) const { return open_tasks_.contains(task); }
  bool possible(const model::Predicate& predicate) const;
  // Ends that a case can come to at all, and those to which its own tasks and embedded services bring it.
  const std::set<model::Index>& ends() const { return ends_; }
  const std::set<model::Index>& own_ends() const { return own_ends_; }

 private:
  std::size_t size() const { return points_.size() + open_tasks_.size() + ends_.size() + own_ends_.size(); }
  void step();
  void do_tasks(bool after_end);
  void do_task(std::size_t index);
  bool may_run_out(const model::Deadline& deadline) const;
  void stamp(model::Index point);
  void end(model::Index end);

  const model::Service& service_;
  Without without_;
  bool is_over_ = false;  // what follows comes after the end
  std::set<model::Index> points_;
  std::set<std::size_t> open_tasks_;
  std::set<model::Index> ends_;
  std::set<model::Index> own_ends_;
};

}  // namespace consilium::compiler
