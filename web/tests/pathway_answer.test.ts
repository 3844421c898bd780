import { describe, expect, it } from 'vitest';
import { setLanguage } from '../src/messages';
import type { Pathway } from '../src/pathway';
import { movesOf, reasonsFor } from '../src/sections/pathway/answer';

const size = (label: string, built: number[], retired: number[]) => ({
  asset: label,
  label,
  type: 'wind',
  quantity: 'capacity_mw',
  unit: 'MW',
  built,
  retired,
  in_service: [10, 10],
});

const stage = (year: number, load_mwh: number) => ({
  year,
  years: 5,
  investment_cny: 1,
  residual_cny: 0,
  cost_cny_per_year: 1,
  costs_cny_per_year: {},
  indicators: { load_mwh },
  sources: [],
  limits: [{ en: 'a limit binds', zh: '约束' }],
});

const pathway: Pathway = {
  park: 'p',
  status: 'optimal',
  language: 'en',
  total_cny: 1,
  discount_frac: 0.06,
  certificate: { holds: true, relative_gap: 0 },
  stages: [stage(2025, 1e6), stage(2030, 1.5e6)],
  sizes: [size('coal', [0, 0], [5, 0]), size('wind', [10, 0], [0, 0])],
  supplies: [
    {
      name: 'mine',
      reserve_t: 1e6,
      supply_t_per_year: [1, 1],
      burnt_t_per_year: [1, 1],
      left_t: [1, 0],
      rent_cny_per_t: [0, 120],
    },
  ],
  notes: [],
};

describe('the answer of a pathway', () => {
  it('lists what is built before what goes', () => {
    expect(movesOf(pathway, 0)).toEqual([
      { text: '+10.0 MW wind', built: true },
      { text: '−5.00 MW coal', built: false },
    ]);
    expect(movesOf(pathway, 1)).toEqual([]);
  });

  it('gives the growth of the load, the worth of the fuel and the limits as reasons', () => {
    setLanguage('en');
    expect(reasonsFor(pathway, 0)).toEqual(['a limit binds']);
    const reasons = reasonsFor(pathway, 1);
    expect(reasons).toHaveLength(3);
    expect(reasons[0]).toContain('1,500');
    expect(reasons[1]).toContain('120');
  });
});
