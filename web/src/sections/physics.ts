// The physics section: plan and laws side by side, the gap by cause, health of the flow battery,
// operating maps, and the way from sun and wind to product.
import {
  canvas,
  draw,
  escapeMarkup,
  legend,
  legendHeight,
  plainAxis,
  tooltip,
  tooltipRow,
  valueAxis,
} from '../chart';
import { h, section, table } from '../dom';
import { fixed, moneyNumber, moneyUnit, percent } from '../format';
import { nameOf, t } from '../messages';
import { costColour, technologyColour, themeColour } from '../palette';
import { fleetPart, healthPart } from './health';
import { remarks, verdict, yearTable } from './physics_years';
import { meanFigure, productSteps, type OperatingMap, type Simulation } from '../simulation';

type Part = [HTMLElement, () => void] | null;
const mwhPerGwh = 1000;
/** Less than this in a year is a trace of the solver. */
const traceMwh = 0.5;

/** Energies of the mean year beside the plan's. */
function sideBySide(simulation: Simulation): HTMLElement {
  const { energy, planned_energy: planned } = simulation.mean;
  const rows: { name: string; plan: number; real: number }[] = [];
  const add = (name: string, plan: number, real: number): void => {
    if (Math.max(plan, real) >= traceMwh) rows.push({ name, plan, real });
  };
  for (const key of ['generation', 'curtailed', 'import', 'export', 'unserved'])
    add(t(`physics.energy.${key}`), planned[`${key}_mwh`] ?? 0, energy[`${key}_mwh`] ?? 0);
  for (const [name, asset] of Object.entries(simulation.years[0]?.assets ?? {})) {
    const mean = (key: string): number => meanFigure(simulation, name, key);
    const of = (key: string): string => `${asset.label}: ${t(`physics.quantity.${key}`)}`;
    for (const key of ['energy', 'import', 'export', 'charge', 'discharge', 'input'])
      if (`planned_${key}_mwh` in asset)
        add(of(key), mean(`planned_${key}_mwh`), mean(`${key}_mwh`));
  }
  return table(
    [
      { title: t('physics.energy_head') },
      { title: t('physics.plan'), numeric: true },
      { title: t('physics.laws'), numeric: true },
      { title: `${t('physics.difference')}, MWh`, numeric: true },
      { title: `${t('physics.difference')}, %`, numeric: true },
    ],
    rows.map((row) => [
      row.name,
      fixed(row.plan, 0),
      fixed(row.real, 0),
      fixed(row.real - row.plan, 0),
      row.plan >= traceMwh ? percent((row.real - row.plan) / row.plan, 2) : '–',
    ]),
  );
}

/** Not a row of zeros. */
function isSeen([, cause]: [string, { mwh: number; cny: number }]): boolean {
  return Math.abs(cause.mwh) >= 0.5 || Math.abs(cause.cny) >= 500;
}

/** Where the gap comes from, hour by hour, in MWh and CNY; nothing in policy mode. */
function gapCauses(simulation: Simulation): HTMLElement[] {
  const gap = simulation.mean.gap;
  const causes = Object.entries(gap.causes ?? {});
  if (!causes.length) return [];
  const mwh = causes.reduce((sum, [, cause]) => sum + cause.mwh, 0);
  return [
    h('p', { class: 'note' }, t('physics.causes_note')),
    table(
      [
        { title: t('simulate.gap_causes') },
        { title: t('simulate.gap_mwh'), numeric: true },
        { title: t('simulate.gap_cny'), numeric: true },
      ],
      [
        ...causes
          .filter(isSeen)
          .map(([name, cause]) => [
            nameOf('gap_cause', name),
            fixed(cause.mwh, 0),
            fixed(cause.cny / 1000, 0),
          ]),
        [t('simulate.gap_sum'), fixed(mwh, 0), fixed(gap.cost_cny / 1000, 0)],
      ],
      true,
    ),
  ];
}

/** The gap in MWh by cause, and in money by bill. */
function gapTables(simulation: Simulation): HTMLElement[] {
  const gap = simulation.mean.gap;
  const causes: [string, number][] = Object.entries(gap.losses_mwh)
    .filter(([, mwh]) => Math.abs(mwh ?? 0) >= 0.5)
    .map(([cause, mwh]) => [nameOf('loss', cause), mwh ?? 0]);
  if (causes.length > 0) causes.push([t('simulate.planned_losses'), -gap.planned_losses_mwh]);
  if (Math.abs(gap.stored_mwh) >= 0.5) causes.push([t('simulate.content_growth'), gap.stored_mwh]);
  if (Math.abs(gap.used_mwh) >= 0.5) causes.push([t('simulate.more_used'), gap.used_mwh]);
  if (Math.abs(gap.aged_mwh ?? 0) >= 0.5) causes.push([t('simulate.aged'), gap.aged_mwh ?? 0]);
  const missing = causes.reduce((sum, [, mwh]) => sum + mwh, 0);
  const bills = Object.entries(gap.costs_cny).filter(([, cny]) => Math.abs(cny ?? 0) >= 1);
  const share = gap.cost_cny / simulation.planned_cost_cny_per_year;
  return [
    h('p', { class: 'note' }, t('physics.losses_note')),
    table(
      [{ title: t('physics.cause') }, { title: 'MWh', numeric: true }],
      [
        ...causes.map(([name, mwh]) => [name, fixed(mwh, 0)]),
        [t('physics.missing'), fixed(missing, 0)],
      ],
      true,
    ),
    table(
      [{ title: t('physics.bill') }, { title: moneyUnit(), numeric: true }],
      [
        ...bills.map(([kind, cny]) => [nameOf('cost', kind), moneyNumber(cny)]),
        [`${t('simulate.cost_gap')} (${percent(share, 2)})`, moneyNumber(gap.cost_cny)],
      ],
      true,
    ),
  ];
}

