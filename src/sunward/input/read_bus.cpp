#include "sunward/input/read_fields.hpp"
#include "sunward/input/suggest.hpp"

namespace sunward::input {

namespace {

std::vector<std::string> bus_names(const ReadContext& context, std::string_view carrier) {
  std::vector<std::string> names;
  for (const model::Bus& bus : context.buses)
    if (carrier.empty() || carrier == model::to_string(bus.carrier)) names.push_back(bus.name);
  return names;
}

Phrase carrier_name(std::string_view carrier) {
  return phrase(std::string("carrier.").append(carrier));
}

void fault_unknown_bus(Section& section, std::string_view name, const std::string& word,
                       std::string_view carrier) {
  const ReadContext& context = section.context();
  for (const model::Bus& bus : context.buses) {
    if (bus.name != word) continue;
    section.fault(name, "", join_words(bus_names(context, carrier)),
                  told("bus.carrier", {{"has", carrier_name(model::to_string(bus.carrier))},
                                       {"needed", carrier_name(carrier)},
                                       {"word", carrier}}));
    return;
  }
  section.fault(name, "", join_words(bus_names(context, {})),
                {phrase("fault.no_such_bus"), did_you_mean(word, bus_names(context, carrier))});
}

}  // namespace

void read_bus(Section& section, std::string_view name, std::string_view carrier, std::string& bus) {
  const std::vector<std::string> fitting = bus_names(section.context(), carrier);
  std::string word;
  if (section.read({name, unit::none, any_number, defaulted, {}}, word)) {
    if (std::find(fitting.begin(), fitting.end(), word) != fitting.end()) {
      bus = word;
    } else {
      fault_unknown_bus(section, name, word, carrier);
    }
  } else if (section.table() != nullptr && section.table()->get(name) == nullptr) {
    if (fitting.size() == 1) {
      bus = fitting.front();
    } else {
      section.fault(name, "", join_words(fitting),
                    told(fitting.empty() ? "bus.missing" : "bus.several",
                         {{"count", fitting.size()},
                          {"carrier", carrier_name(carrier)},
                          {"word", carrier},
                          {"key", name},
                          {"bus", fitting.empty() ? std::string{} : fitting.front()}}));
    }
  }
}

}  // namespace sunward::input
