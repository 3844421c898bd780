// What things are called on the page.
import type { FlowInfo, Plan } from './data';
import { hasText, nameOf, t } from './messages';

/** The user's label, or the technology's name with the user's short name when there are several. */
export function assetLabel(plan: Plan, name: string): string {
  const asset = plan.assets[name];
  if (!asset) return name;
  if (asset.label && asset.label !== name) return asset.label;
  const twins = Object.values(plan.assets).filter((other) => other.type === asset.type);
  const technology = nameOf('asset', asset.type);
  return twins.length > 1 ? `${technology} ${name}` : technology;
}

/** A series of a bus: the asset, and what it does when it does several things there. */
export function flowLabel(plan: Plan, flow: FlowInfo): string {
  const siblings = plan.flows.filter(
    (other) => other.asset === flow.asset && other.bus === flow.bus && other.sign !== 0,
  );
  const label = assetLabel(plan, flow.asset);
  return siblings.length > 1 ? `${label} · ${nameOf('quantity', flow.quantity)}` : label;
}

/** A node of the energy balance: an asset, a known word such as "losses", or a bus. */
export function nodeLabel(plan: Plan, name: string): string {
  if (plan.assets[name]) return assetLabel(plan, name);
  return hasText(`node.${name}`) ? t(`node.${name}`) : t('node.bus', { name });
}

export function ruleLabel(name: string): string {
  return hasText(name) ? t(name) : name;
}
