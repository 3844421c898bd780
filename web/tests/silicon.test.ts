import { describe, expect, it } from 'vitest';
import {
  breaksNorm,
  shareOf,
  type ElectricityUse,
  type NormKept,
  type SiliconPlant,
} from '../src/silicon';

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

describe('breaksNorm', () => {
  const plant = (name: string, kept: NormKept): SiliconPlant =>
    ({ norms: [{ name, unit: '', value: 0, limit_existing: 0, limit_new: 0, kept }] }) as never;

  it('is true above the limit of existing plants, per kg of brick or per wafer', () => {
    expect(breaksNorm(plant('rod_brick', 'neither'))).toBe(true);
    expect(breaksNorm(plant('wafer', 'neither'))).toBe(true);
  });

  it('is false where only the figure with utilities is above', () => {
    expect(breaksNorm(plant('rod_brick_all', 'neither'))).toBe(false);
    expect(breaksNorm(plant('wafer', 'existing'))).toBe(false);
  });
});
