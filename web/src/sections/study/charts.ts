// The charts of a study: histogram, tornado, spider.
import {
  canvas,
  draw,
  legend,
  legendHeight,
  plainAxis,
  tooltip,
  tooltipRow,
  valueAxis,
} from '../../chart';
import { fixed } from '../../format';
import { t } from '../../messages';
import { costColour, shade, technologyColour, themeColour } from '../../palette';
import { histogram, pointsOf, swings, valuesOf, type Study, type StudyFigure } from '../../study';
import { roundTicks } from '../../ticks';
import { figureName, shown, shownText } from './names';

type Chart = [HTMLElement, () => void];
interface Item {
  color: string;
  seriesName: string;
  name: string;
  dataIndex: number;
  value: number | [number, number];
}

const axisLabel = (figure: StudyFigure) => (value: number) => shown(value, figure).number;

function mark(value: number | null | undefined, label: string): object[] {
  if (value === null || value === undefined) return [];
  return [{ xAxis: value, label: { formatter: label } }];
}

/** How often which values occur; P90, P50, P10 and the case marked. */
export function histogramChart(study: Study, group: string, index: number): Chart {
  const figure = study.figures[index] as StudyFigure;
  const bins = histogram(valuesOf(study, group, index));
  const summary = study.groups.find((entry) => entry.name === group)?.summaries[figure.name];
  const area = canvas(300, figureName(figure.name));
  const at = (probability: number): number | null | undefined =>
    summary?.exceeded[study.probabilities.findIndex((p) => Math.abs(p - probability) < 1e-9)];
  const paint = (): void => {
    draw(area, {
      grid: { left: 8, right: 24, top: 40, bottom: 28, containLabel: true },
      tooltip: {
        ...tooltip(),
        trigger: 'item',
        formatter: (item: unknown) => {
          const bin = bins[(item as Item).dataIndex];
          if (!bin) return '';
          const range = `${shownText(bin.from, figure)} – ${shownText(bin.to, figure)}`;
          return tooltipRow(
            costColour('annuity'),
            range,
            t('report.study.plans', { plans: bin.count }),
          );
        },
      },
      xAxis: plainAxis('value', {
        scale: true,
        name: shown(figure.base, figure).unit,
        nameLocation: 'end',
        nameGap: 4,
        axisLabel: { color: themeColour('muted'), formatter: axisLabel(figure), hideOverlap: true },
      }),
      // The labels are short: the name begins at the axis, not left of them.
      yAxis: valueAxis(t('report.study.plans_axis'), {
        nameTextStyle: { color: themeColour('muted'), align: 'left' },
      }),
      series: [
        {
          type: 'custom',
          renderItem: (
            _params: unknown,
            api: { value: (i: number) => number; coord: (p: number[]) => number[] },
          ) => {
            const [left, top] = api.coord([api.value(0), api.value(2)]) as [number, number];
            const [right, foot] = api.coord([api.value(1), 0]) as [number, number];
            return {
              type: 'rect',
              shape: { x: left, y: top, width: Math.max(1, right - left - 1), height: foot - top },
              style: { fill: costColour('annuity') },
            };
          },
          encode: { x: [0, 1], y: 2 },
          data: bins.map((bin) => [bin.from, bin.to, bin.count]),
          markLine: {
            symbol: 'none',
            silent: true,
            lineStyle: { color: themeColour('ink'), type: 'dashed' },
            label: { color: themeColour('ink'), position: 'end' },
            data: [...mark(at(0.9), 'P90'), ...mark(at(0.5), 'P50'), ...mark(at(0.1), 'P10')],
          },
        },
      ],
    } as never);
  };
  return [area, paint];
}

/** Rank correlation of a figure with every input that has an order, strongest first. */
export function correlationChart(study: Study, group: string, index: number): Chart {
  const figure = study.figures[index] as StudyFigure;
  const summary = study.groups.find((entry) => entry.name === group)?.summaries[figure.name];
  const rows = study.inputs
    .map((input, i) => ({ name: input.name, value: summary?.rank_correlation[i] }))
    .filter((row): row is { name: string; value: number } => typeof row.value === 'number')
    .sort((a, b) => Math.abs(b.value) - Math.abs(a.value));
  const area = canvas(50 + 26 * rows.length, t('report.study.correlation'));
  const paint = (): void => {
    draw(area, {
      grid: { left: 8, right: 24, top: 8, bottom: 8, containLabel: true },
      tooltip: {
        ...tooltip(),
        trigger: 'item',
        formatter: (item: unknown) => {
          const row = rows[(item as Item).dataIndex];
          return row ? tooltipRow((item as Item).color, row.name, fixed(row.value, 2)) : '';
        },
      },
      xAxis: plainAxis('value', {
        min: -1,
        max: 1,
        splitLine: { show: true, lineStyle: { color: themeColour('rule') } },
      }),
      yAxis: plainAxis('category', {
        data: rows.map((row) => row.name),
        inverse: true,
        axisTick: { show: false },
        axisLine: { show: false },
        axisLabel: { color: themeColour('ink') },
      }),
      series: [
        {
          type: 'bar',
          barWidth: 16,
          data: rows.map((row) => ({
            value: row.value,
            itemStyle: { color: costColour(row.value >= 0 ? 'annuity' : 'energy_purchase') },
          })),
        },
      ],
    } as never);
  };
  return [area, paint];
}

