// The dispatch of a bus: stacked inflow and outflow over time, zoomable from an hour to the year.
import type { EChartsType } from 'echarts/core';
import {
  canvas,
  draw,
  escapeMarkup,
  legend,
  legendHeight,
  timeAxis,
  tooltip,
  tooltipRow,
  valueAxis,
} from '../chart';
import type { Plan, YearSeries } from '../data';
import { BusView, busesOf, day, Extract, smallest, type Window } from '../bus_view';
import { groupMeans, lowerBound } from '../downsample';
import { dropdown, h, segmented } from '../dom';
import { figures, fixed, plainUnit } from '../format';
import { t } from '../messages';
import { nodeLabel } from '../names';
import { assetColour, themeColour } from '../palette';

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

function areaOptions(extract: Extract): object[] {
  const { view } = extract;
  return view.entries.map(({ flow, side, label, values }) => {
    const colour = assetColour(view.plan, flow.asset);
    return {
      id: `${flow.name}/${side}`,
      name: label,
      type: 'line',
      stack: side > 0 ? 'in' : 'out',
      step: 'end',
      symbol: 'none',
      lineStyle: { width: 0 },
      itemStyle: { color: colour },
      areaStyle: { color: colour, opacity: 1 },
      emphasis: { disabled: true },
      data: extract.points(extract.means(values), side),
    };
  });
}

/** Thin lines at the highest throughput of each group; nothing while every step is drawn. */
function peakOptions(extract: Extract): object[] {
  const peaks = extract.group > 1 ? extract.peaks(extract.view.throughput) : [];
  return [1, -1].map((sign) => ({
    id: sign > 0 ? 'peak-in' : 'peak-out',
    name: t('report.peak_step'),
    type: 'line',
    step: 'end',
    symbol: 'none',
    lineStyle: { width: 0.7, color: themeColour('muted'), opacity: 0.55 },
    itemStyle: { color: themeColour('muted') },
    emphasis: { disabled: true },
    data: extract.points(peaks, sign),
  }));
}

function priceOptions(extract: Extract): object[] {
  const { view } = extract;
  if (!view.price) return [];
  return [
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
      data: extract.points(extract.means(view.series.values(view.price))),
    },
  ];
}

function seriesOption(extract: Extract): object[] {
  return [...areaOptions(extract), ...peakOptions(extract), ...priceOptions(extract)];
}

/** Every flow of the bus; the lines of peaks and price explain themselves. */
function legendNames(view: BusView): string[] {
  return view.entries.map((entry) => entry.label);
}

function stampText(time: number): string {
  return new Date(time).toISOString().slice(0, 16).replace('T', ' ');
}

function tipText(extract: Extract, items: unknown): string {
  const { view } = extract;
  const time = (items as { value: [number, number] }[])[0]?.value[0];
  if (time === undefined) return '';
  const starts = extract.starts.map((i) => view.series.times[i] as number);
  const at = Math.min(starts.length - 1, Math.max(0, lowerBound(starts, time + 1) - 1));
  const from = extract.starts[at] as number;
  const to = Math.min(from + extract.group, view.series.times.length);
  const mean = (values: Float64Array): number =>
    groupMeans(values, from, to, extract.group)[0] as number;
  const rows = view.entries
    .filter((entry) => mean(entry.values) > smallest)
    .map(({ flow, side, label, values }) =>
      tooltipRow(
        assetColour(view.plan, flow.asset),
        label,
        `${fixed(side * mean(values), 2)} ${plainUnit(flow.unit)}`,
      ),
    );
  if (view.price)
    rows.push(
      tooltipRow(
        themeColour('accent'),
        t('report.price'),
        `${figures(mean(view.series.values(view.price)))} ${plainUnit(view.price.unit)}`,
      ),
    );
  return `<div class="tiphead">${escapeMarkup(stampText(starts[at] as number))}</div>${rows.join('')}`;
}

function axes(view: BusView, area: HTMLElement): object {
  const top = 36 + legendHeight(legendNames(view), area);
  const unit = plainUnit(view.entries[0]?.flow.unit ?? '');
  const time = { min: view.first, max: view.end };
  const priceAxis = view.price
    ? [
        valueAxis(plainUnit(view.price.unit), {
          gridIndex: 1,
          splitNumber: 2,
          axisLabel: { color: themeColour('muted'), hideOverlap: true },
        }),
      ]
    : [];
  return {
    grid: view.price
      ? [
          { left: 56, right: 16, top, height: 346 - top },
          { left: 56, right: 16, top: 384, height: 58 },
        ]
      : [{ left: 56, right: 16, top, height: 442 - top }],
    xAxis: view.price
      ? [
          timeAxis({ ...time, axisLabel: { show: false }, axisTick: { show: false } }),
          timeAxis({ ...time, gridIndex: 1 }),
        ]
      : [timeAxis(time)],
    yAxis: [valueAxis(unit), ...priceAxis],
  };
}

function zooms(view: BusView, window: Window): object[] {
  const both = view.price ? [0, 1] : [0];
  const shared = {
    xAxisIndex: both,
    startValue: window.from,
    endValue: window.to,
    filterMode: 'none',
    minValueSpan: 6 * 3_600_000,
  };
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
  let extract = new Extract(view, window);
  let chart: EChartsType | undefined;
  const area = canvas(512, t('report.dispatch'));
  const remark = h('p', { class: 'remark' });

  const refresh = (): void => {
    extract = new Extract(view, window);
    const { group, steps } = extract;
    const hours = fixed((group * series.block.minutes) / 60, 0);
    remark.textContent = group > 1 ? t('report.thinned', { steps: fixed(steps, 0), hours }) : '';
    chart?.setOption({ series: seriesOption(extract) } as never);
  };
  const show = (next: Window): void => {
    window = next;
    chart?.dispatchAction({ type: 'dataZoom', startValue: next.from, endValue: next.to });
    refresh();
  };
  const build = (): void => {
    chart?.clear();
    extract = new Extract(view, window);
    const option = {
      ...axes(view, area),
      legend: legend({ top: 0, left: 0, right: 0, data: legendNames(view) }),
      tooltip: {
        ...tooltip(),
        trigger: 'axis',
        formatter: (items: unknown) => tipText(extract, items),
      },
      axisPointer: { link: [{ xAxisIndex: 'all' }] },
      dataZoom: zooms(view, window),
      series: seriesOption(extract),
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
      const zoom = (chart?.getOption() as { dataZoom: { startValue: number; endValue: number }[] })
        .dataZoom[0];
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
    h(
      'button',
      { type: 'button', class: 'quiet', 'aria-label': t('report.earlier'), click: () => step(-1) },
      '‹',
    ),
    h(
      'button',
      { type: 'button', class: 'quiet', 'aria-label': t('report.later'), click: () => step(1) },
      '›',
    ),
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
