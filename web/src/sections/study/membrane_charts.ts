// The charts of a membrane study: stacked bars by membrane, the map, and lines over thickness.
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
import { fixed, power } from '../../format';
import { language, t } from '../../messages';
import { costColour, isDark, shade, technologyColour, themeColour } from '../../palette';
import {
  cellsOf,
  compared,
  COST,
  figureOf,
  gridValues,
  lineOf,
  PERMEABILITY,
  THICKNESS,
  type Cell,
} from '../../membrane';
import type { Point, Study } from '../../study';

type Chart = [HTMLElement, () => void];

/** A cost per energy as people write it: CNY/MWh, or 元/kWh. */
export function costText(cnyPerMwh: number | null): string {
  if (cnyPerMwh === null) return '–';
  return language() === 'zh' ? fixed(cnyPerMwh / 1000, 3) : fixed(cnyPerMwh, 0);
}

export interface Part {
  name: string;
  figure: string;
  colour: string;
}

/** One bar per membrane, its parts end to end, the sum at its end. */
export function stackedBars(
  study: Study,
  parts: Part[],
  label: string,
  unit: string,
  show: (value: number) => string,
): Chart {
  const sum = (i: number): number =>
    parts.reduce((all, part) => all + (figureOf(study, rows[i] as never, part.figure) ?? 0), 0);
  const rows = compared(study);
  const names = rows.map((row) => row.label);
  const area = canvas(70 + 34 * rows.length, label);
  const paint = (): void => {
    const legendNames = parts.map((part) => part.name);
    draw(area, {
      grid: {
        left: 8,
        right: 70,
        top: 8 + legendHeight(legendNames, area),
        bottom: 26,
        containLabel: true,
      },
      legend: legend({ top: 0, left: 0 }),
      tooltip: {
        ...tooltip(),
        trigger: 'axis',
        axisPointer: { type: 'shadow' },
        formatter: (items: unknown) => {
          const list = items as { dataIndex: number; seriesIndex: number; value: number }[];
          const i = list[0]?.dataIndex ?? 0;
          const lines = list.map((item) => {
            const part = parts[item.seriesIndex] as Part;
            return tooltipRow(part.colour, part.name, show(item.value));
          });
          return `<div>${names[i] ?? ''}: ${show(sum(i))} ${unit}</div>${lines.join('')}`;
        },
      },
      xAxis: plainAxis('value', {
        axisLabel: { color: themeColour('muted'), formatter: show, hideOverlap: true },
        splitLine: { show: true, lineStyle: { color: themeColour('rule') } },
      }),
      yAxis: plainAxis('category', {
        data: names,
        inverse: true,
        axisTick: { show: false },
        axisLabel: { color: themeColour('ink') },
      }),
      series: parts.map((part, k) => ({
        type: 'bar' as const,
        name: part.name,
        stack: 'all',
        barWidth: 18,
        itemStyle: { color: part.colour },
        data: rows.map((row) => figureOf(study, row, part.figure)),
        label: {
          show: k === parts.length - 1,
          position: 'right',
          color: themeColour('ink'),
          fontWeight: 600,
          formatter: (item: { dataIndex: number }) => show(sum(item.dataIndex)),
        },
      })),
    } as never);
  };
  return [area, paint];
}

/** Pale where cheap, dark from half as much again as the cheapest; grey where there is no cost. */
function heat(value: number | null, least: number): string {
  if (value === null) return isDark() ? '#3a444c' : '#d5dade';
  const share = Math.min(1, (value / least - 1) / 0.5);
  const from = isDark() ? '#2c3f4a' : '#eef4f1';
  const to = isDark() ? '#e0a06a' : '#8c4a1f';
  const mix = [1, 3, 5].map((at) => {
    const a = parseInt(from.slice(at, at + 2), 16);
    const b = parseInt(to.slice(at, at + 2), 16);
    return Math.round(a + (b - a) * Math.sqrt(share))
      .toString(16)
      .padStart(2, '0');
  });
  return `#${mix.join('')}`;
}

/** White on dark cells, ink on pale ones. */
function contrast(colour: string): string {
  const [r, g, b] = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16)) as [
    number,
    number,
    number,
  ];
  return 0.299 * r + 0.587 * g + 0.114 * b > 140 ? '#1d2731' : '#ffffff';
}

interface Api {
  value: (i: number) => number;
  coord: (p: number[]) => [number, number];
}

function drawCell(cell: Cell, least: number, api: Api): object {
  const [x0, y0] = api.coord([cell.left, cell.high]);
  const [x1, y1] = api.coord([cell.right, cell.low]);
  const fill = heat(cell.value, least);
  const frame = cell.best
    ? { stroke: themeColour('ink'), lineWidth: 2 }
    : { stroke: themeColour('panel'), lineWidth: 1 };
  return {
    type: 'group',
    children: [
      {
        type: 'rect',
        shape: { x: x0 + 1, y: y0 + 1, width: x1 - x0 - 2, height: y1 - y0 - 2 },
        style: { fill, ...frame },
      },
      {
        type: 'text',
        style: {
          text: cell.value === null ? t('report.membrane.nothing') : costText(cell.value),
          x: (x0 + x1) / 2,
          y: y1 - 14,
          align: 'center',
          verticalAlign: 'middle',
          fill: contrast(fill),
          fontSize: 13,
          fontWeight: cell.best ? 700 : 400,
        },
      },
    ],
  };
}

