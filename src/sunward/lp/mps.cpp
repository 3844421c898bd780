#include "sunward/lp/mps.hpp"

#include <zlib.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <string_view>

#include <fmt/format.h>

#include "sunward/base/atomic_file.hpp"
#include "sunward/base/error.hpp"
#include "sunward/lp/expand.hpp"

namespace sunward::lp {
namespace {

constexpr std::string_view objective_name = PlainNames::objective_name;

enum class RowKind { equal, less, greater, range, free };

RowKind row_kind(double lower, double upper) {
  if (lower == upper) return RowKind::equal;
  const bool below = std::isfinite(lower);
  const bool above = std::isfinite(upper);
  if (below && above) return RowKind::range;
  return below ? RowKind::greater : (above ? RowKind::less : RowKind::free);
}

class MpsWriter {
 public:
  MpsWriter(const Problem& problem, const Integrality& integrality)
      : plain_(expand(problem)),
        names_(problem),
        whole_(plain_integrality(problem, integrality)),
        title_(problem.name) {
    for (char& c : title_) c = c > ' ' && c <= '~' ? c : '_';
    row_names_.reserve(plain_.n_rows);
    for (std::size_t i = 0; i < plain_.n_rows; ++i) row_names_.push_back(names_.row(i));
  }

  std::string run() {
    out_.reserve(plain_.value.size() * 40 + plain_.n_rows * 60 + plain_.n_columns * 60);
    print("NAME {}\n", title_.empty() ? "sunward" : title_);
    write_rows();
    write_columns();
    write_right_hand_sides();
    write_ranges();
    write_bounds();
    out_ += "ENDATA\n";
    return std::move(out_);
  }

 private:
  template <typename... Arguments>
  void print(fmt::format_string<Arguments...> format, Arguments&&... arguments) {
    fmt::format_to(std::back_inserter(out_), format, std::forward<Arguments>(arguments)...);
  }

  RowKind kind(std::size_t i) const { return row_kind(plain_.row_lower[i], plain_.row_upper[i]); }

  void write_rows() {
    print("ROWS\n N {}\n", objective_name);
    for (std::size_t i = 0; i < plain_.n_rows; ++i) {
      char letter = 'L';
      if (kind(i) == RowKind::equal) letter = 'E';
      if (kind(i) == RowKind::greater) letter = 'G';
      if (kind(i) == RowKind::free) letter = 'N';
      print(" {} {}\n", letter, row_names_[i]);
    }
  }

  void write_columns() {
    out_ += "COLUMNS\n";
    std::string name;
    std::size_t markers = 0;
    for (std::size_t j = 0; j < plain_.n_columns; ++j) {
      if (whole_[j] != (markers % 2 == 1 ? 1 : 0)) write_marker(markers++);
      name.clear();
      names_.append_column(j, name);
      const Index first = plain_.column_start[j];
      const Index end = plain_.column_start[j + 1];
      // A column with no entry at all is declared by a zero cost.
      if (plain_.cost[j] != 0.0 || first == end) {
        print(" {} {} {}\n", name, objective_name, plain_.cost[j]);
      }
      for (Index k = first; k < end; ++k) {
        print(" {} {} {}\n", name, row_names_[plain_.row_index[k]], plain_.value[k]);
      }
    }
    if (markers % 2 == 1) write_marker(markers);
  }

  void write_marker(std::size_t number) {
    print(" MARKER{} 'MARKER' '{}'\n", number, number % 2 == 0 ? "INTORG" : "INTEND");
  }

  void write_right_hand_sides() {
    out_ += "RHS\n";
    if (plain_.objective_offset != 0.0) {
      print(" RHS {} {}\n", objective_name, -plain_.objective_offset);
    }
    for (std::size_t i = 0; i < plain_.n_rows; ++i) {
      if (kind(i) == RowKind::free) continue;
      const double rhs = kind(i) == RowKind::greater ? plain_.row_lower[i] : plain_.row_upper[i];
      if (rhs != 0.0) print(" RHS {} {}\n", row_names_[i], rhs);
    }
  }

  void write_ranges() {
    bool any = false;
    for (std::size_t i = 0; i < plain_.n_rows; ++i) {
      if (kind(i) != RowKind::range) continue;
      if (!any) out_ += "RANGES\n";
      any = true;
      print(" RNG {} {}\n", row_names_[i], plain_.row_upper[i] - plain_.row_lower[i]);
    }
  }

  void write_bounds() {
    out_ += "BOUNDS\n";
    std::string name;
    for (std::size_t j = 0; j < plain_.n_columns; ++j) {
      const double lower = plain_.column_lower[j];
      const double upper = plain_.column_upper[j];
      // What MPS takes a column to be; a whole one some readers take to be 0 or 1.
      if (lower == 0.0 && upper == infinity && whole_[j] == 0) continue;
      name.clear();
      names_.append_column(j, name);
      if (lower == upper) {
        print(" FX BND {} {}\n", name, lower);
        continue;
      }
      if (lower == -infinity && upper == infinity) {
        print(" FR BND {}\n", name);
        continue;
      }
      // The lower bound goes first: some readers change it on meeting a negative upper bound.
      if (lower == -infinity) print(" MI BND {}\n", name);
      if (std::isfinite(lower) && lower != 0.0) print(" LO BND {} {}\n", name, lower);
      if (upper != infinity)
        print(" UP BND {} {}\n", name, upper);
      else if (whole_[j] != 0)
        print(" PL BND {}\n", name);
    }
  }

  SparseProgram plain_;
  PlainNames names_;
  std::vector<int> whole_;
  std::string title_;
  std::vector<std::string> row_names_;
  std::string out_;
};

/// `text` as one gzip member. Level 3: most of the gain at a fifth of the time of the default.
std::string compressed(const std::string& text) {
  z_stream stream{};
  constexpr int gzip_window = 15 + 16;
  SUNWARD_CHECK(deflateInit2(&stream, 3, Z_DEFLATED, gzip_window, 8, Z_DEFAULT_STRATEGY) == Z_OK,
                "zlib does not start");
  std::string out;
  std::string chunk(1U << 20, '\0');
  std::size_t fed = 0;
  int state = Z_OK;
  while (state == Z_OK) {
    if (stream.avail_in == 0 && fed < text.size()) {
      const std::size_t length = std::min<std::size_t>(text.size() - fed, 1U << 30);
      stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data() + fed));
      stream.avail_in = static_cast<uInt>(length);
      fed += length;
    }
    stream.next_out = reinterpret_cast<Bytef*>(chunk.data());
    stream.avail_out = static_cast<uInt>(chunk.size());
    state = deflate(&stream, fed == text.size() ? Z_FINISH : Z_NO_FLUSH);
    out.append(chunk, 0, chunk.size() - stream.avail_out);
  }
  deflateEnd(&stream);
  SUNWARD_CHECK(state == Z_STREAM_END, "zlib does not finish");
  return out;
}

}  // namespace

std::string to_mps(const Problem& problem, const Integrality& integrality) {
  return MpsWriter(problem, integrality).run();
}

void write_mps(const Problem& problem, const std::string& path, const Integrality& integrality) {
  const std::string text = to_mps(problem, integrality);
  const bool compress = path.size() > 3 && path.compare(path.size() - 3, 3, ".gz") == 0;
  write_atomically(path, compress ? compressed(text) : text);
}

}  // namespace sunward::lp
