// What the lane kernels work on: the step pattern as flat lists, and one group's arrays.
//
// A Vec holds the same number for eight segments. All lists are walked in the same order at every
// step of every group; the pattern is analysed once and replayed.
#pragma once

#if defined(__linux__)
#include <sys/mman.h>
#endif

#include <cstdlib>
#include <cstring>
#include <memory>
#include <new>
#include <vector>

#include "sunward/ipm/stage_map.hpp"

namespace sunward::ipm {

using Vec = double __attribute__((vector_size(lane_width * sizeof(double)), aligned(64)));

namespace detail {
/// Gives memory back where it came from.
struct Release {
  std::size_t mapped_bytes = 0;
  void operator()(void* p) const {
#if defined(__linux__)
    if (mapped_bytes > 0) {
      munmap(p, mapped_bytes);
      return;
    }
#endif
    std::free(p);
  }
};
}  // namespace detail

/// Zeroed storage for all arrays of a group, on huge pages: a pass walks megabytes, and with pages
/// of 4 kB it would wait for page tables.
class VecStore {
  static constexpr std::size_t huge_page = std::size_t{2} << 20;

 public:
  void allocate(std::size_t n) {
    const std::size_t bytes = n * sizeof(Vec);
#if defined(__linux__)
    if (bytes >= huge_page) return map(bytes);
#endif
    data_ = {n == 0 ? nullptr : std::aligned_alloc(sizeof(Vec), bytes), detail::Release{}};
    if (n != 0 && data_ == nullptr) throw std::bad_alloc();
    if (n != 0) std::memset(data_.get(), 0, bytes);
  }
  [[nodiscard]] Vec* data() const { return static_cast<Vec*>(data_.get()); }

 private:
#if defined(__linux__)
  /// Pages straight from the system are zero already. It gives them at multiples of a huge page
  /// when asked for that much.
  void map(std::size_t bytes) {
    const std::size_t whole = (bytes + huge_page - 1) / huge_page * huge_page;
    void* p = mmap(nullptr, whole, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (p == MAP_FAILED) throw std::bad_alloc();
    data_ = {p, detail::Release{whole}};
    (void)madvise(p, whole, MADV_HUGEPAGE);
  }
#endif

  std::unique_ptr<void, detail::Release> data_;
};

/// One array of a group: `width` numbers at every step, `stride` apart from those of the next step,
/// or the same at all steps (stride 0).
class VecArray {
 public:
  void place(Vec* data, std::size_t width, std::size_t stride) {
    data_ = data;
    width_ = width;
    stride_ = stride;
  }
  [[nodiscard]] Vec* data() const { return data_; }
  [[nodiscard]] Vec* at(std::size_t step) const { return data_ + step * stride_; }
  [[nodiscard]] std::size_t width() const { return width_; }
  [[nodiscard]] std::size_t stride() const { return stride_; }

