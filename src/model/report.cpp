#include "model/report.hpp"

namespace consilium::model {

std::string_view to_string(ReportShow show) {
  switch (show) {
    case ReportShow::case_id:
      return "case";
    case ReportShow::contract:
      return "contract";
    case ReportShow::member:
      return "member";
    case ReportShow::service:
      return "service";
    case ReportShow::opened:
      return "opened";
    case ReportShow::status:
      return "status";
    case ReportShow::last_step:
      return "last_step";
    case ReportShow::ended:
      return "ended";
    case ReportShow::owed:
      return "owed";
    case ReportShow::promises:
      return "promises";
    case ReportShow::point:
      return "point";
    case ReportShow::fact:
      break;
  }
  return "fact";
}

}  // namespace consilium::model
