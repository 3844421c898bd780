import { describe, expect, it } from 'vitest';
import {
  causesAgainstEnergy,
  dearYears,
  leastOfColumns,
  renewals,
  roundTrip,
  startsPerUnit,
  storageLosses,
  type SimulatedYear,
  type Simulation,
} from '../src/simulation';

/** Years without an asset but those given. */
function sample(years: Partial<SimulatedYear>[] = []): Simulation {
  const gap = {
    losses_mwh: { pumps: 300, ohmic: 700 },
    planned_losses_mwh: 900,
    stored_mwh: 0,
    used_mwh: 0,
    import_mwh: 0,
    export_mwh: 0,
    curtailed_mwh: 0,
    unserved_mwh: 0,
    surplus_mwh: 0,
    costs_cny: {},
    cost_cny: 0,
    causes: {},
  };
  const energy = {
    available_mwh: 100000,
    curtailed_mwh: 20000,
    import_mwh: 5000,
    export_mwh: 3000,
    load_mwh: 60000,
    unserved_mwh: 0,
    used_mwh: 21000,
  };
  return {
    mode: 'schedule',
    planned_cost_cny_per_year: 1,
    mean: { energy, planned_energy: energy, gap },
    maps: [],
    artefacts: [],
    years: years.map((year, i) => ({ year: i + 1, energy, assets: {}, ...year })),
  };
}

describe('roundTrip', () => {
  it('sets the growth of the content off', () => {
    const asset = { label: '', type: 'storage', law: '', charge_mwh: 110, discharge_mwh: 75 };
    expect(roundTrip({ ...asset, stored_mwh: 10 })).toBe(0.75);
  });

  it('is unknown when nothing was taken', () => {
    expect(roundTrip({ label: '', type: 'storage', law: '', charge_mwh: 0 })).toBeNull();
  });
});

describe('startsPerUnit', () => {
  it('shares the starts of a fleet among its units', () => {
    const fleet = { label: '', type: 'electrolyser', law: 'alkaline', units: 7 };
    expect(startsPerUnit({ ...fleet, unit_starts: 3892 })).toBe(556);
  });
});

describe('renewals', () => {
  const cells = (cells_replaced: number): Partial<SimulatedYear> => ({
    assets: { nmc: { label: 'NMC', type: 'storage', law: 'lithium', cells_replaced } },
  });

  it('names the years at whose ends something was renewed', () => {
    const years = [0, 1, 0, 0, 1].map(cells);
    expect(renewals(sample(years))).toEqual([
      { asset: 'nmc', what: 'cells_replaced', years: [2, 5] },
    ]);
  });
});

describe('dearYears', () => {
  it('finds the year in which a renewal is paid that the plan holds year by year', () => {
    const year = (replacement: number): Partial<SimulatedYear> => ({
      costs_cny: { replacement },
      planned_costs_cny: { replacement: 1e6 },
      gap: { cost_cny: replacement - 1e6 } as never,
    });
    const dear = dearYears(sample([year(0), year(25e6), year(0)]));
    expect(dear).toEqual([{ year: 2, cost_cny: 24e6, renewals_cny: 25e6, planned_cny: 1e6 }]);
  });
});

describe('storageLosses', () => {
  it('tells two storages apart and takes the mean of the years', () => {
    const storage = (law: string, label: string, pumps: number) => ({
      label,
      type: 'storage',
      law,
      losses_mwh: { pumps },
    });
    const year = (pumps: number): Partial<SimulatedYear> => ({
      assets: {
        a: storage('vanadium_flow', 'A', pumps),
        b: storage('vanadium_flow', 'B', 2 * pumps),
        c: storage('as_planned', 'C', 9),
      },
    });
    expect(storageLosses(sample([year(1), year(3)]))).toEqual([
      { label: 'A', cause: 'pumps', mwh: 2 },
      { label: 'B', cause: 'pumps', mwh: 4 },
    ]);
  });
});

describe('causesAgainstEnergy', () => {
  it('finds what needs less energy and yet costs more', () => {
    const simulation = sample();
    simulation.mean.gap.causes = {
      chain: { mwh: -554, cny: 318458 },
      peak: { mwh: -39, cny: -12543 },
      limits: { mwh: 5, cny: 172236 },
      content: { mwh: 9, cny: -900 },
    };
    expect(causesAgainstEnergy(simulation)).toEqual({ dearer: ['chain'], cheaper: ['content'] });
  });
});

describe('leastOfColumns', () => {
  it('marks the best row of every column that has one', () => {
    const z = [
      [60, null, 52],
      [55, null, 53],
    ];
    const map = { asset: '', kind: '', x: [0.1, 0.2, 0.3], y: [1, 2], z };
    expect([...leastOfColumns(map)]).toEqual(['0 1', '2 0']);
  });
});
