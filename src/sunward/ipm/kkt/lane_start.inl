// Lane kernels: the start.

/// Visits every complementarity pair of a step with references to what a start may change.
template <class Bound, class Capacity>
inline void each_pair(const Pattern& P, GroupData& G, size t, Bound bound, Capacity capacity) {
  Read D = at(G.series, t);
  for (Index j = 0; j < P.n_columns; ++j) {
    const PatternColumn& c = P.columns[static_cast<size>(j)];
    bound(c, D, j);
    for (Index i = c.capacity.begin; i < c.capacity.end; ++i) {
      const PatternCapacity& row = P.capacity[static_cast<size>(i)];
      capacity(row, D[row.mask]);
    }
  }
}

/// Sums of |slack| and |multiplier| after the full step: the scale of the start.
PassResult start_measure_pass(const Pattern& P, GroupData& G, const PassInput&) {
  Vec slack = splat(0.0), multiplier = splat(0.0), pairs = splat(0.0);
  for (size t = 0; t < static_cast<size>(G.n_steps); ++t) {
    const Read y = at(G.y, t), dy = at(G.dy, t);
    const Read z = at(G.z, t), dz = at(G.dz, t);
    const Read s = at(G.s, t), ds = at(G.ds, t);
    const auto add = [&](Vec v, Index slot, Vec m) {
      slack += m * magnitude(v);
      multiplier += m * magnitude(z[slot] + dz[slot]);
      pairs += m;
    };
    each_pair(
        P, G, t,
        [&](const PatternColumn& c, Read D, Index j) {
          if (c.lower_slot >= 0)
            add(y[j] + dy[j] - coef(c.lower, D), c.lower_slot, D[c.lower_mask]);
          if (c.upper_slot >= 0)
            add(coef(c.upper, D) - y[j] - dy[j], c.upper_slot, D[c.upper_mask]);
        },
        [&](const PatternCapacity& row, Vec m) { add(s[row.slack] + ds[row.slack], row.slot, m); });
  }
  PassResult result;
  result.z_ds = sum(slack);
  result.s_dz = sum(multiplier);
  result.pairs = sum(pairs);
  return result;
}

/// Takes the full step, then keeps every slack at least alpha_primal and every multiplier at least
/// alpha_dual away from zero.
PassResult start_shift_pass(const Pattern& P, GroupData& G, const PassInput& in) {
  const Vec least_s = splat(in.alpha_primal), least_z = splat(in.alpha_dual);
  for (size t = 0; t < static_cast<size>(G.n_steps); ++t) {
    const Ptr y = at(G.y, t), dy = at(G.dy, t);
    const Ptr z = at(G.z, t), dz = at(G.dz, t);
    const Ptr s = at(G.s, t), ds = at(G.ds, t);
    const Ptr lambda = at(G.lambda, t), dlambda = at(G.dlambda, t);
    const auto shift_z = [&](Index slot, Vec m) {
      z[slot] = m * larger(z[slot] + dz[slot], least_z);
    };
    each_pair(
        P, G, t,
        [&](const PatternColumn& c, Read D, Index j) {
          Vec v = y[j] + dy[j];
          const Vec none = splat(0.0);
          const Vec has_lower = c.lower_slot >= 0 ? D[c.lower_mask] : none;
          const Vec has_upper = c.upper_slot >= 0 ? D[c.upper_mask] : none;
          const Vec lower = coef(c.lower, D), upper = coef(c.upper, D);
          const Vec both = has_lower * has_upper;
          const Vec margin = select(both > 0.5, smaller(least_s, 0.25 * (upper - lower)), least_s);
          v = select(has_lower > 0.5, larger(v, lower + margin), v);
          v = select(has_upper > 0.5, smaller(v, upper - margin), v);
          y[j] = v;
          if (c.lower_slot >= 0) shift_z(c.lower_slot, has_lower);
          if (c.upper_slot >= 0) shift_z(c.upper_slot, has_upper);
        },
        [&](const PatternCapacity& row, Vec m) {
          s[row.slack] = select(m > 0.5, larger(s[row.slack] + ds[row.slack], least_s), splat(1.0));
          shift_z(row.slot, m);
        });
    for (Index i = 0; i < P.n_rows; ++i) lambda[i] += dlambda[i];
  }
  return {};
}
