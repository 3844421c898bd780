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

export interface SiliconPlant {
  asset: string;
  label: string;
  target_gw_per_y: number;
  furnaces: Record<
    'running' | 'installed' | 'power_kw' | 'runs' | 'run_h' | 'rod_kg_per_furnace_day',
    number
  >;
  products: Record<string, number>;
  g_per_w: Record<string, number>;
  energy: Record<string, number>;
  media: Record<string, number>;
  electricity: ElectricityUse;
  per: Record<string, { kwh: number; cny: number; co2_kg: number }>;
  months: ElectricityUse[];
}

/** Empty when the park has no silicon plant. */
export function readSilicon(): SiliconPlant[] {
  const text = document.getElementById('sunward-silicon')?.textContent;
  return text ? (JSON.parse(text) as { plants: SiliconPlant[] }).plants : [];
}

/** Share of a source in a use of electricity; 0 where none was used. */
export function shareOf(use: ElectricityUse, source: Source): number {
  return use.mwh > 0 ? use.by_source_mwh[source] / use.mwh : 0;
}