/** A membrane of the library: a dot with its number, and its own cost beside it. */
function drawDot(number: string, cost: string, api: Api, rightmost: boolean): object {
  const [x, y] = api.coord([api.value(0), api.value(1)]);
  const radius = 9;
  const text = { y, verticalAlign: 'middle', fontSize: 11 };
  return {
    type: 'group',
    silent: true,
    children: [
      {
        type: 'circle',
        shape: { cx: x, cy: y, r: radius },
        style: { fill: technologyColour('storage'), stroke: '#ffffff', lineWidth: 1.5 },
      },
      { type: 'text', style: { ...text, text: number, x, align: 'center', fill: '#ffffff' } },
      {
        type: 'text',
        style: {
          ...text,
          text: cost,
          x: rightmost ? x - radius - 4 : x + radius + 4,
          align: rightmost ? 'right' : 'left',
          fill: '#1d2731',
          backgroundColor: 'rgba(255,255,255,.82)',
          padding: [1, 3],
          borderRadius: 2,
        },
      },
    ],
  };
}

/** The membranes whose dots lie in the map of a price, in the order of their numbers. */
export function dotsOf(study: Study, price: number): Point[] {
  const cells = cellsOf(study, price, COST);
  return compared(study).filter(({ inputs }) => {
    const [x, y] = [inputs[THICKNESS] as number, inputs[PERMEABILITY] as number];
    return cells.some((c) => x >= c.left && x <= c.right && y >= c.low && y <= c.high);
  });
}

/** Cost over thickness and permeability at one price of the membrane. */
export function costMap(study: Study, price: number): Chart {
  const cells = cellsOf(study, price, COST);
  const least = Math.min(...cells.map((cell) => cell.value ?? Infinity));
  const across = gridValues(study, THICKNESS);
  const up = gridValues(study, PERMEABILITY);
  const [left, right] = [
    Math.min(...cells.map((c) => c.left)),
    Math.max(...cells.map((c) => c.right)),
  ];
  const [low, high] = [Math.min(...cells.map((c) => c.low)), Math.max(...cells.map((c) => c.high))];
  const dots = dotsOf(study, price);
  // Room for a dot above the number, also in the narrowest row.
  const area = canvas(Math.max(420, 90 + 62 * up.length), t('report.membrane.map'));
  const axisText = { color: themeColour('muted') };
  const paint = (): void => {
    draw(area, {
      grid: { left: 16, right: 16, top: 30, bottom: 34, containLabel: true },
      tooltip: {
        ...tooltip(),
        trigger: 'item',
        formatter: (item: unknown) => {
          const { dataIndex, seriesIndex } = item as { dataIndex: number; seriesIndex: number };
          const cell = cells[dataIndex];
          if (!cell || seriesIndex > 0) return '';
          const cost = cell.value === null ? t('report.membrane.nothing') : costText(cell.value);
          return (
            `<div>${fixed(cell.thickness, 0)} µm, ${power(cell.permeability)} m²/s</div>` +
            tooltipRow(heat(cell.value, least), t('report.membrane.cost'), cost)
          );
        },
      },
      xAxis: plainAxis('value', {
        min: left,
        max: right,
        name: t('report.membrane.thickness'),
        nameLocation: 'middle',
        nameGap: 28,
        nameTextStyle: axisText,
        axisLabel: { ...axisText, customValues: across, formatter: (v: number) => fixed(v, 0) },
        axisTick: { customValues: across },
      }),
      yAxis: plainAxis('value', {
        type: 'log',
        min: low,
        max: high,
        name: t('report.membrane.permeability'),
        nameLocation: 'end',
        nameGap: 10,
        nameTextStyle: { ...axisText, align: 'left' },
        axisLabel: { ...axisText, customValues: up, formatter: (v: number) => power(v) },
        axisTick: { customValues: up },
      }),
      series: [
        {
          type: 'custom',
          clip: true,
          renderItem: (params: { dataIndex: number }, api: Api) =>
            drawCell(cells[params.dataIndex] as Cell, least, api),
          encode: { x: [0, 1], y: [2, 3] },
          data: cells.map((cell) => [cell.left, cell.right, cell.low, cell.high]),
        },
        {
          type: 'custom',
          silent: true,
          z: 5,
          renderItem: (params: { dataIndex: number }, api: Api) => {
            const dot = dots[params.dataIndex];
            const far = (dot?.inputs[THICKNESS] ?? 0) > left + 0.75 * (right - left);
            const cost = costText(dot ? figureOf(study, dot, COST) : null);
            return drawDot(String(params.dataIndex + 1), cost, api, far);
          },
          encode: { x: 0, y: 1 },
          data: dots.map((dot) => [dot.inputs[THICKNESS], dot.inputs[PERMEABILITY]]),
        },
      ],
    } as never);
  };
  return [area, paint];
}

