// The health of a storage that ages by a law: a table of the first, the mean and the last year, small
// charts of charge, balance, efficiency and resistance over the years, and its losses by cause.
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
import { capital, fixed, withUnit } from '../format';
import { nameOf, t } from '../messages';
import { costColour, lossColour, technologyColour, themeColour } from '../palette';
import { roundTicks } from '../ticks';
import {
  coulombic,
  figure,
  renewals,
  roundTrip,
  startsPerUnit,
  voltage,
  type Simulation,
  type SimulatedAsset,
} from '../simulation';

export type Part = [HTMLElement, () => void];

interface Line {
  text: string;
  colour: string;
  /** In percent; null: none in that year. */
  values: (number | null)[];
}

/** Small charts, each with a scale of its own. */
interface Panel {
  title: string;
  lines: Line[];
}

function assetsOf(simulation: Simulation, name: string): (SimulatedAsset | undefined)[] {
  return simulation.years.map((year) => year.assets[name]);
}

function line(text: string, colour: string, values: (number | null)[]): Line {
  return { text, colour, values: values.map((value) => (value === null ? null : 100 * value)) };
}

function panelsOf(simulation: Simulation, name: string): Panel[] {
  const years = assetsOf(simulation, name);
  const has = (key: string): boolean => key in (years[0] ?? {});
  const of = (key: string): (number | null)[] =>
    years.map((asset) => (has(key) ? figure(asset, key) : null));
  const share = (key: string, colour: string): Line => line(`physics.${key}`, colour, of(key));
  // Lithium cells keep no other charge than their capacity.
  const state = has('capacity_left_frac')
    ? [share('capacity_left_frac', technologyColour('storage'))]
    : [line('physics.usable', technologyColour('storage'), of('usable_charge_frac'))];
  const efficiencies = [
    line('physics.round_trip', technologyColour('electrolyser'), years.map(roundTrip)),
  ];
  if (has('charge_kah'))
    efficiencies.push(
      line('physics.coulombic', technologyColour('storage'), years.map(coulombic)),
      line('physics.voltage', technologyColour('pv'), years.map(voltage)),
    );
  const panels: Panel[] = [
    { title: t('physics.panel.charge'), lines: state },
    { title: t('physics.panel.efficiency'), lines: efficiencies },
  ];
  if (has('soc_imbalance_frac'))
    panels.push({
      title: t('physics.soc_imbalance_frac'),
      lines: [share('soc_imbalance_frac', costColour('fixed_om'))],
    });
  if (has('resistance_growth_frac'))
    panels.push({
      title: t('physics.resistance_growth_frac'),
      lines: [share('resistance_growth_frac', costColour('energy_purchase'))],
    });
  return panels;
}

/** Round marks; two per cent at least from lowest to highest: a tenth of one should look like little. */
function panelScale(panel: Panel): { min: number; max: number; interval: number } {
  const values = panel.lines
    .flatMap((entry) => entry.values)
    .filter((value): value is number => value !== null && Number.isFinite(value));
  if (!values.length) return { min: 0, max: 100, interval: 50 };
  const middle = (Math.min(...values) + Math.max(...values)) / 2;
  const ticks = roundTicks([...values, middle - 1, middle + 1], 3);
  const [min = 0, next = 1] = ticks;
  return { min, max: ticks[ticks.length - 1] ?? 1, interval: next - min };
}

