// Annual cost by asset and cause as stacked bars.
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
import type { Plan } from '../data';
import { section } from '../dom';
import { moneyNumber, moneyUnit } from '../format';
import { language, nameOf, t } from '../messages';
import { assetLabel } from '../names';
import { costColour, themeColour } from '../palette';
import { yearlyCost } from './sizes';

const kindOrder = [
  'annuity',
  'fixed_om',
  'variable_om',
  'energy_purchase',
  'demand_charge',
  'capacity_charge',
  'co2',
  'unserved',
  'sale',
];

/** CNY a year; assets that cost less are not built. */
const smallest = 1000;

export function costsSection(plan: Plan): [HTMLElement, () => void] {
  const assets = Object.entries(plan.assets)
    .filter(([, asset]) =>
      Object.values(asset.costs_cny_per_year).some((value) => Math.abs(value ?? 0) > smallest),
    )
    .sort(([, a], [, b]) => yearlyCost(a) - yearlyCost(b));
  const present = new Set(assets.flatMap(([, asset]) => Object.keys(asset.costs_cny_per_year)));
  const kinds = [
    ...kindOrder.filter((kind) => present.has(kind)),
    ...[...present].filter((kind) => !kindOrder.includes(kind)),
  ];
  const area = canvas(90 + 34 * assets.length, t('report.costs'));
  const unit = `${moneyUnit()}${t('unit.per_year')}`;
  const large = language() === 'zh' ? 1e4 : 1e6;
  const paint = (): void => {
    draw(area, {
      grid: {
        left: 8,
        right: 70,
        top:
          10 +
          legendHeight(
            kinds.map((kind) => nameOf('cost', kind)),
            area,
          ),
        bottom: 30,
        containLabel: true,
      },
      legend: legend({ top: 0, left: 0 }),
      tooltip: {
        ...tooltip(),
        trigger: 'axis',
        axisPointer: { type: 'shadow' },
        formatter: (items: unknown) => {
          const list = items as {
            name: string;
            seriesName: string;
            color: string;
            value: number;
            seriesIndex: number;
          }[];
          const rows = list
            .filter((item) => item.value && item.seriesIndex < kinds.length)
            .map((item) =>
              tooltipRow(item.color, item.seriesName, `${moneyNumber(item.value * large)} ${unit}`),
            );
          return rows.join('');
        },
      },
      xAxis: valueAxis(unit, {
        nameLocation: 'end',
        nameTextStyle: {
          color: themeColour('muted'),
          align: 'right',
          verticalAlign: 'top',
          padding: [24, -66, 0, 0],
        },
        nameGap: 0,
      }),
      yAxis: plainAxis('category', {
        data: assets.map(([name]) => assetLabel(plan, name)),
        axisTick: { show: false },
        axisLabel: { color: themeColour('ink') },
        axisLine: { show: false },
      }),
      series: kinds.map((kind) => ({
        type: 'bar' as const,
        name: nameOf('cost', kind),
        stack: 'cost',
        barWidth: 18,
        itemStyle: { color: costColour(kind) },
        data: assets.map(([, asset]) => (asset.costs_cny_per_year[kind] ?? 0) / large),
      })),
    } as never);
  };
  return [section('costs', t('report.costs'), t('report.costs_note'), area), paint];
}