 private:
  Vec* data_ = nullptr;
  std::size_t width_ = 0, stride_ = 0;
};

struct Coef {  ///< scale * D[series]
  double scale;
  Index series;
};

struct MaskedCoef {  ///< scale * D[series] * D[mask]
  double scale;
  Index series, mask;
};

struct RowCoef {  ///< an entry of a column in step row `row`
  Index row;
  Coef value;
};

struct PositionCoef {  ///< scale * D[series] * D[mask] on border position `position`
  Index position;
  double scale;
  Index series;
  Index mask;
  Index phi;  ///< place in the column's list of coupled positions
};

/// Schur entry += multiplicity * f[first] * f[second] / H over a column's couplings f; couplings of
/// one capacity row with itself go through its own, cancellation-free formula instead.
struct CouplingPair {
  Index target, first, second;
  double multiplicity;
};

struct RowPositionCoef {
  Index row;
  PositionCoef value;
};

struct Range {
  Index begin = 0, end = 0;
};

struct PatternColumn {
  Coef cost, lower, upper;
  Index lower_mask, upper_mask, free_mask;  ///< series; -1 never
  Index lower_slot, upper_slot;             ///< index of its multiplier, -1 none
  Range entries;                            ///< in Pattern::entries
  Range capacity;                           ///< in Pattern::capacity
  Range aggregate;                          ///< in Pattern::aggregate
  Range phi;                                ///< in Pattern::phi_position
  Range pairs;                              ///< in Pattern::pairs: products across couplings
  Index lagged;                             ///< index among lagged columns, -1
  double residual_weight;                   ///< unscaled dual residual = weight * scaled
};

struct PatternCapacity {
  Coef alpha;
  Range rhs;      ///< in Pattern::terms
  Range entries;  ///< in Pattern::capacity_entries
  Range pairs;    ///< in Pattern::pairs: products of its own entries
  Index mask;     ///< series, -1 never
  Index slot;     ///< index of its multiplier
  Index slack;    ///< index of its slack
  double residual_weight;
};

struct LdlUpdate {  ///< matrix[target] -= factor[left] * matrix[right]
  Index target, left, right;
};

struct GeneratedCode;

struct Pattern {
  Index n_columns = 0, n_rows = 0, n_capacity = 0, n_series = 0, n_multipliers = 0;
  Index n_positions = 0;  ///< K, padded with empty positions to a multiple of four
  Index n_lagged = 0;     ///< right interfaces: positions K .. K + n_lagged
  Index n_border = 0;     ///< K + n_lagged, padded to a multiple of four
  std::vector<PatternColumn> columns;
  std::vector<RowCoef> entries;
  std::vector<PatternCapacity> capacity;
  std::vector<PositionCoef> capacity_entries, aggregate;
  std::vector<Index> phi_position;
  std::vector<CouplingPair> pairs;  ///< first, second count the column's couplings:
                                    ///< capacity entries in order, then aggregates
  std::vector<MaskedCoef> terms;
  std::vector<Range> row_rhs;           ///< by row, in terms
  std::vector<double> row_weight;       ///< unscaled residual = weight * scaled
  std::vector<RowPositionCoef> border;  ///< step rows on border positions
  std::vector<Index> lagged_column;     ///< form column of each lagged state
  std::vector<Range> lag_range;         ///< by lagged state, in lag_entries
  std::vector<RowCoef> lag_entries;
  // The step's symmetric matrix: n_rows diagonals first, then the strictly lower entries.
  Index n_matrix = 0;
  std::vector<Index> lower_row;      ///< of entry n_rows + i
  std::vector<Range> column_lower;   ///< entries below diagonal k, in lower_*
  std::vector<Range> pivot_updates;  ///< by pivot, in updates
  std::vector<LdlUpdate> updates;
  struct MatrixTerm {
    Index target, first, second;
  };                                 ///< target += entry[first] * entry[second] / H
  std::vector<MatrixTerm> products;  ///< in column order, over entries
  std::vector<Range> column_products;
  std::vector<MatrixTerm> lag_products;  ///< over lag_entries
  std::vector<Range> lag_column_products;
  // Coupling to the step before: X rows, one per row with lag entries.
  std::vector<Index> link_row;     ///< rows with lag entries
  std::vector<Range> link_range;   ///< by link row, in link_column
  std::vector<Index> link_column;  ///< pivots of the step before, ascending
  struct LinkStart {
    Index slot, lag_entry, entry, lagged;
  };  ///< X[slot] += L * A(prev) / H
  std::vector<LinkStart> link_start;
  struct LinkUpdate {
    Index target, source, lower;
  };  ///< X[target] -= L(prev)[lower] * X[source]
  std::vector<LinkUpdate> link_updates;
  struct LinkProduct {
    Index target, left, right;
  };  ///< matrix[target] -= X[left] * Y[right]
  std::vector<LinkProduct> link_products;
  Index n_link = 0;
  Index max_capacity = 0, max_couplings = 0, max_phi = 0;  ///< per column
  std::shared_ptr<const GeneratedCode> code;  ///< machine code of this pattern, where there is any
};

/// Kernels keep a pass's sums and maxima in so many numbers.
inline constexpr Index n_totals = 7;
/// Numbers of PassInput that generated code reads.
inline constexpr Index n_parameters = 8;

/// One group's arrays. Those of a step lie side by side, in one record; the others in one block.
struct GroupLayout {
  Index n_steps = 0;
  Vec* block = nullptr;          ///< begin of the block; the records follow
  VecArray series;               ///< n_series per step
  VecArray y, z, s, lambda;      ///< iterate: columns, multipliers, slacks, row multipliers
  VecArray dy, dz, ds, dlambda;  ///< step
  VecArray target;               ///< complementarity targets, n_multipliers per step
  VecArray q0, h_inverse, rp;    ///< stationarity residual, inverse Hessian, row residual
  VecArray matrix;               ///< L and 1/D, n_matrix per step
  VecArray link;                 ///< Y, n_link per step
  VecArray border;               ///< W, n_rows x K per step
  VecArray border_last;          ///< W of the right interfaces, last step only: n_rows x n_border
  VecArray u;                    ///< forward-eliminated right-hand side
  VecArray value, dvalue;        ///< border values and step by position, n_border
  VecArray schur;                ///< n_border x n_border, lower part
  VecArray border_rhs;           ///< n_border
  VecArray border_residual;      ///< n_border: B' lambda + ... (see kernels)
  VecArray capacity_force;       ///< n_border: sum of b z, for the residual of shared columns
  VecArray work;                 ///< scratch of one step
  VecArray carried;              ///< what a step leaves to the next
  VecArray right_mask;           ///< n_lagged: 1 where the lane has a right interface
  VecArray parameters;           ///< a pass's numbers, for generated code
  VecArray stage;                ///< what generated code writes, on its way to the record
};

struct GroupData : GroupLayout {
  VecStore store;
};

/// Sums and maxima of one pass over one group.
struct PassResult {
  double complementarity = 0.0;  ///< sum s z
  double s_dz = 0.0, z_ds = 0.0, ds_dz = 0.0;
  double ratio_primal = 0.0, ratio_dual = 0.0;  ///< largest -ds/s, -dz/z
  double primal_residual = 0.0;  ///< largest unscaled violation of step rows and capacity rows
  double dual_residual = 0.0;    ///< largest unscaled violation of the step columns' equations
  double primal_objective = 0.0, dual_objective = 0.0;  ///< scaled
  double pairs = 0.0;                                   ///< number of active complementarity pairs
  double min_product = 0.0;
};

struct PassInput {
  double alpha_primal = 0.0, alpha_dual = 0.0;  ///< step applied first
  double mu_target = 0.0;                       ///< sigma mu of the corrector
  double second_order_weight = 1.0;             ///< forward: factor on the second-order targets
  double regularisation_primal = 1e-9, regularisation_dual = 1e-9;
  bool apply_step = false;
  bool keep_step = false;  ///< backward: store the step (last solve of the iteration)
  double gondzio_low = 0.0,
         gondzio_high = 0.0;  ///< forward: add centrality correction when high > 0
  [[nodiscard]] bool centres() const { return gondzio_high > 0.0; }
  [[nodiscard]] bool weighs() const { return second_order_weight != 1.0; }
  /// Take 1 / H from the iterate instead of from memory: only generated code does, to save reading.
  [[nodiscard]] static constexpr bool recomputes() { return false; }
};

struct KernelTable {
  const char* name;
  bool generates;  ///< runs Pattern::code where it can
  PassResult (*factor)(const Pattern&, GroupData&, const PassInput&);
  void (*forward)(const Pattern&, GroupData&, const PassInput&);
  PassResult (*backward)(const Pattern&, GroupData&, const PassInput&);
  PassResult (*start_measure)(const Pattern&, GroupData&, const PassInput&);
  PassResult (*start_shift)(const Pattern&, GroupData&, const PassInput&);
};

extern const KernelTable kernels_generic, kernels_avx2, kernels_avx512, kernels_generated;
/// Whether this processor has the table's instructions.
[[nodiscard]] bool runs_here(const KernelTable& table);
/// The best table this processor runs.
[[nodiscard]] const KernelTable& kernels();

}  // namespace sunward::ipm
