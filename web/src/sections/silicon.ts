// The silicon plants: what a year makes and takes, and what the electricity of each product costs.
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
import { h, section, table } from '../dom';
import { figures, fixed, localUnit, percent } from '../format';
import { t } from '../messages';
import { technologyColour } from '../palette';
import { shareOf, sources, type SiliconPlant } from '../silicon';
import { normTable, normWarning, outageTable, shiftParts } from './silicon_risk';

type Part = [HTMLElement, () => void];
const mwhPerGwh = 1000;

/** One row per quantity, one column per plant. */
function columns(first: string, plants: SiliconPlant[]): { title: string; numeric?: boolean }[] {
  return [{ title: first }, ...plants.map((plant) => ({ title: plant.label, numeric: true }))];
}

function chainTable(plants: SiliconPlant[]): HTMLElement {
  const steps = Object.keys(plants[0]?.g_per_w ?? {});
  return table(
    columns(t('silicon.step'), plants),
    steps.map((step) => [
      t(`silicon.chain.${step}`),
      ...plants.map((plant) => fixed(plant.g_per_w[step], 3)),
    ]),
  );
}

function plantTable(plants: SiliconPlant[]): HTMLElement {
  const row = (name: string, unit: string, value: (plant: SiliconPlant) => string): string[] => [
    unit ? `${name}, ${unit}` : name,
    ...plants.map(value),
  ];
  const energy = (name: string, key: string): string[] =>
    row(name, 'GWh', (plant) => fixed((plant.energy[key] ?? 0) / mwhPerGwh, 1));
  const of = (key: string): string => t(`silicon.row.${key}`);
  const rows = [
    row(of('target'), 'GW', (plant) => figures(plant.target_gw_per_y)),
    row(of('wafers'), '10⁶', (plant) => fixed((plant.products['wafers'] ?? 0) / 1e6, 1)),
    row(of('installed'), '', (plant) => fixed(plant.furnaces.installed, 0)),
    row(of('running'), '', (plant) => fixed(plant.furnaces.running, 1)),
    row(t('silicon.shift.waiting'), '', (plant) => fixed(plant.furnaces.waiting, 1)),
    row(of('furnace_kw'), 'kW', (plant) => fixed(plant.furnaces.power_kw, 1)),
    ...['fresh', 'rod', 'brick'].map((mass) =>
      row(of(`${mass}_t`), 't', (plant) => fixed((plant.products[`${mass}_kg`] ?? 0) / 1000, 0)),
    ),
    row(of('pulling_rod'), 'kWh/kg', (plant) => fixed(plant.energy['pulling_kwh_per_kg_rod'], 2)),
    row(of('pulling_brick'), 'kWh/kg', (plant) =>
      fixed(plant.energy['pulling_kwh_per_kg_brick'], 2),
    ),
    row(of('all_brick'), 'kWh/kg', (plant) => fixed(plant.energy['all_kwh_per_kg_brick'], 2)),
    energy(t('silicon.energy.pulling'), 'pulling_mwh'),
    energy(t('silicon.energy.waits'), 'start_can_wait_mwh'),
    energy(t('silicon.energy.slicing'), 'slicing_mwh'),
    energy(t('silicon.energy.flexible'), 'flexible_mwh'),
    energy(t('silicon.energy.unserved'), 'unserved_mwh'),
    energy(t('silicon.energy.utilities'), 'utilities_mwh'),
    energy(of('energy'), 'total_mwh'),
    row(of('mean'), 'MW', (plant) => fixed(plant.energy['mean_mw'], 1)),
    row(of('peak'), 'MW', (plant) => fixed(plant.energy['peak_mw'], 1)),
    row(of('water'), 'm³', (plant) => fixed(plant.media['cooling_water_m3'], 0)),
    row(of('water_brick'), 'L/kg', (plant) =>
      fixed((plant.media['cooling_water_m3_per_kg_brick'] ?? 0) * 1000, 1),
    ),
    row(of('argon'), 't', (plant) => fixed((plant.media['argon_bought_kg'] ?? 0) / 1000, 0)),
  ];
  return table(columns(t('silicon.quantity'), plants), rows);
}

