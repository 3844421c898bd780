// Fixed colours per technology, the same in every chart and table of every report.
import type { Asset, Plan } from './data';

const technology: Record<string, [light: string, dark: string]> = {
  wind: ['#3d86a8', '#5aa3c4'],
  pv: ['#e2a52b', '#e8b54e'],
  storage: ['#7b68b3', '#9a89cf'],
  electrolyser: ['#2a9784', '#45b3a0'],
  compressor: ['#74b9a9', '#8fcbbd'],
  hydrogen_tank: ['#8fb559', '#a5c777'],
  hydrogen_demand: ['#55803a', '#7ba65e'],
  hydrogen_market: ['#b3a63a', '#c8bc5c'],
  grid: ['#8b96a1', '#9ea9b4'],
  thermal_plant: ['#8a5a44', '#b07f66'],
  electric_load: ['#3b4f63', '#7f94a8'],
  silicon_plant: ['#5b4a6b', '#9a86ad'],
  bus: ['#66727e', '#8d99a5'],
  losses: ['#c4b3a3', '#7d7166'],
  curtailed: ['#c9ced3', '#59626b'],
  export: ['#a7b0b9', '#7d8893'],
  import: ['#8b96a1', '#9ea9b4'],
  unserved: ['#bf3b30', '#dd6459'],
};

const cost: Record<string, [light: string, dark: string]> = {
  annuity: ['#27536b', '#5b93b3'],
  fixed_om: ['#5f93ac', '#7fb1c9'],
  variable_om: ['#a9c6d3', '#a9c6d3'],
  energy_purchase: ['#c27b3c', '#d4955c'],
  demand_charge: ['#dca877', '#e3ba93'],
  capacity_charge: ['#eccfae', '#eccfae'],
  co2: ['#6b6f75', '#8f949b'],
  unserved: ['#bf3b30', '#dd6459'],
  sale: ['#5d9a55', '#7db875'],
};

/** Losses of storages: told apart where they stand on each other in one bar. */
export const lossColours: Record<string, [light: string, dark: string]> = {
  crossover: ['#b5443a', '#d9685d'],
  ohmic: ['#1f4e79', '#4d86ba'],
  converter: ['#6b6f75', '#8f949b'],
  pumps: ['#2a9784', '#45b3a0'],
  concentration: ['#e2a52b', '#e8b54e'],
  activation: ['#7b5fb3', '#a48ad6'],
  cooling: ['#63b3e4', '#8ccaf0'],
  heating: ['#e06c9f', '#ea93b8'],
  rebalancing: ['#8fb559', '#b4d383'],
  shunt: ['#7a4a2c', '#a8734f'],
  standby: ['#c5ccd2', '#d4dadf'],
  hydrogen: ['#25633a', '#3f8a57'],
  resistance: ['#1f4e79', '#4d86ba'],
  self_discharge: ['#b5443a', '#d9685d'],
  fade: ['#7b5fb3', '#a48ad6'],
  conversion: ['#6b6f75', '#8f949b'],
  auxiliary: ['#2a9784', '#45b3a0'],
};

export function isDark(): boolean {
  const theme = document.documentElement.dataset['theme'];
  if (theme) return theme === 'dark';
  return window.matchMedia('(prefers-color-scheme: dark)').matches;
}

function pick(table: Record<string, [string, string]>, key: string): string {
  const pair = table[key] ?? (['#8b96a1', '#9ea9b4'] as [string, string]);
  return isDark() ? pair[1] : pair[0];
}

/** Mixes towards white (share > 0) or black (share < 0). */
export function shade(colour: string, share: number): string {
  const target = share > 0 ? 255 : 0;
  const part = Math.abs(share);
  const channels = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
  return `#${channels
    .map((channel) =>
      Math.round(channel + (target - channel) * part)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
}

export function technologyColour(type: string): string {
  return pick(technology, type);
}

export function costColour(kind: string): string {
  return pick(cost, kind);
}

export function lossColour(cause: string): string {
  return pick(lossColours, cause);
}

/** An asset's colour: its technology's, in steps of brightness when there are several of a kind. */
export function assetColour(plan: Plan, name: string): string {
  const asset = plan.assets[name] as Asset | undefined;
  if (!asset) return technologyColour(name in technology ? name : 'bus');
  const twins = Object.keys(plan.assets).filter((other) => plan.assets[other]?.type === asset.type);
  const steps = [0, 0.28, -0.22, 0.5, -0.4, 0.65];
  return shade(technologyColour(asset.type), steps[twins.indexOf(name) % steps.length] as number);
}

/** A CSS variable of the page's theme. */
export function themeColour(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}