const lines = [
  ['coulombic_efficiency_frac', 'storage', 'circle'],
  ['voltage_efficiency_frac', 'pv', 'triangle'],
  ['stack_efficiency_frac', 'electrolyser', 'rect'],
  ['system_efficiency_frac', 'grid', 'diamond'],
] as const;

/** Efficiencies over thickness at one permeability. */
export function efficiencyLines(study: Study, permeability: number, price: number): Chart {
  const points = lineOf(study, permeability, price);
  const names = lines.map(([figure]) => t(`report.membrane.${figure}`));
  const area = canvas(340, t('report.membrane.lines'));
  const paint = (): void => {
    draw(area, {
      grid: {
        left: 8,
        right: 24,
        top: 24 + legendHeight(names, area),
        bottom: 34,
        containLabel: true,
      },
      legend: { ...legend({ top: 0, left: 0 }), icon: undefined },
      tooltip: {
        ...tooltip(),
        trigger: 'axis',
        formatter: (items: unknown) => {
          const list = items as { color: string; seriesName: string; value: [number, number] }[];
          return (
            `<div>${fixed(list[0]?.value[0] ?? 0, 0)} µm</div>` +
            list.map((i) => tooltipRow(i.color, i.seriesName, `${fixed(i.value[1], 1)} %`)).join('')
          );
        },
      },
      xAxis: plainAxis('value', {
        scale: true,
        name: t('report.membrane.thickness'),
        nameLocation: 'middle',
        nameGap: 28,
        nameTextStyle: { color: themeColour('muted') },
      }),
      yAxis: valueAxis('%', { scale: true }),
      series: lines.map(([figure, colour, symbol], k) => ({
        type: 'line' as const,
        name: names[k],
        symbol,
        symbolSize: 8,
        itemStyle: { color: technologyColour(colour) },
        lineStyle: { color: technologyColour(colour), width: 2 },
        data: points.map((point) => [
          point.inputs[THICKNESS],
          100 * (figureOf(study, point, figure) ?? NaN),
        ]),
      })),
    } as never);
  };
  return [area, paint];
}

export function costParts(): Part[] {
  const colours: [string, string][] = [
    ['electrolyte', technologyColour('storage')],
    ['stacks', costColour('annuity')],
    ['membranes', costColour('energy_purchase')],
    ['charging', costColour('variable_om')],
    ['operation', costColour('fixed_om')],
  ];
  return colours.map(([part, colour]) => ({
    name: t(`report.membrane.part.${part}`),
    figure: `levelised_${part}_cny_per_mwh`,
    colour,
  }));
}

export function lossParts(): Part[] {
  const colours: [string, string][] = [
    ['crossover', costColour('energy_purchase')],
    ['ohmic', costColour('annuity')],
    ['electrodes', costColour('fixed_om')],
    ['pumps', technologyColour('electrolyser')],
    ['converter', technologyColour('hydrogen_tank')],
    ['rebalancing', technologyColour('storage')],
    ['other', shade(technologyColour('grid'), 0.2)],
  ];
  return colours.map(([part, colour]) => ({
    name: t(`report.membrane.loss.${part}`),
    figure: `loss_${part}_frac`,
    colour,
  }));
}

const ages = ['week', 'month', 'quarter', 'year'] as const;
const marks = ['circle', 'triangle', 'rect', 'diamond', 'pin'] as const;
const hues = ['storage', 'pv', 'electrolyser', 'grid', 'wind'] as const;

/** Usable charge of each membrane over the first year, with no overflow line between the tanks. */
export function capacityLines(study: Study): Chart {
  const rows = compared(study);
  const names = rows.map((row) => row.label);
  const area = canvas(340, t('report.membrane.capacity'));
  const paint = (): void => {
    draw(area, {
      grid: {
        left: 8,
        right: 24,
        top: 24 + legendHeight(names, area),
        bottom: 26,
        containLabel: true,
      },
      legend: { ...legend({ top: 0, left: 0 }), icon: undefined },
      tooltip: {
        ...tooltip(),
        trigger: 'axis',
        formatter: (items: unknown) => {
          const list = items as { color: string; seriesName: string; name: string; value: number }[];
          return (
            `<div>${list[0]?.name ?? ''}</div>` +
            list.map((i) => tooltipRow(i.color, i.seriesName, `${fixed(i.value, 1)} %`)).join('')
          );
        },
      },
      xAxis: plainAxis('category', {
        data: ['new', ...ages].map((age) => t(`report.membrane.after.${age}`)),
        boundaryGap: false,
        axisLabel: { color: themeColour('muted') },
      }),
      yAxis: valueAxis('%', { scale: true }),
      series: rows.map((row, k) => ({
        type: 'line' as const,
        name: names[k],
        symbol: marks[k % marks.length],
        symbolSize: 8,
        itemStyle: { color: technologyColour(hues[k % hues.length] as string) },
        lineStyle: { color: technologyColour(hues[k % hues.length] as string), width: 2 },
        data: [
          100,
          ...ages.map((age) => 100 * (figureOf(study, row, `unlevelled_${age}_frac`) ?? NaN)),
        ],
      })),
    } as never);
  };
  return [area, paint];
}
