import { describe, expect, it } from 'vitest';
import { livingSizes, sourceRows, spans, unitsOf, type Pathway } from '../src/pathway';

const size = (asset: string, unit: string, in_service: number[]) => ({
  asset,
  label: asset,
  type: 'wind',
  quantity: 'capacity',
  unit,
  built: [],
  retired: [],
  in_service,
});

const source = (asset: string, energy_mwh: number) => ({
  asset,
  label: asset,
  label_zh: asset,
  type: 'wind',
  energy_mwh,
});

const stage = (year: number, years: number, sources: ReturnType<typeof source>[]) => ({
  year,
  years,
  investment_cny: 0,
  residual_cny: 0,
  cost_cny_per_year: 0,
  costs_cny_per_year: {},
  indicators: {},
  sources,
});

const pathway: Pathway = {
  park: 'p',
  status: 'optimal',
  language: 'en',
  total_cny: 1,
  discount_frac: 0.06,
  certificate: { holds: true, relative_gap: 0 },
  stages: [stage(2025, 5, [source('a', 10)]), stage(2030, 10, [source('a', 20), source('b', 5)])],
  sizes: [size('store', 'MWh', [0, 4]), size('a', 'MW', [1, 2]), size('never', 'kg', [0, 0])],
  supplies: [],
  notes: [],
};

describe('a pathway', () => {
  it('names its stages by their years', () => {
    expect(spans(pathway)).toEqual(['2025–2030', '2030–2040']);
  });

  it('shows only what stands in some stage, power first', () => {
    expect(unitsOf(pathway)).toEqual(['MW', 'MWh']);
    expect(livingSizes(pathway, 'kg')).toEqual([]);
  });

  it('counts a source as zero in stages without it', () => {
    expect(sourceRows(pathway).map((row) => row.energy_mwh)).toEqual([
      [10, 20],
      [0, 5],
    ]);
  });
});
