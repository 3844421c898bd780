// The mean year from sun and wind to product, step by step: the plan beside what physics made of it.
import { total } from './finance';
import type { WayStep } from './losses';
import { meanFigure, type Simulation } from './simulation';

/**
 * Lower heating value of hydrogen, for the plan and for physics alike: the plan's own links count with
 * it. The law balances heat at the higher value, 39.41 kWh/kg; a page that showed both would let physics
 * deliver more than the plan out of fewer kilograms.
 */
export const hydrogenMwhPerKg = 33.33e-3;

export interface PairedStep extends WayStep {
  /** As the laws replayed it; null without a replay. */
  physics_mwh: number | null;
  physics_kg: number;
}

const assetTypes: Record<string, string> = {
  thermal: 'thermal_plant',
  import: 'grid',
  export: 'grid',
  storage: 'storage',
  electrolyser: 'electrolyser',
  compressor: 'compressor',
};

/** The steps up to the available power of sun and wind, which the replay takes from the plan. */
function isBefore(step: WayStep): boolean {
  return ['sun', 'wind'].includes(step.step) || /^(pv|wind)_/.test(step.step);
}

/** Means of the replayed years, by step. */
class Replay {
  private readonly seen = new Set<string>();

  constructor(private readonly simulation: Simulation) {}

  energy(key: string): number {
    return this.simulation.mean.energy[key] ?? 0;
  }

  /** Mean of a year's hydrogen beyond the plan. */
  hydrogen(key: string): number {
    const years = this.simulation.years;
    return total(years.map((year) => year.hydrogen?.[key] ?? 0)) / Math.max(1, years.length);
  }

  /** The asset of a step, each once for a kind of step. */
  asset(step: WayStep): string | null {
    const first = this.simulation.years[0]?.assets ?? {};
    const type = assetTypes[step.step];
    const found = Object.entries(first).find(
      ([name, asset]) =>
        asset.type === type &&
        (asset.label === step.label || name === step.label) &&
        !this.seen.has(`${step.step} ${name}`),
    );
    if (!found) return null;
    this.seen.add(`${step.step} ${found[0]}`);
    return found[0];
  }

  /** Served part of the electric loads, over the plan's. */
  served(): number {
    const of = (energy: Record<string, number | null>): number =>
      (energy['load_mwh'] ?? 0) - (energy['unserved_mwh'] ?? 0);
    const planned = of(this.simulation.mean.planned_energy);
    return planned > 0 ? of(this.simulation.mean.energy) / planned : 1;
  }

  change(step: WayStep): number {
    if (step.step === 'curtailment') return -this.energy('curtailed_mwh');
    if (step.step === 'load') return step.change_mwh * this.served();
    const name = this.asset(step);
    if (!name) return step.change_mwh;
    const of = (key: string): number => meanFigure(this.simulation, name, key);
    const has = (key: string): boolean => key in (this.simulation.years[0]?.assets[name] ?? {});
    if (step.step === 'import' && has('import_mwh')) return of('import_mwh');
    if (step.step === 'export' && has('export_mwh')) return -of('export_mwh');
    if (step.step === 'storage' && has('charge_mwh'))
      return of('discharge_mwh') + of('stored_mwh') - of('charge_mwh');
    if (step.step === 'electrolyser' && has('hydrogen_kg'))
      return hydrogenMwhPerKg * of('hydrogen_kg') - of('input_mwh');
    if (step.step === 'compressor' && has('input_mwh')) return -of('input_mwh');
    if (step.step === 'thermal' && has('energy_mwh')) return of('energy_mwh');
    return step.change_mwh;
  }

  /** Kilograms of a step of hydrogen: what all of its kind got more or less, by their share. */
  kg(step: WayStep, way: WayStep[]): number {
    if (step.hydrogen_kg === 0) return 0;
    const all = total(
      way.filter((other) => other.step === step.step).map((other) => other.hydrogen_kg),
    );
    const beyond =
      step.step === 'hydrogen'
        ? this.hydrogen('unserved_kg')
        : step.step === 'hydrogen_sold'
          ? -this.hydrogen('sold_kg')
          : 0;
    return step.hydrogen_kg + (beyond * step.hydrogen_kg) / all;
  }
}

function physicsOf(way: WayStep[], simulation: Simulation): PairedStep[] {
  const replay = new Replay(simulation);
  const steps: PairedStep[] = [];
  const reached = total(way.filter(isBefore).map((step) => step.change_mwh));
  const aged = replay.energy('available_mwh') - reached;
  const ladder = way.filter(isBefore).length;
  way.forEach((step, i) => {
    if (i === ladder && Math.abs(aged) > 1e-5 * Math.abs(reached))
      steps.push({
        ...{ step: 'ageing', label: '', kind: 'loss', change_mwh: 0, hydrogen_kg: 0 },
        physics_mwh: aged,
        physics_kg: 0,
      } as PairedStep);
    if (step.step === 'rest') return;
    const kg = replay.kg(step, way);
    const physics_mwh = isBefore(step)
      ? step.change_mwh
      : step.hydrogen_kg !== 0
        ? hydrogenMwhPerKg * kg
        : replay.change(step);
    steps.push({ ...step, physics_mwh, physics_kg: kg });
  });
  const rest = way.find((step) => step.step === 'rest');
  steps.push({
    ...(rest ?? { step: 'rest', label: '', kind: 'loss', change_mwh: 0, hydrogen_kg: 0 }),
    physics_mwh: -total(steps.map((step) => step.physics_mwh ?? 0)),
    physics_kg: 0,
  });
  return steps;
}

/** The plan's steps, each with what the replay made of it; both columns sum to zero. */
export function pairedSteps(way: WayStep[], simulation: Simulation | null): PairedStep[] {
  if (!simulation?.years.length)
    return way.map((step) => ({ ...step, physics_mwh: null, physics_kg: 0 }));
  return physicsOf(way, simulation);
}

export interface Balance {
  in: number;
  lost: number;
  /** The part of the loss that is wind which no rotor catches. */
  past_rotors: number;
  out: number;
}

/** What goes in, is lost and comes out [MWh]. */
export function balanceOf(steps: { step: string; kind: string; mwh: number }[]): Balance {
  const sum = (kind: string): number =>
    total(steps.filter((step) => step.kind === kind).map((step) => step.mwh));
  return {
    in: sum('source'),
    lost: -sum('loss'),
    past_rotors: -total(steps.filter(({ step }) => step === 'wind_gross').map(({ mwh }) => mwh)),
    out: -sum('product'),
  };
}
