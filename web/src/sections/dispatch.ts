// The dispatch of a bus: stacked inflow and outflow over time, zoomable from an hour to the year.
import type { EChartsType } from 'echarts/core';
import { canvas, draw, escapeMarkup, legend, plainAxis, tooltip, tooltipRow, valueAxis } from '../chart';
import type { FlowInfo, Plan, YearSeries } from '../data';
import { extremes, groupSize, lowerBound } from '../downsample';
import { dropdown, h, segmented } from '../dom';
import { figures, fixed, plainUnit } from '../format';
import { t } from '../messages';
import { flowLabel, nodeLabel } from '../names';
import { assetColour, shade, themeColour } from '../palette';

const day = 86_400_000;
const maxPoints = 1600;

export function busesOf(plan: Plan): string[] {
  return [...new Set(plan.flows.filter((flow) => flow.sign !== 0).map((flow) => flow.bus))];
}

interface Window {
  from: number;
  to: number;
}

/** One bus in one year: what is drawn, and how much passes in each step. */
class BusView {
  readonly flows: FlowInfo[];
  readonly price: FlowInfo | undefined;
  readonly throughput: Float64Array;
  readonly first: number;
  readonly end: number;

  constructor(
    readonly plan: Plan,
    readonly series: YearSeries,
    readonly bus: string,
  ) {
    const passes = (flow: FlowInfo): boolean =>
      flow.bus === bus && flow.sign !== 0 && series.values(flow).some((value) => Math.abs(value) > 1e-6);
    this.flows = plan.flows.filter(passes);
    this.price = plan.flows.find((flow) => flow.asset === bus && flow.quantity.startsWith('price'));
    const into = series.sum(this.flows.filter((flow) => flow.sign > 0));
    this.throughput = into ?? new Float64Array(series.times.length);
    this.first = series.times[0] as number;
    this.end = (series.times[series.times.length - 1] as number) + series.block.minutes * 60_000;
  }

  /** Start of the day on which the grid gives most; the middle of the year when it never does. */
  peakDay(): number {
    const imports = this.flows.filter((flow) => flow.quantity === 'import_mw');
    const total = this.series.sum(imports) ?? this.throughput;
    const at = total.reduce((best, value, i) => (value > (total[best] as number) ? i : best), 0);
    return Math.floor((this.series.times[at] as number) / day) * day;
  }

  /** Seven days from a day of a month; cut to the year. */
  week(month: number, dayOfMonth: number): Window {
    const year = new Date(this.first).getUTCFullYear();
    const from = Math.max(this.first, Date.UTC(year, month, dayOfMonth));
    return { from, to: Math.min(this.end, from + 7 * day) };
  }
}

type Preset = { key: string; window: (view: BusView) => Window };
const presets: Preset[] = [
  { key: 'preset_year', window: (view) => ({ from: view.first, to: view.end }) },
  { key: 'preset_winter', window: (view) => view.week(0, 15) },
  { key: 'preset_spring', window: (view) => view.week(3, 15) },
  { key: 'preset_summer', window: (view) => view.week(6, 15) },
  { key: 'preset_autumn', window: (view) => view.week(9, 15) },
  { key: 'preset_peak', window: (view) => ({ from: view.peakDay(), to: view.peakDay() + day }) },
];
const initialPreset = 'preset_summer';

/** Data of the visible window, thinned when it is long. */
function visible(view: BusView, window: Window): { indices: number[]; steps: number } {
  const { times } = view.series;
  const first = Math.max(0, lowerBound(times, window.from) - 1);
  const last = Math.min(times.length, lowerBound(times, window.to) + 1);
  return { indices: extremes(view.throughput, first, last, maxPoints), steps: last - first };
}

function seriesOption(view: BusView, window: Window): object[] {
  const { indices } = visible(view, window);
  const { times } = view.series;
  const seen = new Map<string, number>();
  const areas = view.flows.map((flow) => {
    const values = view.series.values(flow);
    const key = `${flow.asset}/${flow.sign}`;
    const twin = seen.get(key) ?? 0;
    seen.set(key, twin + 1);
    const colour = shade(assetColour(view.plan, flow.asset), twin * 0.3);
    return {
      id: flow.name,
      name: flowLabel(view.plan, flow),
      type: 'line',
      stack: flow.sign > 0 ? 'in' : 'out',
      step: 'end',
      symbol: 'none',
      lineStyle: { width: 0 },
      itemStyle: { color: colour },
      areaStyle: { color: colour, opacity: 0.92 },
      emphasis: { disabled: true },
      data: indices.map((i) => [times[i], flow.sign * (values[i] as number)]),
    };
  });
  if (!view.price) return areas;
  const values = view.series.values(view.price);
  return [
    ...areas,
    {
      id: view.price.name,
      name: t('report.price'),
      type: 'line',
      step: 'end',
      symbol: 'none',
      xAxisIndex: 1,
      yAxisIndex: 1,
      lineStyle: { width: 1.2, color: themeColour('accent') },
      itemStyle: { color: themeColour('accent') },
      data: indices.map((i) => [times[i], values[i]]),
    },
  ];
}

function stampText(time: number): string {
  return new Date(time).toISOString().slice(0, 16).replace('T', ' ');
}

function tipText(view: BusView, items: unknown): string {
  const list = items as { seriesId: string; seriesName: string; color: string; value: [number, number] }[];
  if (list.length === 0) return '';
  const time = list[0]!.value[0];
  const i = Math.min(view.series.times.length - 1, lowerBound(view.series.times, time));
  const rows = view.flows
    .filter((flow) => Math.abs(view.series.values(flow)[i] as number) > 5e-4)
    .map((flow) =>
      tooltipRow(
        assetColour(view.plan, flow.asset),
        flowLabel(view.plan, flow),
        `${fixed(flow.sign * (view.series.values(flow)[i] as number), 2)} ${plainUnit(flow.unit)}`,
      ),
    );
  if (view.price)
    rows.push(
      tooltipRow(
        themeColour('accent'),
        t('report.price'),
        `${figures(view.series.values(view.price)[i])} ${plainUnit(view.price.unit)}`,
      ),
    );
  return `<div class="tiphead">${escapeMarkup(stampText(time))}</div>${rows.join('')}`;
}