/** Panels side by side, two in a row where there is room. */
function panelChart(simulation: Simulation, panels: Panel[], label: string): Part {
  const years = simulation.years.map((year) => String(year.year));
  const rowHeight = 190;
  const area = canvas(rowHeight * Math.ceil(panels.length / 2), label);
  const paint = (): void => {
    const columns = area.clientWidth > 640 ? 2 : 1;
    const rows = Math.ceil(panels.length / columns);
    area.style.height = `${rowHeight * rows}px`;
    const place = (k: number): { left: string; width: string; top: number; height: number } => ({
      left: columns === 1 ? '5%' : k % 2 === 0 ? '4%' : '54%',
      width: columns === 1 ? '92%' : '43%',
      top: rowHeight * Math.floor(k / columns) + 40,
      height: rowHeight - 70,
    });
    draw(area, {
      legend: panels.map((panel, k) => ({
        ...legend({ top: place(k).top - 18, right: columns === 1 ? '4%' : k % 2 ? '3%' : '53%' }),
        data: panel.lines.length > 1 ? panel.lines.map((entry) => t(entry.text)) : [],
      })),
      grid: panels.map((_, k) => place(k)),
      tooltip: {
        ...tooltip(),
        trigger: 'axis',
        formatter: (items: unknown) => {
          const list = items as {
            axisValue: string;
            color: string;
            seriesName: string;
            value: number | null;
          }[];
          const rowsOf = list.map((item) =>
            tooltipRow(item.color, item.seriesName, `${fixed(item.value, 1)} %`),
          );
          const year = list[0]?.axisValue ?? '';
          return `<div>${t('report.year_number', { year })}</div>${rowsOf.join('')}`;
        },
      },
      xAxis: panels.map((_, k) => ({ ...plainAxis('category', { data: years }), gridIndex: k })),
      yAxis: panels.map((panel, k) => ({
        ...valueAxis(withUnit(panel.title, '%'), {
          ...panelScale(panel),
          nameTextStyle: { color: themeColour('ink'), align: 'left', padding: [0, 0, 0, -34] },
        }),
        gridIndex: k,
      })),
      series: panels.flatMap((panel, k) =>
        panel.lines.map((entry) => ({
          type: 'line' as const,
          name: t(entry.text),
          xAxisIndex: k,
          yAxisIndex: k,
          symbol: 'none',
          itemStyle: { color: entry.colour },
          lineStyle: { color: entry.colour, width: 2 },
          data: entry.values,
        })),
      ),
    } as never);
  };
  return [area, paint];
}

/** Losses of a storage by cause over the years, stacked. Null when it tells none. */
function lossChart(simulation: Simulation, name: string, label: string): Part | null {
  const years = assetsOf(simulation, name);
  // A cause of no loss in a year is not written for it: rebalancing comes later than the first.
  const told = new Set(years.flatMap((asset) => Object.keys(asset?.losses_mwh ?? {})));
  const causes = [...told].filter((cause) =>
    years.some((asset) => Math.abs(asset?.losses_mwh?.[cause] ?? 0) >= 0.5),
  );
  if (causes.length === 0) return null;
  const size = (cause: string): number =>
    years.reduce((sum, asset) => sum + (asset?.losses_mwh?.[cause] ?? 0), 0);
  causes.sort((a, b) => size(b) - size(a));
  const names = causes.map((cause) => capital(nameOf('loss', cause)));
  const colour = (k: number): string => lossColour(causes[k] ?? '');
  const area = canvas(320, label);
  const paint = (): void => {
    draw(area, {
      grid: {
        left: 8,
        right: 16,
        top: 26 + legendHeight(names, area),
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
            axisValue: string;
            color: string;
            seriesName: string;
            value: number;
          }[];
          const year = list[0]?.axisValue ?? '';
          const lines = list.map((item) =>
            tooltipRow(item.color, item.seriesName, `${fixed(item.value, 0)} MWh`),
          );
          return `<div>${t('report.year_number', { year })}</div>${lines.join('')}`;
        },
      },
      xAxis: plainAxis('category', { data: simulation.years.map((year) => String(year.year)) }),
      yAxis: valueAxis('MWh'),
      series: causes.map((cause, k) => ({
        type: 'bar' as const,
        name: names[k],
        stack: 'losses',
        itemStyle: { color: colour(k) },
        data: years.map((asset) => asset?.losses_mwh?.[cause] ?? 0),
      })),
    } as never);
  };
  return [area, paint];
}

function yearColumns(): { title: string; numeric?: boolean }[] {
  return [
    { title: t('physics.health_head') },
    { title: t('physics.first_year'), numeric: true },
    { title: t('physics.mean_year'), numeric: true },
    { title: t('physics.last_year'), numeric: true },
  ];
}

/** A row of the first, the mean and the last year of a number. */
function yearsRow(
  years: (SimulatedAsset | undefined)[],
  title: string,
  of: (asset: SimulatedAsset | undefined) => number | null,
  decimals: number,
  factor = 1,
): string[] {
  const values = years.map((asset) => (of(asset) ?? NaN) * factor);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return [values[0], mean, values[values.length - 1]].reduce(
    (cells: string[], value) => [...cells, fixed(value, decimals)],
    [capital(title)],
  );
}

