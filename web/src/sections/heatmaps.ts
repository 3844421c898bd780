// Month-by-hour pictures of what matters: generation, price, storage, exchange with the grid.
import { canvas, draw, plainAxis, tooltip } from '../chart';
import type { FlowInfo, Plan, YearSeries } from '../data';
import { monthByHour } from '../downsample';
import { h } from '../dom';
import { compact, figures, plainUnit } from '../format';
import { language, t } from '../messages';
import { assetLabel, nodeLabel } from '../names';
import { isDark, shade, technologyColour, themeColour } from '../palette';

interface Picture {
  title: string;
  unit: string;
  colour: string;
  values: Float64Array;
  low?: number;
  high?: number;
}

const maxPictures = 6;

function monthNames(): string[] {
  const format = new Intl.DateTimeFormat(language() === 'zh' ? 'zh-CN' : 'en', {
    month: 'short',
    timeZone: 'UTC',
  });
  return Array.from({ length: 12 }, (_, month) => format.format(Date.UTC(2025, month, 15)));
}

function typeOf(plan: Plan, flow: FlowInfo): string {
  return plan.assets[flow.asset]?.type ?? '';
}

function pictures(plan: Plan, series: YearSeries): Picture[] {
  const list: Picture[] = [];
  const add = (title: string, flows: FlowInfo[], type: string, factor = 1, unit = ''): void => {
    const values = series.sum(flows);
    if (!values || !values.some((value) => Math.abs(value) > 1e-9)) return;
    const shown = factor === 1 ? values : values.map((value) => value * factor);
    const colour = type === 'accent' ? themeColour('accent') : technologyColour(type);
    const scale = unit === '%' ? { low: 0, high: 100 } : type === 'accent' ? {} : { low: 0 };
    list.push({ title, unit: unit || plainUnit(flows[0]!.unit), colour, values: shown, ...scale });
  };
  const of = (quantity: string, ...types: string[]): FlowInfo[] =>
    plan.flows.filter((flow) => flow.quantity === quantity && types.includes(typeOf(plan, flow)));
  add(t('report.heat_generation'), of('power_mw', 'wind', 'pv'), 'wind');
  const price = plan.flows.find((flow) => flow.quantity === 'price_cny_per_mwh');
  if (price) add(t('report.heat_price', { bus: nodeLabel(plan, price.asset) }), [price], 'accent');
  for (const flow of [...of('energy_mwh', 'storage'), ...of('mass_kg', 'hydrogen_tank')]) {
    const full = fillOf(plan, flow);
    if (full > 0)
      add(
        t('report.heat_storage', { asset: assetLabel(plan, flow.asset) }),
        [flow],
        typeOf(plan, flow),
        100 / full,
        '%',
      );
  }
  add(t('report.heat_import'), of('import_mw', 'grid'), 'electric_load');
  add(t('report.heat_electrolyser'), of('input_mw', 'electrolyser'), 'electrolyser');
  add(t('report.heat_export'), of('export_mw', 'grid'), 'grid');
  return list.slice(0, maxPictures);
}

/** What 100 % of a store is; 0 when it is not built. */
export function fillOf(plan: Plan, flow: FlowInfo): number {
  const sizes = plan.assets[flow.asset]?.sizes ?? {};
  const smallest = 0.01; // 10 kWh, 10 g: what a solver leaves of a store it does not build
  const full =
    sizes['capacity_mwh']?.value ??
    sizes['energy_mwh']?.value ??
    sizes['capacity_kg']?.value ??
    sizes['mass_kg']?.value ??
    0;
  return full > smallest ? full : 0;
}

function paintPicture(
  area: HTMLElement,
  picture: Picture,
  times: Float64Array,
  months: string[],
): void {
  const cells = monthByHour(times, picture.values);
  const known = cells.filter((value) => !Number.isNaN(value));
  const low = picture.low ?? Math.min(...known);
  const high = picture.high ?? Math.max(...known);
  const pale = isDark() ? shade(picture.colour, -0.82) : shade(picture.colour, 0.92);
  const strong = isDark() ? shade(picture.colour, 0.35) : shade(picture.colour, -0.35);
  draw(area, {
    grid: { left: 44, right: 74, top: 6, bottom: 24 },
    tooltip: {
      ...tooltip(),
      formatter: (item: unknown) => {
        const [hour, month, value] = (item as { value: [number, number, number] }).value;
        const clock = `${String(hour).padStart(2, '0')}:00`;
        return `${months[month]} ${clock}<br><b>${figures(value)} ${picture.unit}</b>`;
      },
    },
    xAxis: plainAxis('category', {
      data: Array.from({ length: 24 }, (_, hour) => String(hour)),
      axisTick: { show: false },
      axisLine: { show: false },
      axisLabel: { color: themeColour('muted'), interval: 5 },
    }),
    yAxis: plainAxis('category', {
      data: months,
      inverse: true,
      axisTick: { show: false },
      axisLine: { show: false },
      axisLabel: { color: themeColour('muted'), interval: 0, fontSize: 11 },
    }),
    visualMap: {
      type: 'continuous',
      min: low,
      max: high > low ? high : low + 1,
      calculable: false,
      right: 0,
      top: 'middle',
      itemHeight: 150,
      itemWidth: 9,
      text: [compact(high), compact(low)],
      textStyle: { color: themeColour('muted') },
      inRange: { color: [pale, picture.colour, strong] },
    },
    series: [
      {
        type: 'heatmap',
        itemStyle: { borderWidth: 1, borderColor: themeColour('paper') },
        emphasis: { itemStyle: { borderColor: themeColour('ink') } },
        data: [...cells]
          .map((value, cell) => [cell % 24, Math.floor(cell / 24), value])
          .filter(([, , value]) => !Number.isNaN(value)),
      },
    ],
  } as never);
}

export function heatmapsPart(plan: Plan, series: YearSeries): [HTMLElement, () => void] {
  const heading = h('h3', {}, t('report.heatmaps'));
  if (!series.hourly)
    return [
      h('div', { id: 'heatmaps' }, heading, h('p', { class: 'note' }, t('report.needs_hours'))),
      () => {},
    ];
  const list = pictures(plan, series);
  const areas = list.map((picture) => canvas(230, picture.title));
  const months = monthNames();
  const element = h(
    'div',
    { id: 'heatmaps' },
    heading,
    h('p', { class: 'note' }, t('report.heatmaps_note')),
    h(
      'div',
      { class: 'pair' },
      ...list.map((picture, i) =>
        h(
          'figure',
          {},
          h('figcaption', {}, picture.title, h('span', { class: 'muted' }, ` ${picture.unit}`)),
          areas[i],
        ),
      ),
    ),
  );
  return [
    element,
    () => list.forEach((picture, i) => paintPicture(areas[i]!, picture, series.times, months)),
  ];
}