function artefacts(simulation: Simulation): HTMLElement {
  if (!simulation.artefacts.length) return h('p', { class: 'note' }, t('physics.no_artefacts'));
  return table(
    [
      { title: t('simulate.artefacts') },
      { title: t('simulate.artefact_hours'), numeric: true },
      { title: 'MWh', numeric: true },
      { title: t('simulate.artefact_cny'), numeric: true },
    ],
    simulation.artefacts.map((found) => [
      `${simulation.years[0]?.assets[found.asset]?.label ?? found.asset}: ${t(`artefact.${found.kind}`)}`,
      fixed(found.hours_per_year, 0),
      fixed(found.mwh_per_year, 1),
      fixed(found.cny_per_year, 0),
    ]),
  );
}

/** Efficiency over power and charge. */
function batteryMap(map: OperatingMap, label: string): Part {
  const area = canvas(340, label);
  const cells = map.z.flatMap((row, j) => row.map((value, i) => [i, j, value] as const));
  const known = cells.flatMap(([, , value]) => (value === null ? [] : [value]));
  const paint = (): void => {
    draw(area, {
      grid: { left: 8, right: 90, top: 24, bottom: 30, containLabel: true },
      tooltip: {
        ...tooltip(),
        formatter: (item: unknown) => {
          const [i, j, value] = (item as { value: [number, number, number] }).value;
          return escapeMarkup(
            t('physics.map_point', {
              power: percent(map.x[i] ?? 0, 0),
              charge: percent(map.y[j] ?? 0, 0),
              efficiency: percent(value, 1),
            }),
          );
        },
      },
      visualMap: {
        min: Math.min(...known),
        max: Math.max(...known),
        right: 0,
        top: 'middle',
        calculable: false,
        itemHeight: 160,
        text: [percent(Math.max(...known), 0), percent(Math.min(...known), 0)],
        textStyle: { color: themeColour('muted') },
        inRange: { color: [themeColour('rule'), technologyColour('storage')] },
      },
      xAxis: plainAxis('category', {
        data: map.x.map((x) => percent(x, 0)),
        name: t('physics.map_power'),
        nameLocation: 'middle',
        nameGap: 26,
        nameTextStyle: { color: themeColour('muted') },
      }),
      yAxis: plainAxis('category', {
        data: map.y.map((y) => percent(y, 0)),
        name: t('physics.map_charge'),
        nameTextStyle: { color: themeColour('muted'), align: 'left', padding: [0, 0, 0, -30] },
        nameGap: 8,
      }),
      series: [
        {
          type: 'heatmap' as const,
          data: cells.filter(([, , value]) => value !== null),
          itemStyle: { borderColor: themeColour('panel'), borderWidth: 1 },
          label: {
            show: area.clientWidth > 42 * map.x.length,
            fontSize: 10,
            color: themeColour('ink'),
            formatter: (item: { value: [number, number, number] }) => fixed(100 * item.value[2], 0),
          },
        },
      ],
    } as never);
  };
  return [area, paint];
}

/** kWh/kg over load, new to worn. */
function electrolyserMap(map: OperatingMap, label: string): Part {
  const area = canvas(300, label);
  const names = map.y.map((age) => t('physics.age', { age: percent(age, 0) }));
  const colours = ['sale', 'fixed_om', 'energy_purchase'].map(costColour);
  const paint = (): void => {
    draw(area, {
      grid: {
        left: 8,
        right: 16,
        top: 24 + legendHeight(names, area),
        bottom: 30,
        containLabel: true,
      },
      legend: legend({ top: 0, left: 0 }),
      tooltip: {
        ...tooltip(),
        trigger: 'axis',
        formatter: (items: unknown) => {
          const list = items as { color: string; seriesName: string; value: [number, number] }[];
          const head = `<div>${t('physics.map_load')} ${fixed(list[0]?.value[0] ?? 0, 0)} %</div>`;
          return (
            head +
            list
              .map((item) =>
                tooltipRow(item.color, item.seriesName, `${fixed(item.value[1], 1)} kWh/kg`),
              )
              .join('')
          );
        },
      },
      xAxis: valueAxis(`${t('physics.map_load')}, %`, {
        nameLocation: 'middle',
        nameGap: 26,
        nameTextStyle: { color: themeColour('muted') },
        min: 0,
        max: 100,
      }),
      yAxis: valueAxis('kWh/kg', { scale: true }),
      series: map.z.map((row, j) => ({
        type: 'line' as const,
        name: names[j],
        symbol: 'none',
        itemStyle: { color: colours[j % colours.length] },
        lineStyle: { color: colours[j % colours.length], width: 2 },
        data: row.flatMap((value, i) => (value === null ? [] : [[100 * (map.x[i] ?? 0), value]])),
      })),
    } as never);
  };
  return [area, paint];
}

