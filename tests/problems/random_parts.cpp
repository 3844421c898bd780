#include "problems/random_parts.hpp"

namespace sunward::problems {
namespace {

std::vector<Index> random_lengths(RandomSource& random) {
  const Index n_scenarios = random.chance(0.6) ? 1 : random.whole(2, 4);
  const Index total = random.chance(0.7) ? random.whole(6, 60) : random.whole(60, 200);
  std::vector<Index> lengths;
  for (Index s = 0; s < n_scenarios; ++s) {
    const Index length = total / n_scenarios + random.whole(-1, 1);
    lengths.push_back(length < 1 ? 1 : length);
  }
  return lengths;
}

}  // namespace

ParkSketch::ParkSketch(std::uint64_t seed)
    : random(seed), sketch("park_" + std::to_string(seed), random_lengths(random)) {
  n_steps = sketch.problem.n_steps();
  if (sketch.problem.scenarios.size() == 1) return;
  std::vector<double> weights;
  for (const lp::Scenario& s : sketch.problem.scenarios) {
    weights.insert(weights.end(), static_cast<std::size_t>(s.n_steps), random.between(0.1, 1.0));
  }
  weight = sketch.series(weights);
  traits += " scenarios=" + std::to_string(sketch.problem.scenarios.size());
}

Index ParkSketch::random_series(double low, double high) {
  std::vector<double> values(n_steps);
  const bool has_nights = low == 0.0 && random.chance(0.4);
  const bool whole = random.chance(0.2);
  for (std::size_t n = 0; n < n_steps; ++n) {
    const double v = has_nights && n % 6 < 3 ? 0.0 : random.between(low, high);
    values[n] = whole ? std::round(v) : v;
  }
  return sketch.series(std::move(values));
}

lp::Coefficient ParkSketch::cost(double cost) {
  if (weight >= 0) return {cost, weight};
  return random.chance(0.3) && cost > 0.0 ? lp::Coefficient(cost, random_series(0.5, 1.5))
                                          : lp::Coefficient(cost);
}

double ParkSketch::price(double typical) {
  if (random.chance(0.15)) return 0.0;
  if (random.chance(0.4)) return typical * static_cast<double>(random.whole(1, 3));
  return typical * random.between(0.2, 3.0);
}

std::vector<Index> ParkSketch::months(const std::vector<Index>& targets) {
  std::vector<Index> by_step(n_steps);
  for (std::size_t n = 0; n < n_steps; ++n) by_step[n] = targets[n * targets.size() / n_steps];
  return by_step;
}

Index ParkSketch::random_bus() { return random.pick(balance); }

void ParkSketch::add_to_balance(Index bus, Index column, lp::Coefficient value) {
  for (lp::StepEntry& e : sketch.problem.step_entries) {
    if (e.row == bus && e.column == column && e.lag == 0) {
      e.value.scale += value.scale;
      return;
    }
  }
  sketch.problem.step_entries.push_back({bus, column, 0, value});
}

void ParkSketch::limit(Index column, lp::Coefficient factor, double typical,
                       const std::string& name) {
  if (random.chance(0.3)) {
    sketch.problem.step_columns[column].upper = {factor.scale * typical, factor.series};
    return;
  }
  Index size = -1;
  if (!sizes.empty() && random.chance(0.1)) {
    size = random.pick(sizes);
  } else {
    const double most = random.chance(0.5) ? infinity : typical * random.between(0.5, 3.0);
    size = sketch.capacity("size_" + name, price(20.0), 0.0, most);
    sizes.push_back(size);
  }
  const Index row = sketch.at_most("limit_" + name, 0.0, {{column, 1.0}});
  factor.scale = -factor.scale;
  sketch.border(row, size, factor);
}

void add_buses(ParkSketch& park) {
  const Index n_buses = park.random.whole(1, 6);
  park.traits += " buses=" + std::to_string(n_buses);
  for (Index b = 0; b < n_buses; ++b) {
    const std::string name = std::to_string(b);
    lp::Coefficient load = 0.0;
    if (b == 0 || park.random.chance(0.6)) load = {1.0, park.random_series(0.0, 10.0)};
    const Index unserved = park.sketch.column("unserved_" + name, park.cost(100.0));
    const Index row = park.sketch.equality("balance_" + name, load, {{unserved, 1.0}});
    if (park.random.chance(0.3)) {
      park.sketch.problem.step_columns[unserved].upper = load.scale == 0.0 ? 0.0 : 100.0;
    }
    park.balance.push_back(row);
    const Index spill = park.sketch.column("spill_" + name, park.random.chance(0.7) ? 0.0 : 0.5);
    park.add_to_balance(row, spill, -1.0);
  }
}

void add_generator(ParkSketch& park) {
  const std::string name = "generator_" + std::to_string(park.generators.size());
  const double start = park.random.chance(0.3) ? park.random.between(0.0, 2.0) : 0.0;
  const bool given = park.random.chance(0.4);
  const Index g = given ? park.sketch.started(name, start, park.cost(park.price(2.0)))
                        : park.sketch.column(name, park.cost(park.price(2.0)));
  park.add_to_balance(park.random_bus(), g, 1.0);
  lp::Coefficient available = 1.0;
  if (park.random.chance(0.6)) available = {1.0, park.random_series(0.0, 1.0)};
  park.limit(g, available, 8.0, name);
  park.generators.push_back(g);
  if (!park.random.chance(0.35)) return;
  // A ramp: one-sided or two-sided, plain or in proportion to a size. It always allows a start
  // from where the generator stood down to zero.
  const double rise = park.random.between(0.5, 4.0);
  const bool two_sided = park.random.chance(0.5);
  const double fall = -(start + park.random.between(0.5, 4.0));
  const Index row = park.sketch.row("ramp_" + name, two_sided ? fall : -infinity, rise, {{g, 1.0}});
  park.sketch.lagged(row, g, -1.0);
  if (!park.sizes.empty() && !two_sided && park.random.chance(0.4)) {
    park.sketch.border(row, park.random.pick(park.sizes), -park.random.between(0.1, 0.5));
  }
  park.traits += " ramp";
}

void add_storage(ParkSketch& park) {
  const std::string name = std::to_string(park.sketch.problem.step_columns.size());
  const double wear = park.random.chance(0.5) ? 0.0 : park.random.between(0.01, 1.0);
  const Index charge = park.sketch.column("charge_" + name, 0.0);
  const Index discharge = park.sketch.column("discharge_" + name, park.cost(wear));
  const bool given = park.random.chance(0.3);
  const double start = park.random.between(0.0, 3.0);
  const Index state = given ? park.sketch.started("state_" + name, start, 0.0)
                            : park.sketch.column("state_" + name, 0.0);
  const bool lossless = park.random.chance(0.25);
  const Index bus = park.random_bus();
  park.add_to_balance(bus, charge, -1.0);
  park.add_to_balance(bus, discharge, 1.0);
  const double in = lossless ? 1.0 : park.random.between(0.5, 0.98);
  const double out = lossless ? 1.0 : 1.0 / park.random.between(0.5, 0.98);
  // Self-discharge is an inequality now and then: the store may lose more than it must.
  const lp::Coefficient lower = park.random.chance(0.2) ? -infinity : 0.0;
  const Index dynamics = park.sketch.row("dynamics_" + name, lower, 0.0,
                                         {{state, 1.0}, {charge, -in}, {discharge, out}});
  lp::Coefficient keeps = lossless ? -1.0 : -park.random.between(0.9, 1.0);
  if (park.random.chance(0.2)) keeps = {-1.0, park.random_series(0.8, 1.0)};
  park.sketch.lagged(dynamics, state, keeps);
  park.limit(charge, 1.0, 4.0, "charge_" + name);
  if (park.random.chance(0.6)) park.limit(discharge, 1.0, 4.0, "discharge_" + name);
  if (given) {
    park.sketch.problem.step_columns[state].upper = 3.0 + park.random.between(0.0, 20.0);
  } else {
    park.limit(state, 1.0, 20.0, "state_" + name);
  }
}

void add_converter(ParkSketch& park) {
  const std::string name = std::to_string(park.sketch.problem.step_columns.size());
  const Index from = park.random_bus();
  const Index to = park.random_bus();
  if (from == to) return;
  const bool sized = park.random.chance(0.7);
  const Index size = sized ? park.sketch.capacity("size_converter_" + name, park.price(30.0)) : -1;
  if (sized) park.sizes.push_back(size);
  const Index n_segments = park.random.chance(0.5) ? 1 : park.random.whole(2, 3);
  double yield = park.random.between(0.5, 1.2);
  for (Index k = 0; k < n_segments; ++k) {
    const std::string own = name + "_" + std::to_string(k);
    const Index x = park.sketch.column("convert_" + own, park.cost(park.price(0.1)));
    park.add_to_balance(from, x, -1.0);
    park.add_to_balance(to, x, yield);
    if (park.random.chance(0.4)) park.add_to_balance(park.random_bus(), x, 0.2);   // by-product
    if (park.random.chance(0.3)) park.add_to_balance(park.random_bus(), x, -0.1);  // auxiliary
    yield *= park.random.between(0.7, 0.95);
    if (sized) {
      const Index row = park.sketch.at_most("limit_convert_" + own, 0.0, {{x, 1.0}});
      park.sketch.border(row, size, -1.0 / n_segments);
    } else {
      park.sketch.problem.step_columns[x].upper = 5.0 / n_segments;
    }
  }
  if (n_segments > 1) park.traits += " segments";
}

void add_lines(ParkSketch& park) {
  const Index n_buses = static_cast<Index>(park.balance.size());
  if (n_buses < 2 || !park.random.chance(0.7)) return;
  Sketch::Terms ring;
  const bool closed = n_buses >= 3 && park.random.chance(0.7);
  for (Index b = 0; b + (closed ? 0 : 1) < n_buses; ++b) {
    const std::string name = std::to_string(b);
    const double most = park.random.between(0.5, 6.0);
    Index flow = -1;
    if (park.random.chance(0.4)) {
      flow = park.sketch.free_column("line_" + name);
    } else if (park.random.chance(0.5)) {
      flow = park.sketch.column("line_" + name, 0.0, -most, most);
    } else {
      // The same as rows, against a size: -size <= flow <= size.
      flow = park.sketch.free_column("line_" + name);
      const Index size = park.sketch.capacity("size_line_" + name, park.price(10.0));
      park.sizes.push_back(size);
      park.sketch.border(park.sketch.at_most("line_up_" + name, 0.0, {{flow, 1.0}}), size, -1.0);
      park.sketch.border(park.sketch.at_least("line_down_" + name, 0.0, {{flow, 1.0}}), size, 1.0);
    }
    park.add_to_balance(park.balance[b], flow, -1.0);
    park.add_to_balance(park.balance[(b + 1) % n_buses], flow, 1.0);
    ring.emplace_back(flow, park.random.between(0.1, 2.0));
  }
  if (closed) park.sketch.equality("ring", 0.0, ring);
  park.traits += closed ? " ring" : " lines";
}

void add_grid(ParkSketch& park) {
  if (!park.random.chance(0.7)) return;
  const Index bus = park.random_bus();
  const Index import = park.sketch.column("import", park.cost(park.price(5.0)));
  park.add_to_balance(bus, import, 1.0);
  if (park.random.chance(0.6)) {
    const Index n_months = park.random.whole(1, 6);
    std::vector<Index> peaks;
    for (Index m = 0; m < n_months; ++m) {
      const Index peak = park.sketch.capacity("peak_" + std::to_string(m), park.price(6.0));
      peaks.push_back(n_months > 2 && park.random.chance(0.2) ? -1 : peak);
    }
    // Where no peak counts, the row must not forbid import: it has room of its own there.
    std::vector<double> room(park.n_steps);
    const std::vector<Index> months = park.months(peaks);
    for (std::size_t n = 0; n < park.n_steps; ++n) room[n] = months[n] < 0 ? 50.0 : 0.0;
    const Index series = park.sketch.series(room);
    const Index row = park.sketch.at_most("peak", {1.0, series}, {{import, 1.0}});
    park.sketch.border(row, months, -1.0);
    park.traits += " peaks";
  }
  if (!park.random.chance(0.5)) return;
  const Index out = park.sketch.column("export", park.cost(-park.price(1.0)), 0.0, 15.0);
  park.add_to_balance(bus, out, -1.0);
  if (park.random.chance(0.4)) {
    // One connection for both, as a range row on the difference.
    park.sketch.row("connection", -12.0, park.random.between(2.0, 20.0),
                    {{import, 1.0}, {out, -1.0}});
  }
}

void add_budgets(ParkSketch& park) {
  if (park.generators.empty()) return;
  const Index n_budgets = park.random.chance(0.4) ? 0 : park.random.whole(1, 4);
  for (Index k = 0; k < n_budgets; ++k) {
    const std::string name = "budget_" + std::to_string(k);
    const Index g = park.random.pick(park.generators);
    const double room = park.random.between(0.0, 3.0) * static_cast<double>(park.n_steps);
    lp::Coefficient unit = 1.0;
    if (park.random.chance(0.3)) unit = {1.0, park.random_series(0.1, 2.0)};
    const double kind = park.random.fraction();
    if (kind < 0.35) {
      park.sketch.aggregate(park.sketch.shared_row(name, -infinity, room), g, unit);
    } else if (kind < 0.55) {
      // By month, some months free.
      std::vector<Index> rows;
      for (Index m = 0; m < 3; ++m) {
        const Index row =
            park.sketch.shared_row(name + "_" + std::to_string(m), -infinity, room / 3.0);
        rows.push_back(park.random.chance(0.2) ? -1 : row);
      }
      park.sketch.aggregate(park.months(rows), g, unit);
    } else if (kind < 0.75 && park.generators.size() > 1) {
      // A share of one generator in several; zero output satisfies it.
      const Index row = park.sketch.shared_row(name, 0.0, infinity);
      const double share = park.random.between(0.1, 0.7);
      for (const Index other : park.generators) {
        park.sketch.aggregate(row, other, other == g ? 1.0 - share : -share);
      }
    } else {
      // A delivery that must be met, by a purchase if need be; two-sided or exact.
      const Index bought = park.sketch.capacity(name + "_bought", park.price(50.0));
      const double most = park.random.chance(0.3) ? room : room + park.random.between(0.0, 50.0);
      const Index row = park.sketch.shared_row(name, room, most, {{bought, 1.0}});
      park.sketch.aggregate(row, g, unit);
    }
    park.traits += " budget";
  }
}

/// As the rules of hydrogen: what one generator gives beyond another, step by step, is limited in
/// all or by the month; relief at a price keeps every park feasible. Draws of its own leave the
/// other parts of a seed as they were.
void add_matching(ParkSketch& park, std::uint64_t seed) {
  RandomSource random(seed * 31 + 7);
  if (park.generators.size() < 2 || !random.chance(0.4)) return;
  Sketch& s = park.sketch;
  const Index user = random.pick(park.generators);
  const Index source = random.pick(park.generators);
  if (user == source) return;
  const Index unmatched = s.column("unmatched", 0.0);
  s.at_least("matched", 0.0, {{source, 1.0}, {user, -1.0}, {unmatched, 1.0}});
  const double share = random.between(0.05, 1.0);
  const auto limit = [&](const std::string& name) {
    const Index relief = s.capacity(name + "_relief", random.between(0.0, 5.0));
    return s.shared_row(name, -infinity, 0.0, {{relief, -1.0}});
  };
  if (random.chance(0.5)) {
    const Index row = limit("match");
    s.aggregate(row, unmatched, 1.0);
    s.aggregate(row, user, share - 1.0);
    park.traits += " matching";
    return;
  }
  std::vector<Index> rows;
  for (Index m = 0; m < 3; ++m) rows.push_back(limit("match_" + std::to_string(m)));
  const std::vector<Index> by_step = park.months(rows);
  s.aggregate(by_step, unmatched, 1.0);
  s.aggregate(by_step, user, share - 1.0);
  park.traits += " monthly_matching";
}

void add_design_rows(ParkSketch& park) {
  if (park.sizes.size() < 2) return;
  if (park.random.chance(0.4)) {
    Sketch::SharedTerms terms;
    for (const Index size : park.sizes) terms.emplace_back(size, park.random.between(0.1, 3.0));
    park.sketch.shared_row("land", -infinity, park.random.between(1.0, 60.0), terms);
    park.traits += " land";
  }
  if (park.random.chance(0.4)) {
    // A ratio; all zero satisfies it.
    const double most = park.random.chance(0.5) ? infinity : 0.0;
    const double ratio = park.random.between(0.3, 4.0);
    park.sketch.shared_row("ratio", 0.0, most, {{park.sizes[0], 1.0}, {park.sizes[1], -ratio}});
  }
}

void add_oddities(ParkSketch& park) {
  Sketch& s = park.sketch;
  if (park.random.chance(0.15)) s.row("empty", -1.0, 1.0, {});
  if (park.random.chance(0.15)) s.row("open", -infinity, infinity, {{0, 1.0}});
  if (park.random.chance(0.15)) s.column("idle", park.cost(park.price(1.0)), -2.0, 3.0);
  if (park.random.chance(0.15)) s.capacity("unused", park.price(1.0), 1.0);
  if (park.random.chance(0.1)) s.shared_row("empty_shared", -infinity, 0.0);
  if (park.random.chance(0.15)) {
    const lp::Coefficient output = {1.0, park.random_series(0.0, 3.0)};
    park.add_to_balance(park.random_bus(), s.column("must_run", 0.5, output, output), 1.0);
  }
  if (park.random.chance(0.15)) {
    // A balance said twice.
    const Index bus = park.random_bus();
    const lp::StepRow original = s.problem.step_rows[bus];
    const Index twin = s.row("twin", original.lower, original.upper, {});
    const std::size_t n_entries = s.problem.step_entries.size();
    for (std::size_t k = 0; k < n_entries; ++k) {
      lp::StepEntry e = s.problem.step_entries[k];
      if (e.row != bus) continue;
      e.row = twin;
      s.problem.step_entries.push_back(e);
    }
    park.traits += " twin";
  }
}

}  // namespace sunward::problems