function axes(view: BusView): object {
  const unit = plainUnit(view.flows[0]?.unit ?? '');
  const time = { min: view.first, max: view.end };
  const priceAxis = view.price
    ? [valueAxis(plainUnit(view.price.unit), { gridIndex: 1, splitNumber: 2, axisLabel: { color: themeColour('muted'), hideOverlap: true } })]
    : [];
  return {
    grid: view.price
      ? [
          { left: 56, right: 16, top: 64, height: 270 },
          { left: 56, right: 16, top: 372, height: 64 },
        ]
      : [{ left: 56, right: 16, top: 64, height: 372 }],
    xAxis: view.price
      ? [
          plainAxis('time', { ...time, axisLabel: { show: false }, axisTick: { show: false } }),
          plainAxis('time', { ...time, gridIndex: 1 }),
        ]
      : [plainAxis('time', time)],
    yAxis: [valueAxis(unit), ...priceAxis],
  };
}

function zooms(view: BusView, window: Window): object[] {
  const both = view.price ? [0, 1] : [0];
  const shared = { xAxisIndex: both, startValue: window.from, endValue: window.to, filterMode: 'none', minValueSpan: 6 * 3_600_000 };
  return [
    {
      type: 'slider',
      ...shared,
      bottom: 8,
      height: 26,
      borderColor: themeColour('rule'),
      fillerColor: themeColour('veil'),
      dataBackground: { lineStyle: { opacity: 0 }, areaStyle: { opacity: 0 } },
      selectedDataBackground: { lineStyle: { opacity: 0 }, areaStyle: { opacity: 0 } },
      handleStyle: { color: themeColour('panel'), borderColor: themeColour('accent') },
      moveHandleStyle: { color: themeColour('accent'), opacity: 0.5 },
      textStyle: { color: themeColour('muted'), fontSize: 11 },
      labelFormatter: (value: number) => stampText(value).slice(5),
      brushSelect: false,
    },
    { type: 'inside', ...shared, zoomOnMouseWheel: 'ctrl', moveOnMouseWheel: false },
  ];
}

/** Chart, controls and the sentence about thinning; `paint` draws once the element is on the page. */
export function dispatchPart(plan: Plan, series: YearSeries): [HTMLElement, () => void] {
  const buses = busesOf(plan);
  let view = new BusView(plan, series, buses[0] ?? '');
  let window = presets.find((preset) => preset.key === initialPreset)!.window(view);
  let chart: EChartsType | undefined;
  const area = canvas(500, t('report.dispatch'));
  const remark = h('p', { class: 'remark' });

  const refresh = (): void => {
    const { indices, steps } = visible(view, window);
    remark.textContent =
      indices.length < steps ? t('report.thinned', { steps: fixed(steps, 0), group: groupSize(steps, maxPoints) }) : '';
    chart?.setOption({ series: seriesOption(view, window) } as never);
  };
  const show = (next: Window): void => {
    window = next;
    chart?.dispatchAction({ type: 'dataZoom', startValue: next.from, endValue: next.to });
    refresh();
  };
  const build = (): void => {
    chart?.clear();
    const option = {
      ...axes(view),
      legend: legend({ top: 0, left: 0, right: 0 }),
      tooltip: { ...tooltip(), trigger: 'axis', formatter: (items: unknown) => tipText(view, items) },
      axisPointer: { link: [{ xAxisIndex: 'all' }] },
      dataZoom: zooms(view, window),
      series: seriesOption(view, window),
    } as never;
    if (chart) chart.setOption(option);
    else chart = draw(area, option);
    refresh();
  };
  const step = (direction: number): void => {
    const span = window.to - window.from;
    const from = Math.min(view.end - span, Math.max(view.first, window.from + direction * span));
    show({ from, to: from + span });
  };
  const paint = (): void => {
    build();
    chart?.on('datazoom', () => {
      const zoom = (chart?.getOption() as { dataZoom: { startValue: number; endValue: number }[] }).dataZoom[0];
      if (!zoom || (zoom.startValue === window.from && zoom.endValue === window.to)) return;
      window = { from: zoom.startValue, to: zoom.endValue };
      refresh();
    });
  };

  const controls = h(
    'div',
    { class: 'controls' },
    buses.length > 1
      ? dropdown(
          t('report.bus'),
          buses.map((bus) => ({ value: bus, label: nodeLabel(plan, bus) })),
          view.bus,
          (bus) => {
            view = new BusView(plan, series, bus);
            build();
          },
        )
      : null,
    segmented(
      t('report.dispatch'),
      presets.map((preset) => ({ value: preset.key, label: t(`report.${preset.key}`) })),
      initialPreset,
      (key) => show(presets.find((preset) => preset.key === key)!.window(view)),
    ),
    h('button', { type: 'button', class: 'quiet', 'aria-label': t('report.earlier'), click: () => step(-1) }, '‹'),
    h('button', { type: 'button', class: 'quiet', 'aria-label': t('report.later'), click: () => step(1) }, '›'),
  );
  const element = h(
    'div',
    { id: 'dispatch' },
    h('h3', {}, t('report.dispatch')),
    h('p', { class: 'note' }, t('report.dispatch_note')),
    controls,
    area,
    remark,
  );
  return [element, paint];
}
