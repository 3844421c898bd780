import { describe, expect, it } from 'vitest';
import { histogram, livingFigures, swings, valuesOf, type Point, type Study } from '../src/study';

const point = (
  inputs: (number | null)[],
  figures: (number | null)[],
  outcome = 'optimal',
): Point => ({
  outcome,
  group: '',
  label: '',
  inputs,
  figures,
});

const study = (points: Point[]): Study => ({
  kind: 'tornado',
  park: 'p',
  seed: 1,
  language: 'en',
  inputs: ['a', 'b'].map((name) => ({
    name,
    keys: [],
    change: 'factor',
    distribution: '',
    base: 1,
  })),
  figures: ['x', 'y'].map((name) => ({ name, unit: 'CNY', base: 5 })),
  probabilities: [],
  groups: [],
  points,
});

describe('histogram', () => {
  it('counts every value once, the largest in the last bin', () => {
    const bins = histogram([0, 1, 2, 3, 4, 5, 6, 7, 8, 10]);
    expect(bins.map((bin) => bin.count)).toEqual([2, 2, 2, 2, 2]);
    expect(bins[4]?.to).toBe(10);
  });
  it('has one bin for one value', () => {
    expect(histogram([3, 3])).toEqual([{ from: 3, to: 3, count: 2 }]);
  });
});

describe('swings', () => {
  it('puts the widest first and keeps low before high', () => {
    const found = swings(
      study([
        point([1.1, null], [6, 5]),
        point([0.9, null], [4, 5]),
        point([null, 0.9], [9, 5]),
        point([null, 1.1], [1, 5]),
      ]),
      0,
    );
    expect(found.map((swing) => swing.input)).toEqual(['b', 'a']);
    expect(found[1]).toEqual({ input: 'a', inputs: [0.9, 1.1], figures: [4, 6] });
  });
});

describe('figures', () => {
  it('live when they vary', () => {
    expect(livingFigures(study([point([], [1, 2]), point([], [1, 3])]))).toEqual([1]);
  });
  it('are those of optimal plans', () => {
    const list = [point([], [1, 2]), point([], [9, 9], 'infeasible'), point([], [null, 4])];
    expect(valuesOf(study(list), '', 0)).toEqual([1]);
    expect(valuesOf(study(list), '', 1)).toEqual([2, 4]);
  });
});
