// Lane kernels: the product of a step's border couplings with themselves.

/// Tiles of the product below: as many accumulators as registers hold.
constexpr Index tile_rows = 4, tile_columns = SUNWARD_VECTOR_BYTES == 64 ? 4 : 2;
constexpr Index n_parts = lane_width * sizeof(double) / SUNWARD_VECTOR_BYTES;

/// Schur -= W' diag(1/D) W, tiles of the lower part; part by part of a vector.
inline void subtract_products(const Pattern& P, const Vec* W, Index stride, const Vec* inverse_d,
                              Index used, Vec* scaled, Vec* schur) {
  const Index B = P.n_border, n = P.n_rows;
  for (Index k = 0; k < n; ++k)
    for (Index p = 0; p < used; ++p) scaled[k * used + p] = W[k * stride + p] * inverse_d[k];
  const Part *left = reinterpret_cast<const Part*>(scaled),
             *right = reinterpret_cast<const Part*>(W);
  Part* out = reinterpret_cast<Part*>(schur);
  for (Index p = 0; p < used; p += tile_rows)
    for (Index q = 0; q < p + tile_rows; q += tile_columns)
      for (Index part = 0; part < n_parts; ++part) {
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
