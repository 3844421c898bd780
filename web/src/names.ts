// What things are called on the page.
import type { FlowInfo, Plan } from './data';
import { bothTexts, hasText, nameOf, t } from './messages';
import type { Simulation } from './simulation';

/** The user's label, or the technology's name with the user's short name when there are several. */
export function assetLabel(plan: Plan, name: string): string {
  const asset = plan.assets[name];
  if (!asset) return name;
  if (asset.label && asset.label !== name) return asset.label;
  const twins = Object.values(plan.assets).filter((other) => other.type === asset.type);
  const technology = nameOf('asset', asset.type);
  return twins.length > 1 ? `${technology} ${name}` : technology;
}

/**
 * A series of a bus: the asset, and what it does when it does several things there. `side` tells the
 * giving (1) from the taking (-1) half of a series that goes both ways; 0 for all others.
 */
export function flowLabel(plan: Plan, flow: FlowInfo, side: 1 | -1 | 0 = 0): string {
  if (side !== 0) {
    const half = side > 0 ? 'quantity.discharge_kg_per_h' : 'quantity.charge_kg_per_h';
    return `${assetLabel(plan, flow.asset)} · ${t(half)}`;
  }
  const siblings = plan.flows.filter(
    (other) => other.asset === flow.asset && other.bus === flow.bus && other.sign !== 0,
  );
  const label = assetLabel(plan, flow.asset);
  return siblings.length > 1 ? `${label} · ${nameOf('quantity', flow.quantity)}` : label;
}

/** What a node of the energy balance stands for. */
export interface BalanceNode {
  asset?: string;
  /** Key of what happens there, such as "link.losses" or "link.import". */
  key?: string;
}

const nodeKeys = [
  'import',
  'export',
  'charge',
  'discharge',
  'auxiliary',
  'sale',
  'purchase',
  'curtailed',
  'losses',
  'unserved',
].map((word) => `link.${word}`);

/**
 * The library names nodes in the language of its run; this finds asset and meaning again, so that the
 * page can say them in the other language and give them their colour. Unknown nodes are buses.
 */
export function balanceNode(plan: Plan, node: string): BalanceNode {
  for (const [name, asset] of Object.entries(plan.assets)) {
    const label = asset.label || name;
    if (node === label || node === name) return { asset: name };
    for (const key of nodeKeys)
      if (bothTexts(key, { asset: label }).includes(node) && node.includes(label))
        return { asset: name, key };
  }
  const key = nodeKeys.find((each) => bothTexts(each).includes(node));
  return key ? { key } : {};
}

export function nodeLabel(plan: Plan, node: string): string {
  const { asset, key } = balanceNode(plan, node);
  if (key) return t(key, asset ? { asset: assetLabel(plan, asset) } : {});
  return asset ? assetLabel(plan, asset) : t('node.bus', { name: node });
}

export function ruleLabel(name: string): string {
  return hasText(name) ? t(name) : name;
}

/** What the page calls an asset that the library has named by its label, or by its name. */
function labelAgain(plan: Plan, label: string): string {
  const found = Object.entries(plan.assets).find(
    ([name, asset]) => label !== '' && (asset.label || name) === label,
  );
  return found ? assetLabel(plan, found[0]) : label;
}

/** Puts what the page calls the assets into the tree of a replay, in the language shown. */
export function nameAssets(plan: Plan, simulation: Simulation | null): void {
  for (const year of simulation?.years ?? [])
    for (const [name, asset] of Object.entries(year.assets))
      if (name in plan.assets) asset.label = assetLabel(plan, name);
  const worst = simulation?.worst_years;
  if (worst) worst.energy_asset = labelAgain(plan, worst.energy_asset);
  for (const life of simulation?.law_lives ?? []) life.asset = labelAgain(plan, life.asset);
}

/** Steps of the way or plants, with the assets as the page calls them. */
export function nameSteps<Step extends { label: string }>(plan: Plan, way: Step[]): Step[] {
  return way.map((step) => ({ ...step, label: labelAgain(plan, step.label) }));
}