/** First, mean and last year of what tells a storage's health. */
function healthTable(simulation: Simulation, name: string): HTMLElement {
  const years = assetsOf(simulation, name);
  const first = years[0];
  const row = (
    title: string,
    of: (asset: SimulatedAsset | undefined) => number | null,
    decimals: number,
    factor = 1,
  ): string[] => yearsRow(years, title, of, decimals, factor);
  const of = (key: string) => (asset: SimulatedAsset | undefined) => figure(asset, key);
  const rows: string[][] = [row(withUnit(t('physics.round_trip'), '%'), roundTrip, 1, 100)];
  if (first && !('capacity_left_frac' in first))
    rows.unshift(row(withUnit(t('physics.usable'), '%'), of('usable_charge_frac'), 1, 100));
  const add = (key: string, made: () => string[]): void => {
    if (first && key in first) rows.push(made());
  };
  add('charge_kah', () => row(withUnit(t('physics.coulombic'), '%'), coulombic, 1, 100));
  add('charge_kah', () => row(withUnit(t('physics.voltage'), '%'), voltage, 1, 100));
  for (const key of ['capacity_left_frac', 'soc_imbalance_frac', 'resistance_growth_frac'])
    add(key, () => row(withUnit(t(`physics.${key}`), '%'), of(key), 1, 100));
  for (const key of ['temp_min_c', 'temp_max_c'])
    add(key, () => row(t(`physics.${key}`), of(key), 1));
  for (const key of ['running_h', 'rebalancings'])
    add(key, () => row(t(`physics.${key}`), of(key), key === 'running_h' ? 0 : 1));
  return table(yearColumns(), rows);
}

/** kWh of a fleet's input per kg of hydrogen; null in a year without any. */
function energyPerKg(asset: SimulatedAsset | undefined): number | null {
  const kg = figure(asset, 'hydrogen_kg');
  return kg > 0 ? (1000 * figure(asset, 'input_mwh')) / kg : null;
}

/** First, mean and last year of a fleet of electrolysers; null for another asset. */
export function fleetPart(simulation: Simulation, name: string): Part | null {
  const years = assetsOf(simulation, name);
  const asset = years[0];
  if (!asset || asset.type !== 'electrolyser' || !('unit_starts' in asset)) return null;
  const tonnes = (key: string) => (one: SimulatedAsset | undefined) => figure(one, key) / 1000;
  const of = (key: string) => (one: SimulatedAsset | undefined) => figure(one, key);
  const rows = [
    yearsRow(years, t('simulate.hydrogen'), tonnes('hydrogen_kg'), 1),
    yearsRow(years, t('simulate.planned_hydrogen'), tonnes('planned_hydrogen_kg'), 1),
    yearsRow(years, t('physics.energy_per_kg'), energyPerKg, 2),
    yearsRow(years, t('physics.running_h'), of('running_h'), 0),
    yearsRow(years, t('physics.unit_hours'), of('unit_hours'), 0),
    yearsRow(years, t('simulate.starts_per_unit'), startsPerUnit, 0),
    yearsRow(years, t('simulate.unit_starts'), of('unit_starts'), 0),
    yearsRow(years, t('simulate.wear'), of('voltage_growth_frac'), 1, 100),
    yearsRow(years, t('simulate.stacks'), of('stack_replacements'), 1),
  ];
  const body = h(
    'div',
    {},
    h('h3', {}, t('physics.health', { asset: asset.label })),
    h('p', { class: 'note' }, t('physics.fleet_units', { units: figure(asset, 'units') })),
    table(yearColumns(), rows),
    renewalNote(simulation, name),
  );
  return [body, () => undefined];
}

/** After which years what was renewed, in a sentence; null when nothing was. */
function renewalNote(simulation: Simulation, name: string): HTMLElement | null {
  const sentences = renewals(simulation)
    .filter((renewal) => renewal.asset === name)
    .map(({ what, years }) => t(`physics.${what}`, { years: years.join(t('rules.comma')) }));
  return sentences.length > 0 ? h('p', { class: 'note' }, sentences.join(' ')) : null;
}

/** Null when the storage does not age by a law. */
export function healthPart(simulation: Simulation, name: string): Part | null {
  const asset = simulation.years[0]?.assets[name];
  if (!asset || !('usable_charge_frac' in asset)) return null;
  const title = t('physics.health', { asset: asset.label });
  const panels = panelChart(simulation, panelsOf(simulation, name), title);
  const lossTitle = t('physics.losses_of', { asset: asset.label });
  const losses = lossChart(simulation, name, lossTitle);
  return [
    h(
      'div',
      {},
      h('h3', {}, title),
      healthTable(simulation, name),
      renewalNote(simulation, name),
      panels[0],
      losses ? h('h3', {}, lossTitle) : null,
      losses ? losses[0] : null,
    ),
    () => [panels, losses].forEach((part) => part?.[1]()),
  ];
}
