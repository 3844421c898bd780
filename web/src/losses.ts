// The way from sun and wind to the bus: the tree of losses.json, when it is there.

export interface LossStage {
  stage: string;
  energy_mwh: number;
  change_mwh: number;
}

export interface LossPlant {
  asset: string;
  label: string;
  type: string;
  capacity_mw: number;
  stages: LossStage[];
}

export function readLosses(): LossPlant[] {
  const text = document.getElementById('sunward-losses')?.textContent;
  return text ? (JSON.parse(text) as { plants: LossPlant[] }).plants : [];
}

/** One step of the way from sun and wind to product. */
export interface WayStep {
  step: string;
  label: string;
  kind: 'source' | 'loss' | 'product';
  change_mwh: number;
  hydrogen_kg: number;
}

/** Empty in folders written before there was a way. */
export function readWay(): WayStep[] {
  const text = document.getElementById('sunward-losses')?.textContent;
  return text ? ((JSON.parse(text) as { way?: WayStep[] }).way ?? []) : [];
}

/** First and last stage, and what changes more than five parts in a million of what is there. */
export function shownStages(plant: LossPlant): LossStage[] {
  const last = plant.stages.length - 1;
  return plant.stages.filter(
    ({ energy_mwh, change_mwh }, i) =>
      i === 0 || i === last || Math.abs(change_mwh) > 5e-6 * Math.abs(energy_mwh - change_mwh),
  );
}
