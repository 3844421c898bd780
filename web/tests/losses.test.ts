import { expect, test } from 'vitest';
import { shownStages, type LossPlant } from '../src/losses';

const plant = (changes: number[]): LossPlant => {
  let energy = 100;
  return {
    asset: 'sun',
    label: 'Sun',
    type: 'pv',
    capacity_mw: 1,
    stages: changes.map((change, i) => ({
      stage: String(i),
      energy_mwh: (energy += change),
      change_mwh: change,
    })),
  };
};

const names = (of: LossPlant): string[] => shownStages(of).map(({ stage }) => stage);

test('stages that change nothing are left out, first and last stay', () => {
  expect(names(plant([0, -5, 0, 3, 0]))).toEqual(['0', '1', '3', '4']);
});

test('a change of a few parts in a million counts as none', () => {
  expect(names(plant([0, -1e-4, -1]))).toEqual(['0', '2']);
});
