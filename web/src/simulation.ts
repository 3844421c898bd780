// What `sunward simulate` or `plan --physics` found: the tree of simulation.json, when it is there.
import { total } from './finance';

type Numbers = Record<string, number | null>;

export interface SimulatedAsset {
  label: string;
  type: string;
  law: string;
  losses_mwh?: Numbers;
  [figure: string]: unknown;
}

export interface Gap {
  losses_mwh: Numbers;
  planned_losses_mwh: number;
  stored_mwh: number;
  used_mwh: number;
  aged_mwh?: number;
  import_mwh: number;
  export_mwh: number;
  curtailed_mwh: number;
  unserved_mwh: number;
  surplus_mwh: number;
  costs_cny: Numbers;
  cost_cny: number;
  causes?: Record<string, { mwh: number; cny: number }>;
}

export interface OperatingMap {
  asset: string;
  kind: string;
  x: number[];
  y: number[];
  z: (number | null)[][];
}

export interface SimulatedYear {
  year: number;
  energy: Numbers;
  gap?: Gap;
  hydrogen?: Numbers;
  costs_cny?: Numbers;
  assets: Record<string, SimulatedAsset>;
}

/** How far plan and physics part in the worst single year. */
export interface WorstYears {
  cost_year: number;
  cost_frac: number;
  energy_year: number;
  energy_asset: string;
  energy_quantity: string;
  energy_frac: number;
}

/** Cells whose life by the law is not the plan's lifetime. */
export interface LawLife {
  asset: string;
  plan_lifetime_y: number;
  law_life_y: number;
  outlived_the_replay: boolean;
  worth_cny_per_year: number;
}

export interface Simulation {
  mode: string;
  planned_cost_cny_per_year: number;
  mean: { energy: Numbers; planned_energy: Numbers; gap: Gap };
  worst_years?: WorstYears;
  law_lives?: LawLife[];
  load_unserved_priced?: boolean;
  hydrogen_unserved_priced?: boolean;
  maps: OperatingMap[];
  artefacts: {
    kind: string;
    asset: string;
    hours_per_year: number;
    mwh_per_year: number;
    cny_per_year: number;
  }[];
  years: SimulatedYear[];
}

export function readSimulation(): Simulation | null {
  const text = document.getElementById('sunward-simulation')?.textContent;
  return text ? (JSON.parse(text) as Simulation) : null;
}

export function figure(asset: SimulatedAsset | undefined, key: string): number {
  const value = asset?.[key];
  return typeof value === 'number' ? value : 0;
}

/** Mean over the years of one figure of an asset. */
export function meanFigure(simulation: Simulation, name: string, key: string): number {
  const values = simulation.years.map((year) => figure(year.assets[name], key));
  return total(values) / Math.max(1, values.length);
}

/** Energy given back over energy taken, growth of the content set off; null when nothing was taken. */
export function roundTrip(asset: SimulatedAsset | undefined): number | null {
  const taken = figure(asset, 'charge_mwh') - figure(asset, 'stored_mwh');
  return taken > 0 ? figure(asset, 'discharge_mwh') / taken : null;
}

/** Charge given back over charge taken, at the stacks' terminals; null when it did not run. */
export function coulombic(asset: SimulatedAsset | undefined): number | null {
  const taken = figure(asset, 'charge_kah');
  return taken > 0 ? figure(asset, 'discharge_kah') / taken : null;
}

/** Mean voltage of discharging over that of charging, at the stacks' terminals. */
export function voltage(asset: SimulatedAsset | undefined): number | null {
  const charge = coulombic(asset);
  const taken = figure(asset, 'dc_charge_mwh');
  return charge && taken > 0 ? figure(asset, 'dc_discharge_mwh') / taken / charge : null;
}

export interface Step {
  /** Row of the message table. */
  text: string;
  mwh: number;
  kind: 'source' | 'loss' | 'product';
}

/**
 * The mean year from sun and wind to product, as steps that sum to zero: what comes in, what is lost
 * on the way by cause, what goes out. Hydrogen counts at its higher heating value.
 */
export function productSteps(simulation: Simulation): Step[] {
  const energy = (key: string): number => simulation.mean.energy[key] ?? 0;
  const losses = simulation.mean.gap.losses_mwh;
  const first = simulation.years[0];
  const names = Object.keys(first?.assets ?? {});
  const of = (test: (asset: SimulatedAsset) => boolean): string[] =>
    names.filter((name) => test(first?.assets[name] as SimulatedAsset));
  const makers = of((asset) => asset.type === 'electrolyser' && 'hydrogen_kg' in asset);
  const sum = (list: string[], key: string): number =>
    total(list.map((name) => meanFigure(simulation, name, key)));
  const hydrogen = sum(makers, 'hydrogen_mwh');
  const converted = sum(makers, 'input_mwh');
  const steps: Step[] = [
    { text: 'physics.step.available', mwh: energy('available_mwh'), kind: 'source' },
    { text: 'physics.step.import', mwh: energy('import_mwh'), kind: 'source' },
    { text: 'physics.step.curtailed', mwh: -energy('curtailed_mwh'), kind: 'loss' },
    { text: 'physics.step.export', mwh: -energy('export_mwh'), kind: 'product' },
    ...Object.entries(losses).map(([cause, mwh]) => ({
      text: `loss.${cause}`,
      mwh: -(mwh ?? 0),
      kind: 'loss' as const,
    })),
    { text: 'physics.step.electrolyser', mwh: hydrogen - converted, kind: 'loss' },
    {
      text: makers.length ? 'physics.step.other_use' : 'physics.step.use',
      mwh: converted - energy('used_mwh'),
      kind: makers.length ? 'loss' : 'product',
    },
    { text: 'physics.step.hydrogen', mwh: -hydrogen, kind: 'product' },
    {
      text: 'physics.step.load',
      mwh: energy('unserved_mwh') - energy('load_mwh'),
      kind: 'product',
    },
  ];
  const left = total(steps.map((step) => step.mwh));
  steps.push({ text: 'physics.step.other', mwh: -left, kind: 'loss' });
  const scale = Math.max(...steps.map((step) => Math.abs(step.mwh)));
  return steps.filter((step) => Math.abs(step.mwh) > 1e-5 * scale);
}
