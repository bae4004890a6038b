#include "model/metering.hpp"

namespace consilium::model {

std::string_view to_string(Counted counted) {
  switch (counted) {
    case Counted::hours:
      return "hours";
    case Counted::minutes:
      return "minutes";
    case Counted::times:
      return "times";
  }
  return "times";
}

std::string_view to_string(Payer payer) { return payer == Payer::member ? "member" : "provider"; }

std::string_view to_string(Payee payee) {
  switch (payee) {
    case Payee::provider:
      return "provider";
    case Payee::staff:
      return "staff";
    case Payee::hospital:
      return "hospital";
    case Payee::authority:
      return "authority";
    case Payee::carrier:
      return "carrier";
    case Payee::lodging:
      return "lodging";
    case Payee::third_party:
      return "third_party";
  }
  return "provider";
}

std::string_view to_string(Settle settle) {
  switch (settle) {
    case Settle::on_the_spot:
      return "on_the_spot";
    case Settle::advanced:
      return "advanced";
    case Settle::direct:
      return "direct";
  }
  return "direct";
}

}  // namespace consilium::model
