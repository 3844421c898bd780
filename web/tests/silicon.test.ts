import { describe, expect, it } from 'vitest';
import { shareOf, type ElectricityUse } from '../src/silicon';

function use(mwh: number): ElectricityUse {
  return {
    mwh,
    cny: 0,
    co2_t: 0,
    cny_per_mwh: 0,
    co2_kg_per_mwh: 0,
    by_source_mwh: { wind: mwh / 4, pv: mwh / 2, storage: 0, grid: mwh / 4, thermal: 0 },
  };
}

describe('shareOf', () => {
  it('is the part of the electricity a source gave', () => {
    expect(shareOf(use(8), 'pv')).toBe(0.5);
  });

  it('is zero where no electricity was used', () => {
    expect(shareOf(use(0), 'wind')).toBe(0);
  });
});
