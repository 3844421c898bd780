// Fill of every store over the year: daily mean and range.
import { canvas, draw, timeAxis, tooltip, tooltipRow, valueAxis } from '../chart';
import type { FlowInfo, Plan, YearSeries } from '../data';
import { dailyRange } from '../downsample';
import { h } from '../dom';
import { fixed } from '../format';
import { t } from '../messages';
import { assetLabel } from '../names';
import { assetColour } from '../palette';
import { fillOf } from './heatmaps';

function paintStore(area: HTMLElement, plan: Plan, series: YearSeries, flow: FlowInfo): void {
  const full = fillOf(plan, flow);
  const days = dailyRange(
    series.times,
    series.values(flow).map((value) => (100 * value) / full),
  );
  const colour = assetColour(plan, flow.asset);
  const line = { type: 'line', symbol: 'none', emphasis: { disabled: true } };
  draw(area, {
    grid: { left: 44, right: 16, top: 26, bottom: 26 },
    tooltip: {
      ...tooltip(),
      trigger: 'axis',
      formatter: (items: unknown) => {
        const at = (items as { dataIndex: number }[])[0]?.dataIndex ?? 0;
        const day = days[at]!;
        const date = new Date(day.time).toISOString().slice(0, 10);
        return (
          `<div class="tiphead">${date}</div>` +
          tooltipRow(colour, t('report.mean'), `${fixed(day.mean, 1)} %`) +
          tooltipRow(
            'transparent',
            t('report.storage_range'),
            `${fixed(day.low, 1)} – ${fixed(day.high, 1)} %`,
          )
        );
      },
    },
    xAxis: timeAxis({ min: series.times[0], max: series.times[series.times.length - 1] }),
    yAxis: valueAxis('%', { min: 0, max: 100, interval: 25 }),
    series: [
      {
        ...line,
        stack: 'range',
        lineStyle: { width: 0 },
        data: days.map((day) => [day.time, day.low]),
      },
      {
        ...line,
        stack: 'range',
        lineStyle: { width: 0 },
        areaStyle: { color: colour, opacity: 0.25 },
        data: days.map((day) => [day.time, day.high - day.low]),
      },
      {
        ...line,
        lineStyle: { width: 1.3, color: colour },
        data: days.map((day) => [day.time, day.mean]),
      },
    ],
  } as never);
}

export function storagePart(plan: Plan, series: YearSeries): [HTMLElement, () => void] | null {
  const stores = plan.flows.filter(
    (flow) => ['energy_mwh', 'mass_kg'].includes(flow.quantity) && fillOf(plan, flow) > 0,
  );
  if (stores.length === 0) return null;
  const areas = stores.map((flow) => canvas(190, assetLabel(plan, flow.asset)));
  const element = h(
    'div',
    { id: 'storage' },
    h('h3', {}, t('report.storage')),
    h('p', { class: 'note' }, t('report.storage_note')),
    ...stores.map((flow, i) =>
      h('figure', {}, h('figcaption', {}, assetLabel(plan, flow.asset)), areas[i]),
    ),
  );
  return [element, () => stores.forEach((flow, i) => paintStore(areas[i]!, plan, series, flow))];
}
