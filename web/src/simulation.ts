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

/** Places "i j" of the least value of each column of a map. */
export function leastOfColumns(map: OperatingMap): Set<string> {
  const places = new Set<string>();
  map.x.forEach((_, i) => {
    let best = -1;
    map.z.forEach((row, j) => {
      const value = row[i] ?? null;
      if (value !== null && (best < 0 || value < (map.z[best]?.[i] ?? Infinity))) best = j;
    });
    if (best >= 0) places.add(`${i} ${best}`);
  });
  return places;
}

export interface SimulatedYear {
  year: number;
  energy: Numbers;
  gap?: Gap;
  costs_cny?: Numbers;
  planned_costs_cny?: Numbers;
  /** Beyond the plan but for made_kg and planned_made_kg. */
  hydrogen?: Numbers;
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
  agreement?: {
    agreed: boolean;
    rounds: number;
    cost_gap_frac: number;
    energy_gap_frac: number;
  } | null;
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

export interface StorageLoss {
  label: string;
  cause: string;
  mwh: number;
}

/** Losses of the storages that ran by a law, by asset and cause, the mean of the years. */
export function storageLosses(simulation: Simulation): StorageLoss[] {
  const first = simulation.years[0]?.assets ?? {};
  return Object.entries(first)
    .filter(([, asset]) => !['as_planned', 'not_built'].includes(asset.law))
    .flatMap(([name, asset]) => {
      const causes = new Set(
        simulation.years.flatMap((year) => Object.keys(year.assets[name]?.losses_mwh ?? {})),
      );
      return [...causes].map((cause) => ({
        label: asset.label,
        cause,
        mwh:
          total(simulation.years.map((year) => year.assets[name]?.losses_mwh?.[cause] ?? 0)) /
          simulation.years.length,
      }));
    });
}

/** Less of an energy or money than this is not spoken of. */
const spokenOf = { mwh: 0.5, cny: 500 };

/** Causes of the gap that need less energy and are dearer, and the other way round. */
export function causesAgainstEnergy(simulation: Simulation): {
  dearer: string[];
  cheaper: string[];
} {
  const causes = Object.entries(simulation.mean.gap.causes ?? {});
  const names = (sign: number): string[] =>
    causes
      .filter(([, { mwh, cny }]) => -sign * mwh > spokenOf.mwh && sign * cny > spokenOf.cny)
      .map(([name]) => name);
  return { dearer: names(1), cheaper: names(-1) };
}

const renewalKeys = ['stack_replacements', 'membrane_replacements', 'cells_replaced'];

export interface Renewal {
  /** Name of the asset. */
  asset: string;
  /** Key of the figure, and of the row "physics.renewed.<key>". */
  what: string;
  /** At whose ends, rising. */
  years: number[];
}

/** All that wore out and was renewed, by asset. */
export function renewals(simulation: Simulation): Renewal[] {
  return Object.keys(simulation.years[0]?.assets ?? {}).flatMap((asset) =>
    renewalKeys.flatMap((what) => {
      const years = simulation.years
        .filter((year) => figure(year.assets[asset], what) > 0)
        .map((year) => year.year);
      return years.length > 0 ? [{ asset, what, years }] : [];
    }),
  );
}

/** Starts of one unit of a fleet in a year, the mean of the units. */
export function startsPerUnit(asset: SimulatedAsset | undefined): number {
  return figure(asset, 'unit_starts') / Math.max(1, figure(asset, 'units'));
}

export interface DearYear {
  year: number;
  /** Beyond the plan [CNY]. */
  cost_cny: number;
  /** Paid for renewals in it, and held for them by the plan in every year [CNY]. */
  renewals_cny: number;
  planned_cny: number;
}

/** Years whose renewals move their cost by more than a tenth of the plan's yearly cost, or a million. */
export function dearYears(simulation: Simulation): DearYear[] {
  const least = Math.min(1e6, 0.1 * Math.abs(simulation.planned_cost_cny_per_year));
  return simulation.years.flatMap((year) => {
    const renewals_cny = year.costs_cny?.['replacement'] ?? 0;
    const planned_cny = year.planned_costs_cny?.['replacement'] ?? 0;
    if (renewals_cny - planned_cny < least) return [];
    return [{ year: year.year, cost_cny: year.gap?.cost_cny ?? 0, renewals_cny, planned_cny }];
  });
}
