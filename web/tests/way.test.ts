import { describe, expect, it } from 'vitest';
import type { WayStep } from '../src/losses';
import type { Simulation } from '../src/simulation';
import { balanceOf, hydrogenMwhPerKg, pairedSteps } from '../src/way';

const step = (
  name: string,
  kind: WayStep['kind'],
  change_mwh: number,
  label = '',
  hydrogen_kg = 0,
): WayStep => ({ step: name, label, kind, change_mwh, hydrogen_kg });

/** 300 GWh of wind in the rotors, 100 available; 60 to the load, 300 t of hydrogen of 18 GWh, the rest sold. */
const kg = 300_000;
const plan: WayStep[] = [
  step('wind', 'source', 300_000),
  step('wind_gross', 'loss', -190_000),
  step('wind_losses', 'loss', -10_000),
  step('import', 'source', 5_000, 'Grid'),
  step('curtailment', 'loss', -2_000),
  step('storage', 'loss', -1_000, 'Battery'),
  step('electrolyser', 'loss', hydrogenMwhPerKg * kg - 18_000, 'Maker'),
  step('export', 'product', -24_000, 'Grid'),
  step('load', 'product', -60_000, 'Plant'),
  step('hydrogen', 'product', -hydrogenMwhPerKg * kg, 'Trucks', -kg),
];

const planned_energy = { available_mwh: 100_000, curtailed_mwh: 2_000, load_mwh: 60_000 };

/** A year: the same hydrogen out of 18.4 GWh, the battery loses 1.5 GWh, 23.1 GWh are sold. */
function replay(made_kg = kg, unserved_kg = 0): Simulation {
  return {
    mode: 'schedule',
    planned_cost_cny_per_year: 1,
    mean: { energy: { ...planned_energy, unserved_mwh: 0 }, planned_energy, gap: {} as never },
    maps: [],
    artefacts: [],
    years: [
      {
        year: 1,
        energy: {},
        hydrogen: { unserved_kg, sold_kg: 0 },
        assets: {
          grid: { label: 'Grid', type: 'grid', law: '', import_mwh: 5_000, export_mwh: 23_100 },
          battery: {
            label: 'Battery',
            type: 'storage',
            law: 'vanadium_flow',
            charge_mwh: 6_510,
            discharge_mwh: 5_000,
            stored_mwh: 10,
          },
          maker: {
            label: 'Maker',
            type: 'electrolyser',
            law: 'alkaline',
            input_mwh: 18_400,
            hydrogen_kg: made_kg,
            hydrogen_mwh: 0.03941 * made_kg,
          },
        },
      },
    ],
  };
}

const sum = (values: (number | null)[]): number =>
  values.reduce((all: number, value) => all + (value ?? NaN), 0);

describe('pairedSteps', () => {
  it('counts a kilogram of hydrogen alike in plan and physics', () => {
    const hydrogen = pairedSteps(plan, replay()).find((each) => each.step === 'hydrogen');
    expect(hydrogen?.physics_mwh).toBeCloseTo(hydrogen?.change_mwh ?? NaN, 6);
  });

  it('lets physics deliver less than the plan when it makes less hydrogen', () => {
    const steps = pairedSteps(plan, replay(kg - 1_000, 1_000));
    const hydrogen = steps.find((each) => each.step === 'hydrogen');
    expect(hydrogen?.physics_mwh).toBeCloseTo(-hydrogenMwhPerKg * (kg - 1_000), 6);
    expect(hydrogen?.physics_kg).toBe(-(kg - 1_000));
  });

  it('sums to nothing in both columns', () => {
    const steps = pairedSteps(plan, replay(kg - 5_000, 4_000));
    expect(sum(steps.map((each) => each.change_mwh))).toBeCloseTo(0, 6);
    expect(sum(steps.map((each) => each.physics_mwh))).toBeCloseTo(0, 6);
  });

  it('leaves no rest when the replay balances', () => {
    const rest = pairedSteps(plan, replay()).find((each) => each.step === 'rest');
    // 100 + 5 in; 2 + 1.5 + 18.4 + 23.1 + 60 out of the bus.
    expect(rest?.physics_mwh).toBeCloseTo(0, 6);
  });

  it("takes a storage's loss without the growth of its content", () => {
    const storage = pairedSteps(plan, replay()).find((each) => each.step === 'storage');
    expect(storage?.physics_mwh).toBe(-1_500);
  });

  it('shows what the replayed years have less of sun and wind as ageing', () => {
    const simulation = replay();
    simulation.mean.energy['available_mwh'] = 98_000;
    const ageing = pairedSteps(plan, simulation).find((each) => each.step === 'ageing');
    expect(ageing?.change_mwh).toBe(0);
    expect(ageing?.physics_mwh).toBe(-2_000);
  });

  it('has the plan alone without a replay', () => {
    const steps = pairedSteps(plan, null);
    expect(steps.map((each) => each.change_mwh)).toEqual(plan.map((each) => each.change_mwh));
    expect(steps.every((each) => each.physics_mwh === null)).toBe(true);
  });
});

describe('balanceOf', () => {
  it('says how much of the loss is wind that passes the rotors', () => {
    const sums = balanceOf(plan.map((each) => ({ ...each, mwh: each.change_mwh })));
    expect(sums.in).toBe(305_000);
    expect(sums.past_rotors).toBe(190_000);
    expect(sums.in - sums.lost - sums.out).toBeCloseTo(0, 6);
  });
});