/** From sun and wind to product: each bar hangs where the one before ended. */
function productChart(simulation: Simulation): Part {
  const steps = productSteps(simulation);
  const bars: { from: number; to: number }[] = [];
  let at = 0;
  for (const step of steps) bars.push({ from: at, to: (at += step.mwh) });
  const colour = (i: number): string => {
    const kind = steps[i]?.kind;
    if (kind === 'source') return technologyColour('wind');
    return kind === 'product' ? technologyColour('electrolyser') : technologyColour('losses');
  };
  const names = steps.map((step) => t(step.text));
  const area = canvas(60 + 26 * bars.length, t('physics.waterfall'));
  const paint = (): void => {
    draw(area, {
      grid: { left: 8, right: 56, top: 8, bottom: 30, containLabel: true },
      tooltip: {
        ...tooltip(),
        trigger: 'axis',
        axisPointer: { type: 'shadow' },
        formatter: (items: unknown) => {
          const i = (items as { dataIndex: number }[])[0]?.dataIndex ?? 0;
          const mwh = steps[i]?.mwh ?? 0;
          return tooltipRow(colour(i), names[i] ?? '', `${fixed(mwh / mwhPerGwh, 2)} GWh`);
        },
      },
      xAxis: valueAxis('GWh', {
        nameLocation: 'end',
        nameGap: 0,
        nameTextStyle: {
          color: themeColour('muted'),
          align: 'right',
          verticalAlign: 'top',
          padding: [24, 0, 0, 0],
        },
      }),
      yAxis: plainAxis('category', {
        data: names,
        inverse: true,
        axisTick: { show: false },
        axisLabel: { color: themeColour('ink') },
        axisLine: { show: false },
      }),
      series: [
        {
          type: 'bar' as const,
          stack: 'way',
          barWidth: 16,
          silent: true,
          itemStyle: { color: 'transparent' },
          data: bars.map((bar) => Math.min(bar.from, bar.to) / mwhPerGwh),
        },
        {
          type: 'bar' as const,
          stack: 'way',
          barWidth: 16,
          barMinHeight: 2,
          label: {
            show: true,
            position: 'right',
            color: themeColour('ink'),
            formatter: ({ dataIndex: i }: { dataIndex: number }) =>
              fixed((steps[i]?.mwh ?? 0) / mwhPerGwh, 2),
          },
          data: bars.map((bar, i) => ({
            value: Math.abs(bar.to - bar.from) / mwhPerGwh,
            itemStyle: { color: colour(i) },
          })),
        },
      ],
    } as never);
  };
  return [area, paint];
}

/** Null without simulation.json. */
export function physicsSection(simulation: Simulation | null): Part {
  if (!simulation || !simulation.years.length) return null;
  const charts: { title: string; made: Part }[] = [
    { title: t('physics.waterfall'), made: productChart(simulation) },
  ];
  for (const name of Object.keys(simulation.years[0]?.assets ?? {}))
    charts.push(
      { title: '', made: healthPart(simulation, name) },
      { title: '', made: fleetPart(simulation, name) },
    );
  for (const map of simulation.maps) {
    const asset = simulation.years[0]?.assets[map.asset]?.label ?? map.asset;
    const title = t(`physics.map.${map.kind}`, { asset });
    charts.push({
      title,
      made:
        map.kind === 'battery_efficiency' ? batteryMap(map, title) : electrolyserMap(map, title),
    });
  }
  const note = t('physics.note', {
    years: simulation.years.length,
    mode: t(`physics.mode.${simulation.mode}`),
  });
  return [
    section(
      'physics',
      t('physics.title'),
      note,
      verdict(simulation),
      ...remarks(simulation),
      sideBySide(simulation),
      h('h3', {}, t('physics.gap')),
      ...gapCauses(simulation),
      ...gapTables(simulation),
      h('h3', {}, t('physics.artefacts')),
      simulation.artefacts.length ? h('p', { class: 'note' }, t('physics.repaired_note')) : null,
      artefacts(simulation),
      ...yearTable(simulation),
      ...charts.flatMap(({ title, made }) =>
        made ? [title ? h('h3', {}, title) : null, made[0]] : [],
      ),
    ),
    () => charts.forEach(({ made }) => made?.[1]()),
  ];
}