/** Bars from the case to what the low and the high value of each input make of the figure. */
export function tornadoChart(study: Study, index: number): Chart {
  const figure = study.figures[index] as StudyFigure;
  const base = figure.base ?? 0;
  const rows = swings(study, index);
  // The bars are differences; the axis says round values of the figure itself.
  const ticks = roundTicks([base, ...rows.flatMap((row) => row.figures)]).map((at) => at - base);
  const area = canvas(94 + 28 * rows.length, figureName(figure.name));
  const names = [t('report.study.low'), t('report.study.high')];
  const colours = [costColour('fixed_om'), costColour('energy_purchase')];
  const paint = (): void => {
    draw(area, {
      grid: {
        left: 8,
        right: 40,
        top: 8 + legendHeight(names, area),
        bottom: 42,
        containLabel: true,
      },
      legend: legend({ top: 0, left: 0 }),
      tooltip: {
        ...tooltip(),
        trigger: 'item',
        formatter: (item: unknown) => {
          const { dataIndex, seriesName, color } = item as Item;
          const row = rows[dataIndex];
          if (!row) return '';
          const end = seriesName === names[0] ? 0 : 1;
          return (
            `<div>${fixed(row.inputs[end], 3)}</div>` +
            tooltipRow(color, row.input, shownText(row.figures[end], figure))
          );
        },
      },
      xAxis: plainAxis('value', {
        min: ticks[0],
        max: ticks[ticks.length - 1],
        name: shown(base, figure).unit,
        nameLocation: 'end',
        nameGap: 0,
        nameTextStyle: {
          color: themeColour('muted'),
          align: 'right',
          verticalAlign: 'top',
          padding: [24, 0, 0, 0],
        },
        axisTick: { customValues: ticks, lineStyle: { color: themeColour('axis') } },
        axisLabel: {
          color: themeColour('muted'),
          customValues: ticks,
          formatter: (value: number) => axisLabel(figure)(value + base),
          hideOverlap: true,
        },
      }),
      yAxis: plainAxis('category', {
        data: rows.map((row) => row.input),
        inverse: true,
        axisTick: { show: false },
        axisLabel: { color: themeColour('ink'), inside: false },
        axisLine: { show: true, onZero: false },
      }),
      series: [0, 1].map((end) => ({
        type: 'bar',
        name: names[end],
        barWidth: 16,
        barGap: '-100%',
        itemStyle: { color: colours[end] },
        data: rows.map((row) => row.figures[end as 0 | 1] - base),
      })),
    } as never);
  };
  return [area, paint];
}

const lineTypes = [
  'wind',
  'pv',
  'storage',
  'electrolyser',
  'import',
  'unserved',
  'hydrogen_market',
];

/** The figure over each input, one line per input. */
export function spiderChart(study: Study, index: number): Chart {
  const figure = study.figures[index] as StudyFigure;
  const names = study.inputs.map((input) => input.name);
  const area = canvas(380, figureName(figure.name));
  const colour = (i: number): string =>
    shade(
      technologyColour(lineTypes[i % lineTypes.length] as string),
      i < lineTypes.length ? 0 : -0.35,
    );
  const paint = (): void => {
    draw(area, {
      grid: {
        left: 8,
        right: 24,
        top: 24 + legendHeight(names, area),
        bottom: 28,
        containLabel: true,
      },
      legend: legend({ top: 0, left: 0 }),
      tooltip: {
        ...tooltip(),
        trigger: 'item',
        formatter: (item: unknown) => {
          const { color, seriesName, value } = item as Item;
          const [x, y] = value as [number, number];
          return (
            `<div>× ${fixed(x, 3)}</div>` + tooltipRow(color, seriesName, shownText(y, figure))
          );
        },
      },
      xAxis: plainAxis('value', {
        scale: true,
        name: t('report.study.factor'),
        nameLocation: 'middle',
        nameGap: 26,
        nameTextStyle: { color: themeColour('muted') },
      }),
      yAxis: valueAxis(shown(figure.base, figure).unit, {
        scale: true,
        axisLabel: { color: themeColour('muted'), formatter: axisLabel(figure) },
      }),
      series: study.inputs.map((input, i) => ({
        type: 'line',
        name: input.name,
        symbol: 'circle',
        symbolSize: 5,
        itemStyle: { color: colour(i) },
        lineStyle: { color: colour(i), width: 2 },
        data: pointsOf(study, i)
          .filter((point) => point.figures[index] !== null)
          .map((point) => [point.inputs[i], point.figures[index]]),
      })),
    } as never);
  };
  return [area, paint];
}
