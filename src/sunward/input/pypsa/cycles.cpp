// Independent closed paths of the graph of lines and transformers: a spanning forest by breadth
// first search; every branch outside it closes one path.
// Source: J. Hoersch et al., Linear optimal power flow using cycle flows, Electric Power Systems
// Research 158 (2018) 126-135, doi:10.1016/j.epsr.2020.106908.
#include <cmath>
#include <map>
#include <queue>

#include "sunward/input/pypsa/context.hpp"

namespace sunward::input::pypsa::detail {

namespace net = model::network;

namespace {

struct Branch {
  Index converter = 0;
  Index from = 0;
  Index to = 0;
};

class Forest {
 public:
  Forest(std::size_t n_buses, const std::vector<Branch>& branches)
      : branches_(branches), parent_(n_buses, -1), depth_(n_buses, -1), at_(n_buses) {
    for (std::size_t b = 0; b < branches.size(); ++b) {
      at_[index(branches[b].from)].push_back(b);
      at_[index(branches[b].to)].push_back(b);
    }
    in_tree_.assign(branches.size(), false);
    for (std::size_t root = 0; root < n_buses; ++root)
      if (depth_[root] < 0) grow(root);
  }

  [[nodiscard]] bool in_tree(std::size_t branch) const { return in_tree_[branch]; }

  /// The path a branch outside the tree closes: along the branch, and back through the tree.
  [[nodiscard]] std::vector<std::pair<Index, double>> cycle(std::size_t branch) const {
    std::vector<std::pair<Index, double>> path{{branches_[branch].converter, 1.0}};
    Index up = branches_[branch].to;      // walked towards the root
    Index down = branches_[branch].from;  // walked away from it
    while (up != down) {
      const bool from_up = depth_[index(up)] >= depth_[index(down)];
      Index& bus = from_up ? up : down;
      const Branch& step = branches_[static_cast<std::size_t>(parent_[index(bus)])];
      const bool leaves_bus = step.from == bus;
      path.emplace_back(step.converter, leaves_bus == from_up ? 1.0 : -1.0);
      bus = leaves_bus ? step.to : step.from;
    }
    return path;
  }

 private:
  static std::size_t index(Index bus) { return static_cast<std::size_t>(bus); }

  void grow(std::size_t root) {
    std::queue<std::size_t> waiting;
    waiting.push(root);
    depth_[root] = 0;
    while (!waiting.empty()) {
      const std::size_t bus = waiting.front();
      waiting.pop();
      for (const std::size_t b : at_[bus]) {
        const Branch& branch = branches_[b];
        const std::size_t other = index(index(branch.from) == bus ? branch.to : branch.from);
        if (depth_[other] >= 0) continue;
        depth_[other] = depth_[bus] + 1;
        parent_[other] = static_cast<long>(b);
        in_tree_[b] = true;
        waiting.push(other);
      }
    }
  }

  const std::vector<Branch>& branches_;
  std::vector<long> parent_;  ///< branch towards the root, by bus
  std::vector<int> depth_;
  std::vector<std::vector<std::size_t>> at_;  ///< branches at each bus
  std::vector<bool> in_tree_;
};

bool is_branch(const net::Converter& converter) {
  return converter.asset.kind == net::Kind::line || converter.asset.kind == net::Kind::transformer;
}

void check_impedance(Context& context, const net::Cycle& cycle) {
  double sum = 0.0;
  for (const auto& [i, direction] : cycle.converters)
    sum += std::abs(context.network.converters[static_cast<std::size_t>(i)].impedance);
  if (sum > 0.0) return;
  const net::Asset& asset =
      context.network.converters[static_cast<std::size_t>(cycle.converters[0].first)].asset;
  View view = context.view(net::list_of(asset.kind));
  view.fault(static_cast<std::size_t>(asset.row), "x", "0", told("network.no_impedance"));
}

}  // namespace

void find_cycles(Context& context) {
  net::Network& network = context.network;
  std::map<std::vector<bool>, std::vector<unsigned char>> seen;  // branches on -> periods
  for (std::size_t p = 0; p < network.horizon.n_periods(); ++p) {
    std::vector<bool> on;
    for (const net::Converter& converter : network.converters)
      on.push_back(is_branch(converter) && converter.asset.active[p] != 0 &&
                   converter.ports[0].bus != converter.ports[1].bus);
    auto& periods = seen[on];
    periods.resize(network.horizon.n_periods(), 0);
    periods[p] = 1;
  }
  for (const auto& [on, periods] : seen) {
    std::vector<Branch> branches;
    for (std::size_t i = 0; i < on.size(); ++i)
      if (on[i])
        branches.push_back({static_cast<Index>(i), network.converters[i].ports[0].bus,
                            network.converters[i].ports[1].bus});
    const Forest forest(network.buses.size(), branches);
    for (std::size_t b = 0; b < branches.size(); ++b) {
      if (forest.in_tree(b)) continue;
      network.cycles.push_back({forest.cycle(b), periods});
      check_impedance(context, network.cycles.back());
    }
  }
}

}  // namespace sunward::input::pypsa::detail
