import { describe, expect, it } from 'vitest';
import { productSteps, roundTrip, type Simulation } from '../src/simulation';

/** One year: 100 GWh available, 60 GWh to the load, 20 GWh to an electrolyser. */
function sample(): Simulation {
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
    years: [
      {
        year: 1,
        energy,
        assets: {
          maker: {
            label: 'Maker',
            type: 'electrolyser',
            law: 'alkaline',
            input_mwh: 20000,
            hydrogen_kg: 360000,
            hydrogen_mwh: 14188,
          },
        },
      },
    ],
  };
}

describe('productSteps', () => {
  it('sums to nothing: what comes in goes out or is lost', () => {
    const sum = productSteps(sample()).reduce((total, step) => total + step.mwh, 0);
    expect(sum).toBeCloseTo(0, 6);
  });

  it('counts hydrogen at its higher heating value', () => {
    const hydrogen = productSteps(sample()).find((step) => step.text === 'physics.step.hydrogen');
    expect(hydrogen?.mwh).toBe(-14188);
  });
});

describe('roundTrip', () => {
  it('sets the growth of the content off', () => {
    const asset = { label: '', type: 'storage', law: '', charge_mwh: 110, discharge_mwh: 75 };
    expect(roundTrip({ ...asset, stored_mwh: 10 })).toBe(0.75);
  });

  it('is unknown when nothing was taken', () => {
    expect(roundTrip({ label: '', type: 'storage', law: '', charge_mwh: 0 })).toBeNull();
  });
});