function accountTable(plant: SiliconPlant): HTMLElement {
  const rows = Object.entries(plant.per).map(([product, use]) => [
    t(`silicon.per.${product}`),
    figures(use.kwh),
    fixed(use.cny, use.cny < 1 ? 4 : 2),
    fixed(use.co2_kg, use.co2_kg < 1 ? 4 : 2),
  ]);
  rows.push([
    'MWh',
    '1,000',
    fixed(plant.electricity.cny_per_mwh, 2),
    fixed(plant.electricity.co2_kg_per_mwh, 2),
  ]);
  return table(
    [
      { title: t('silicon.per_title') },
      { title: 'kWh', numeric: true },
      { title: `${t('silicon.cost')}, ${localUnit('CNY')}`, numeric: true },
      { title: 'CO₂, kg', numeric: true },
    ],
    rows,
  );
}

function mixSentence(plant: SiliconPlant): HTMLElement {
  const parts = sources.map(
    (source) => `${t(`silicon.source.${source}`)} ${percent(shareOf(plant.electricity, source))}`,
  );
  return h('p', { class: 'note' }, parts.join(' · '));
}

/** Electricity of each month by source; the mix's cost and emissions on hovering. */
function monthChart(plant: SiliconPlant): Part {
  const names = sources.map((source) => t(`silicon.source.${source}`));
  const area = canvas(280, t('silicon.months'));
  const paint = (): void => {
    draw(area, {
      grid: {
        left: 8,
        right: 16,
        top: 24 + legendHeight(names, area),
        bottom: 8,
        containLabel: true,
      },
      legend: legend({ top: 0, left: 0 }),
      tooltip: {
        ...tooltip(),
        trigger: 'axis',
        axisPointer: { type: 'shadow' },
        formatter: (items: unknown) => {
          const list = items as {
            dataIndex: number;
            color: string;
            seriesName: string;
            value: number;
          }[];
          const month = plant.months[list[0]?.dataIndex ?? 0];
          const muted = technologyColour('bus');
          return [
            ...list.map((item) =>
              tooltipRow(item.color, item.seriesName, `${fixed(item.value, 2)} GWh`),
            ),
            tooltipRow(
              muted,
              t('silicon.month_cost'),
              `${fixed(month?.cny_per_mwh, 1)} ${localUnit('CNY')}/MWh`,
            ),
            tooltipRow(muted, t('silicon.month_co2'), `${fixed(month?.co2_kg_per_mwh, 1)} kg/MWh`),
          ].join('');
        },
      },
      xAxis: plainAxis('category', {
        data: plant.months.map((_, month) => t(`rules.month.${month + 1}`)),
      }),
      yAxis: valueAxis('GWh'),
      series: sources.map((source, s) => ({
        type: 'bar' as const,
        name: names[s],
        stack: 'mix',
        itemStyle: { color: technologyColour(source === 'thermal' ? 'thermal_plant' : source) },
        data: plant.months.map((month) => month.by_source_mwh[source] / mwhPerGwh),
      })),
    } as never);
  };
  return [area, paint];
}

/** Null without silicon_plant.json. */
export function siliconSection(plants: SiliconPlant[]): Part | null {
  if (!plants.length) return null;
  const charts = plants.map((plant) => monthChart(plant));
  const [shifts, paintShifts] = shiftParts(plants);
  const accounts = plants.flatMap((plant, p) => [
    h('h3', {}, `${t('silicon.account')}: ${plant.label}`),
    mixSentence(plant),
    accountTable(plant),
    h('h3', {}, `${t('silicon.months')}: ${plant.label}`),
    charts[p]?.[0],
  ]);
  return [
    section(
      'silicon',
      t('silicon.title'),
      t('silicon.note'),
      h('h3', {}, t('silicon.plant')),
      plantTable(plants),
      h('h3', {}, t('silicon.chain_title')),
      chainTable(plants),
      h('h3', {}, t('silicon.norm.title')),
      normWarning(plants),
      h('p', { class: 'note' }, t('silicon.norm.note')),
      normTable(plants),
      ...shifts,
      h('h3', {}, t('silicon.outage.title')),
      h('p', { class: 'note' }, t('silicon.outage.note')),
      outageTable(plants),
      ...accounts,
    ),
    () => {
      paintShifts();
      charts.forEach(([, paint]) => paint());
    },
  ];
}
