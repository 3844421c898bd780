// Duration curves: the values of the year in falling order.
import {
  canvas,
  draw,
  fromZero,
  legend,
  legendHeight,
  plainAxis,
  tooltip,
  tooltipRow,
  valueAxis,
} from '../chart';
import type { FlowInfo, Plan, YearSeries } from '../data';
import { durationCurve } from '../downsample';
import { h } from '../dom';
import { fixed } from '../format';
import { nameOf, t } from '../messages';
import { technologyColour, themeColour } from '../palette';

const maxPoints = 400;

interface Curve {
  name: string;
  colour: string;
  dashed: boolean;
  flows: FlowInfo[];
}

function curves(plan: Plan): Curve[] {
  const of = (quantity: string, ...types: string[]): FlowInfo[] =>
    plan.flows.filter(
      (flow) => flow.quantity === quantity && types.includes(plan.assets[flow.asset]?.type ?? ''),
    );
  const list: Curve[] = [
    {
      name: t('report.generation'),
      colour: technologyColour('wind'),
      dashed: false,
      flows: of('power_mw', 'wind', 'pv'),
    },
    {
      name: nameOf('asset', 'electric_load'),
      colour: technologyColour('electric_load'),
      dashed: false,
      flows: [
        ...of('power_mw', 'electric_load', 'silicon_plant'),
        ...of('slicing_mw', 'silicon_plant'),
        ...of('starting_mw', 'silicon_plant'),
        ...of('chiller_mw', 'silicon_plant'),
      ],
    },
    {
      name: t('report.heat_import'),
      colour: technologyColour('grid'),
      dashed: false,
      flows: of('import_mw', 'grid'),
    },
    {
      name: t('report.heat_export'),
      colour: technologyColour('grid'),
      dashed: true,
      flows: of('export_mw', 'grid'),
    },
    {
      name: nameOf('asset', 'electrolyser'),
      colour: technologyColour('electrolyser'),
      dashed: false,
      flows: of('input_mw', 'electrolyser'),
    },
    {
      name: `${nameOf('asset', 'storage')} · ${t('quantity.discharge_mw')}`,
      colour: technologyColour('storage'),
      dashed: false,
      flows: of('discharge_mw', 'storage'),
    },
  ];
  return list.filter((curve) => curve.flows.length > 0);
}

export function durationPart(plan: Plan, series: YearSeries): [HTMLElement, () => void] {
  const list = curves(plan);
  const area = canvas(330, t('report.duration'));
  const paint = (): void => {
    draw(area, {
      grid: {
        left: 56,
        right: 20,
        top:
          34 +
          legendHeight(
            list.map((curve) => curve.name),
            area,
          ),
        bottom: 42,
      },
      legend: legend({ top: 0, left: 0, right: 0 }),
      tooltip: {
        ...tooltip(),
        trigger: 'axis',
        formatter: (items: unknown) => {
          const rows = items as { seriesName: string; color: string; value: [number, number] }[];
          const head = `<div class="tiphead">${fixed(rows[0]?.value[0], 1)} %</div>`;
          return (
            head +
            rows
              .map((row) => tooltipRow(row.color, row.seriesName, `${fixed(row.value[1], 1)} MW`))
              .join('')
          );
        },
      },
      xAxis: plainAxis('value', {
        min: 0,
        max: 100,
        name: t('report.hours_of_year'),
        nameLocation: 'middle',
        nameGap: 26,
        nameTextStyle: { color: themeColour('muted') },
        axisLabel: { color: themeColour('muted'), formatter: '{value} %' },
      }),
      yAxis: valueAxis('MW', { min: fromZero }),
      series: list.map((curve) => ({
        type: 'line' as const,
        name: curve.name,
        symbol: 'none',
        lineStyle: { width: 1.8, color: curve.colour, type: curve.dashed ? 'dashed' : 'solid' },
        itemStyle: { color: curve.colour },
        data: durationCurve(series.sum(curve.flows)!, maxPoints).map((point) => [
          point.share,
          point.value,
        ]),
      })),
    } as never);
  };
  return [
    h(
      'div',
      { id: 'duration' },
      h('h3', {}, t('report.duration')),
      h('p', { class: 'note' }, t('report.duration_note')),
      area,
    ),
    paint,
  ];
}
