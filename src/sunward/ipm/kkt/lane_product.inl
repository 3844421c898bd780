// Lane kernels: the product of a step's border couplings with themselves.

/// Tiles of the product below: as many accumulators as registers hold.
constexpr Index tile_rows = 4, tile_columns = SUNWARD_VECTOR_BYTES == 64 ? 4 : 2;
constexpr Index n_parts = lane_width * sizeof(double) / SUNWARD_VECTOR_BYTES;

/// Columns of W whose tiles are taken in turn for each pair of others: they stay in the first
/// cache, so that the others come from further away half as often.
inline Index block_of_tiles(Index n_rows) {
  constexpr Index first_cache_bytes = 24 << 10;
  const Index columns = first_cache_bytes / (std::max(n_rows, 1) * static_cast<Index>(sizeof(Vec)));
  return std::max(columns / tile_rows, 1) * tile_rows;
}

/// Schur -= W' diag(1/D) W, tiles of the lower part; part by part of a vector.
inline void subtract_products(const Pattern& P, const Vec* W, Index stride, const Vec* inverse_d,
                              Index used, Vec* scaled, Vec* schur) {
  const Index B = P.n_border, n = P.n_rows;
  for (Index k = 0; k < n; ++k)
    for (Index p = 0; p < used; ++p) scaled[k * used + p] = W[k * stride + p] * inverse_d[k];
  const Part *left = reinterpret_cast<const Part*>(scaled),
             *right = reinterpret_cast<const Part*>(W);
  Part* out = reinterpret_cast<Part*>(schur);
  const Index block = block_of_tiles(n);
  for (Index first = 0; first < used; first += block)
    for (Index q = 0; q < std::min(first + block, used); q += tile_columns)
      for (Index i = 0; i < block / tile_rows * n_parts; ++i) {
        const Index p = first + i / n_parts * tile_rows, part = i % n_parts;
        if (p >= used || q >= p + tile_rows) continue;
        const auto target = [&](Index a, Index b) -> Part& {
          return out[((p + a) * B + q + b) * n_parts + part];
        };
        Part acc[tile_rows][tile_columns];
        for (Index a = 0; a < tile_rows; ++a)
          for (Index b = 0; b < tile_columns; ++b) acc[a][b] = target(a, b);
        const Part *l = left + p * n_parts + part, *r = right + q * n_parts + part;
        for (Index k = 0; k < n; ++k, l += used * n_parts, r += stride * n_parts)
          for (Index b = 0; b < tile_columns; ++b)
            for (Index a = 0; a < tile_rows; ++a) acc[a][b] -= l[a * n_parts] * r[b * n_parts];
        for (Index a = 0; a < tile_rows; ++a)
          for (Index b = 0; b < tile_columns; ++b) target(a, b) = acc[a][b];
      }
}
