// What a silicon plant moves, what an outage costs it, and the limits of its industry's norms.
import {
  canvas,
  draw,
  legend,
  legendHeight,
  plainAxis,
  tooltip,
  tooltipRow,
  valueAxis,
} from '../chart';
import { h, table } from '../dom';
import { figures, fixed, localUnit } from '../format';
import { t } from '../messages';
import { technologyColour } from '../palette';
import { breaksNorm, type NormCheck, type ShiftedLoad, type SiliconPlant } from '../silicon';

type Part = [HTMLElement, () => void];
const partColours: Record<string, string> = {
  slicing: 'electric_load',
  starts: 'thermal_plant',
  chillers: 'electrolyser',
};

function valueOf(check: NormCheck): string {
  return fixed(check.value, check.unit === 'kWh' ? 4 : 2);
}

/** One row per figure, one pair of columns per plant. */
export function normTable(plants: SiliconPlant[]): HTMLElement {
  const checks = plants[0]?.norms ?? [];
  const heads = plants.flatMap((plant) => [
    { title: plant.label, numeric: true },
    { title: t('silicon.norm.kept') },
  ]);
  const rows = checks.map((check, row) => [
    `${t(`silicon.norm.${check.name}`)}, ${check.unit}`,
    figures(check.limit_existing),
    figures(check.limit_new),
    ...plants.flatMap((plant) => {
      const own = plant.norms[row];
      return own ? [valueOf(own), t(`silicon.kept.${own.kept}`)] : ['', ''];
    }),
  ]);
  return table(
    [
      { title: t('silicon.quantity') },
      { title: t('silicon.norm.limit_existing'), numeric: true },
      { title: t('silicon.norm.limit_new'), numeric: true },
      ...heads,
    ],
    rows,
  );
}

/** Null where every plant keeps the limits of existing plants. */
export function normWarning(plants: SiliconPlant[]): HTMLElement | null {
  const breaking = plants.filter((plant) => breaksNorm(plant)).map((plant) => plant.label);
  if (!breaking.length) return null;
  const sentence = t('silicon.norm.broken').replace('{plants}', breaking.join(', '));
  return h('p', {}, h('strong', {}, sentence));
}

const outageRows: [string, string, number][] = [
  ['melt_kg', 'kg', 0],
  ['silicon_cny', 'CNY', 0],
  ['crucible_cny', 'CNY', 0],
  ['restart_h', 'h', 1],
  ['margin_cny', 'CNY', 0],
  ['furnace_cny', 'CNY', 0],
  ['furnaces', '', 0],
  ['plant_cny', 'CNY', 0],
  ['pulling_mw', 'MW', 1],
  ['cny_per_mwh_of_one_hour', 'CNY/MWh', 0],
  ['backup_mwh', 'MWh', 2],
];

export function outageTable(plants: SiliconPlant[]): HTMLElement {
  return table(
    [
      { title: t('silicon.quantity') },
      ...plants.map((plant) => ({ title: plant.label, numeric: true })),
    ],
    outageRows.map(([name, unit, decimals]) => [
      unit
        ? `${t(`silicon.outage.${name}`)}, ${unit.replace('CNY', localUnit('CNY'))}`
        : t(`silicon.outage.${name}`),
      ...plants.map((plant) => fixed(plant.outage[name], decimals)),
    ]),
  );
}

function shiftTable(plant: SiliconPlant): HTMLElement {
  const rows = plant.shifted.map((part) => [
    t(`silicon.shift.${part.name}`),
    fixed(part.mwh, 0),
    fixed(part.shifted_mwh, 0),
    fixed(part.saving_cny, 0),
  ]);
  return table(
    [
      { title: t('silicon.shift.part') },
      { title: `${t('silicon.shift.energy')}, MWh`, numeric: true },
      { title: `${t('silicon.shift.moved')}, MWh`, numeric: true },
      { title: `${t('silicon.shift.saving')}, ${localUnit('CNY')}`, numeric: true },
    ],
    rows,
  );
}

/** Mean day of every part that may move. */
function dayChart(parts: ShiftedLoad[]): Part {
  const names = parts.map((part) => t(`silicon.shift.${part.name}`));
  const area = canvas(240, t('silicon.shift.day'));
  const paint = (): void => {
    draw(area, {
      grid: {
        left: 20,
        right: 16,
        top: 24 + legendHeight(names, area),
        bottom: 8,
        containLabel: true,
      },
      legend: legend({ top: 0, left: 0 }),
      tooltip: {
        ...tooltip(),
        trigger: 'axis',
        formatter: (items: unknown) =>
          (items as { color: string; seriesName: string; value: number }[])
            .map((item) => tooltipRow(item.color, item.seriesName, `${fixed(item.value, 2)} MW`))
            .join(''),
      },
      xAxis: plainAxis('category', {
        data: parts[0]?.by_hour_mw.map((_, hour) => `${hour}`) ?? [],
        name: t('silicon.shift.hour'),
      }),
      yAxis: valueAxis('MW'),
      series: parts.map((part, p) => ({
        type: 'line' as const,
        step: 'end' as const,
        name: names[p],
        symbol: 'none',
        color: technologyColour(partColours[part.name] ?? 'bus'),
        data: part.by_hour_mw,
      })),
    } as never);
  };
  return [area, paint];
}

/** Tables and charts of what each plant moved; a sentence where nothing may move. */
export function shiftParts(plants: SiliconPlant[]): [HTMLElement[], () => void] {
  const elements: HTMLElement[] = [h('h3', {}, t('silicon.shift.title'))];
  const paints: (() => void)[] = [];
  elements.push(h('p', { class: 'note' }, t('silicon.shift.note')));
  for (const plant of plants) {
    if (plants.length > 1) elements.push(h('h4', {}, plant.label));
    if (!plant.shifted.length) {
      elements.push(h('p', { class: 'note' }, t('silicon.shift.none')));
      continue;
    }
    const [area, paint] = dayChart(plant.shifted);
    elements.push(shiftTable(plant), area);
    paints.push(paint);
  }
  return [elements, () => paints.forEach((paint) => paint())];
}
