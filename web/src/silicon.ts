// The tree of silicon_plant.json as the library embeds it.

export const sources = ['wind', 'pv', 'storage', 'grid', 'thermal'] as const;
export type Source = (typeof sources)[number];

export interface ElectricityUse {
  mwh: number;
  cny: number;
  co2_t: number;
  cny_per_mwh: number;
  co2_kg_per_mwh: number;
  by_source_mwh: Record<Source, number>;
}

export type NormKept = 'new' | 'existing' | 'neither';

/** A figure against the limits of the industry's norms. */
export interface NormCheck {
  name: string;
  unit: string;
  value: number;
  limit_existing: number;
  limit_new: number;
  kept: NormKept;
}

/** A part of the load that the plan could move; powers of the mean day. */
export interface ShiftedLoad {
  name: string;
  mwh: number;
  shifted_mwh: number;
  saving_cny: number;
  by_hour_mw: number[];
}

export interface SiliconPlant {
  asset: string;
  label: string;
  target_gw_per_y: number;
  furnaces: Record<
    | 'running'
    | 'installed'
    | 'waiting'
    | 'starts_per_day'
    | 'start_mwh'
    | 'power_kw'
    | 'runs'
    | 'run_h'
    | 'rod_kg_per_furnace_day',
    number
  >;
  products: Record<string, number>;
  g_per_w: Record<string, number>;
  energy: Record<string, number>;
  media: Record<string, number>;
  norms: NormCheck[];
  outage: Record<string, number>;
  shifted: ShiftedLoad[];
  electricity: ElectricityUse;
  per: Record<string, { kwh: number; cny: number; co2_kg: number }>;
  months: ElectricityUse[];
}

/** Empty when the park has no silicon plant. */
export function readSilicon(): SiliconPlant[] {
  const text = document.getElementById('sunward-silicon')?.textContent;
  return text ? (JSON.parse(text) as { plants: SiliconPlant[] }).plants : [];
}

/** Rows of the norms that count for the rules: per kg of brick and per wafer, without utilities. */
export const ruling = ['rod_brick', 'wafer'];

/** Does the plant break a limit of existing plants on the basis the rules take? */
export function breaksNorm(plant: SiliconPlant): boolean {
  return plant.norms.some((check) => ruling.includes(check.name) && check.kept === 'neither');
}

/** Share of a source in a use of electricity; 0 where none was used. */
export function shareOf(use: ElectricityUse, source: Source): number {
  return use.mwh > 0 ? use.by_source_mwh[source] / use.mwh : 0;
}
