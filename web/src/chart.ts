// ECharts with only the parts this page uses, dressed in the page's theme.
import { BarChart, CustomChart, HeatmapChart, LineChart, SankeyChart } from 'echarts/charts';
import {
  DataZoomInsideComponent,
  DataZoomSliderComponent,
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  TooltipComponent,
  VisualMapContinuousComponent,
} from 'echarts/components';
import { init, use, type EChartsType } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import type { EChartsOption } from 'echarts';
import { h } from './dom';
import { language } from './messages';
import { themeColour } from './palette';

use([
  BarChart,
  CustomChart,
  HeatmapChart,
  LineChart,
  SankeyChart,
  DataZoomInsideComponent,
  DataZoomSliderComponent,
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  TooltipComponent,
  VisualMapContinuousComponent,
  CanvasRenderer,
]);

const alive = new Set<EChartsType>();
const watcher = new ResizeObserver((entries) => {
  for (const chart of alive)
    if (entries.some((entry) => entry.target === chart.getDom())) chart.resize();
});

const fontFamily =
  'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif';

/** Forgets all charts, before the page is drawn anew. */
export function disposeCharts(): void {
  watcher.disconnect();
  const old = [...alive];
  alive.clear();
  // A frame already asked for may still be painted, so the charts go a little after their elements.
  setTimeout(() => old.forEach((chart) => chart.dispose()), 300);
}

export function resizeCharts(): void {
  for (const chart of alive) chart.resize();
}

/** A drawing area of a height in pixels, with a text for screen readers. */
export function canvas(height: number, label: string): HTMLElement {
  return h('div', {
    class: 'chart',
    role: 'img',
    'aria-label': label,
    style: `height:${height}px`,
  });
}

/** Width in pixels of a text in the charts' type. */
export function textWidth(text: string): number {
  const context = document.createElement('canvas').getContext('2d');
  if (!context) return 7 * text.length;
  context.font = `12px ${fontFamily}`;
  return context.measureText(text).width;
}

/** Height in pixels a legend of these names takes across an element. */
export function legendHeight(names: string[], element: HTMLElement): number {
  const icon = 12 + 5 + 16;
  let rows = 1;
  let used = 0;
  for (const name of names) {
    const width = textWidth(name) + icon;
    if (used > 0 && used + width > element.clientWidth) {
      ++rows;
      used = 0;
    }
    used += width;
  }
  return 24 * rows;
}

/** Draws into an element that is already part of the page. */
export function draw(element: HTMLElement, option: EChartsOption): EChartsType {
  const chart = init(element, undefined, {
    devicePixelRatio: Math.max(2, window.devicePixelRatio),
    locale: language() === 'zh' ? 'ZH' : 'EN',
  });
  alive.add(chart);
  watcher.observe(element);
  chart.setOption({ ...base(), ...option });
  return chart;
}

function base(): EChartsOption {
  return {
    animation: false,
    useUTC: true,
    textStyle: { fontFamily, color: themeColour('ink'), fontSize: 12 },
  };
}

export function tooltip(): object {
  return {
    confine: true,
    backgroundColor: themeColour('panel'),
    borderColor: themeColour('rule'),
    padding: [8, 10],
    textStyle: { color: themeColour('ink'), fontSize: 12 },
    extraCssText: 'box-shadow:0 2px 10px rgba(0,0,0,.12)',
  };
}

export function legend(extra: object = {}): object {
  return {
    type: 'plain',
    icon: 'roundRect',
    itemWidth: 12,
    itemHeight: 8,
    itemGap: 16,
    textStyle: { color: themeColour('ink') },
    ...extra,
  };
}

export function valueAxis(name: string, extra: object = {}): object {
  return {
    type: 'value',
    name,
    nameTextStyle: { color: themeColour('muted'), align: 'left', padding: [0, 0, 0, -34] },
    nameGap: 14,
    axisLabel: { color: themeColour('muted') },
    axisLine: { show: false },
    axisTick: { show: false },
    splitLine: { lineStyle: { color: themeColour('rule') } },
    ...extra,
  };
}

export function plainAxis(type: 'category' | 'time' | 'value', extra: object = {}): object {
  return {
    type,
    axisLabel: { color: themeColour('muted'), hideOverlap: true },
    axisLine: { lineStyle: { color: themeColour('axis') } },
    axisTick: { lineStyle: { color: themeColour('axis') } },
    splitLine: { show: false },
    ...extra,
  };
}

/** A time axis whose days carry their month. */
export function timeAxis(extra: object = {}): object {
  const zh = language() === 'zh';
  const formatter = {
    year: '{yyyy}',
    month: zh ? '{M}月' : '{MMM}',
    day: zh ? '{M}月{d}日' : '{d} {MMM}',
    hour: '{HH}:{mm}',
    minute: '{HH}:{mm}',
  };
  return plainAxis('time', {
    axisLabel: { color: themeColour('muted'), hideOverlap: true, formatter },
    ...extra,
  });
}

/** Lower end of an axis: zero unless something is really negative. */
export function fromZero(range: { min: number; max: number }): number | null {
  return range.min >= -1e-6 * Math.max(1, range.max) ? 0 : null;
}

/** Escapes a name for tooltips, which ECharts takes as markup. */
export function escapeMarkup(text: string): string {
  return text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);
}

/** One line of a tooltip: colour, name, number. */
export function tooltipRow(colour: string, name: string, value: string): string {
  return (
    `<div class="tip"><i style="background:${colour}"></i><span>${escapeMarkup(name)}</span>` +
    `<b>${escapeMarkup(value)}</b></div>`
  );
}
