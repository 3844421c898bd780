import { describe, expect, it } from 'vitest';
import { cellsOf, compared, COST, edges, gridValues, lineOf, THICKNESS } from '../src/membrane';
import type { Point, Study } from '../src/study';

const point = (group: string, label: string, inputs: number[], cost: number): Point => ({
  outcome: 'replayed',
  group,
  label,
  inputs,
  figures: [cost],
});

const study: Study = {
  kind: 'membrane',
  park: 'p',
  seed: 0,
  language: 'en',
  inputs: [],
  figures: [{ name: COST, unit: 'CNY/MWh', base: 5 }],
  probabilities: [],
  groups: [],
  points: [
    point('case', 'A', [50, 1e-12, 100], 5),
    point('library', 'A', [50, 1e-12, 100], 5),
    point('library', 'B', [127, 8e-12, 100], 7),
    point('grid', '', [100, 1e-12, 100], 6),
    point('grid', '', [50, 1e-12, 100], 5),
    point('grid', '', [50, 4e-12, 100], 9),
    point('grid', '', [100, 4e-12, 100], 8),
  ],
};

describe('compared', () => {
  it('names the membrane of the case once', () => {
    expect(compared(study).map((p) => p.label)).toEqual(['A', 'B']);
  });
});

describe('edges', () => {
  it('lie half way between neighbours', () => {
    expect(edges([50, 100, 200], false)).toEqual([
      [25, 75],
      [75, 150],
      [150, 250],
    ]);
  });
  it('lie half way on a logarithmic scale', () => {
    const [first] = edges([1, 100], true) as [[number, number]];
    expect(first[0]).toBeCloseTo(0.1, 12);
    expect(first[1]).toBeCloseTo(10, 12);
  });
  it('leave room around a single value', () => {
    expect(edges([100], false)).toEqual([[70, 130]]);
  });
});

describe('cells', () => {
  it('frame the least of each permeability', () => {
    const cells = cellsOf(study, 100, COST);
    expect(cells.map((cell) => [cell.value, cell.best])).toEqual([
      [5, true],
      [6, false],
      [9, false],
      [8, true],
    ]);
  });
  it('are those of one price', () => {
    expect(cellsOf(study, 50, COST)).toEqual([]);
  });
});

describe('a cell without a cost', () => {
  it('stays in the map and is never the best of its row', () => {
    const empty: Point = {
      ...point('grid', '', [200, 1e-12, 100], 0),
      outcome: 'nothing_delivered',
    };
    const cells = cellsOf(
      { ...study, points: [...study.points, { ...empty, figures: [null] }] },
      100,
      COST,
    );
    const found = cells.find((cell) => cell.thickness === 200);
    expect(found).toMatchObject({ value: null, best: false, permeability: 1e-12 });
    expect(cells.filter((cell) => cell.best)).toHaveLength(2);
  });
});

describe('the grid', () => {
  it('has rising values and lines', () => {
    expect(gridValues(study, THICKNESS)).toEqual([50, 100]);
    expect(lineOf(study, 1e-12, 100).map((p) => p.inputs[THICKNESS])).toEqual([50, 100]);
  });
});
