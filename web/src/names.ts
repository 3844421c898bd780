// What things are called on the page.
import type { Binding, FlowInfo, Plan } from './data';
import { money, quantityText, localUnit } from './format';
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

/** One unit of relaxation, and what it is worth: shares go by percentage points. */
function unitStep(binding: Binding): { step: string; worth: string } {
  const share = binding.unit === 'frac' || binding.unit === '1';
  const worth = Math.abs(binding.worth_cny_per_unit ?? NaN) / (share ? 100 : 1);
  const unit = localUnit(binding.unit.replace(/\/year$/, ''));
  return { step: share ? t('unit.percent_point') : `1 ${unit}`, worth: money(worth) };
}

/** "wind.capacity_mw.max" and its like as a sentence with limit and worth. */
export function bindingSentence(plan: Plan, binding: Binding): string {
  const limit = quantityText(binding.limit, binding.unit);
  const { step, worth } = unitStep(binding);
  if (binding.name.startsWith('rule.') && hasText(binding.name))
    return t('binding.rule', { rule: t(binding.name), limit, step, worth });
  const [, name, quantity, side] = /^(.+)\.(\w+)\.(max|min)$/.exec(binding.name) ?? [];
  if (name && quantity && side && plan.assets[name] && hasText(`quantity.${quantity}`))
    return t(`binding.${side}`, {
      asset: assetLabel(plan, name),
      quantity: t(`quantity.${quantity}`),
      limit,
      step,
      worth,
    });
  return t('binding.other', { description: binding.description, step, worth });
}
