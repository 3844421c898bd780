// The curves of one electrolysis cell over its current: voltage, new and worn, and Faraday efficiency.
import { canvas, draw, legend, legendHeight, tooltip, tooltipRow, valueAxis } from '../chart';
import { h } from '../dom';
import { fixed } from '../format';
import { t } from '../messages';
import { costColour, themeColour } from '../palette';
import type { OperatingMap } from '../simulation';

interface Curve {
  name: string;
  colour: string;
  points: [number, number][];
}

function curveChart(
  curves: Curve[],
  yName: string,
  unit: string,
  label: string,
): [HTMLElement, () => void] {
  const area = canvas(270, label);
  const names = curves.map((curve) => curve.name);
  const paint = (): void => {
    draw(area, {
      grid: {
        left: 8,
        right: 16,
        top: 26 + legendHeight(names, area),
        bottom: 30,
        containLabel: true,
      },
      legend: legend({ top: 0, left: 0 }),
      tooltip: {
        ...tooltip(),
        trigger: 'axis',
        formatter: (items: unknown) => {
          const list = items as { color: string; seriesName: string; value: [number, number] }[];
          const lines = list.map((item) =>
            tooltipRow(item.color, item.seriesName, `${fixed(item.value[1], 2)}\u00a0${unit}`),
          );
          return `<div>${fixed(list[0]?.value[0] ?? 0, 2)} A/cm²</div>${lines.join('')}`;
        },
      },
      xAxis: valueAxis(`${t('physics.current_density')}, A/cm²`, {
        nameLocation: 'middle',
        nameGap: 26,
        nameTextStyle: { color: themeColour('muted') },
        min: 0,
      }),
      yAxis: valueAxis(yName, { scale: true }),
      series: curves.map((curve) => ({
        type: 'line' as const,
        name: curve.name,
        symbol: 'none',
        itemStyle: { color: curve.colour },
        lineStyle: { color: curve.colour, width: 2 },
        data: curve.points,
      })),
    } as never);
  };
  return [area, paint];
}

function curvesOf(map: OperatingMap, factor: number): Curve[] {
  const colours = ['sale', 'energy_purchase'].map(costColour);
  return map.z.map((row, j) => ({
    name:
      map.y.length < 2
        ? t('physics.cell_any_age')
        : t(map.y[j] === 0 ? 'physics.cell_new' : 'physics.cell_worn'),
    colour: colours[j % colours.length] as string,
    points: row.flatMap((value, i): [number, number][] =>
      value === null ? [] : [[map.x[i] ?? 0, factor * value]],
    ),
  }));
}

/** Voltage and Faraday efficiency of one cell over its current, side by side. */
export function cellCurves(
  cell: OperatingMap,
  faraday: OperatingMap | undefined,
): [HTMLElement, () => void] {
  const voltage = t('physics.map.electrolyser_cell');
  const current = t('physics.map.electrolyser_faraday');
  const charts = [
    { title: voltage, made: curveChart(curvesOf(cell, 1), 'V', 'V', voltage) },
    ...(faraday
      ? [{ title: current, made: curveChart(curvesOf(faraday, 100), '%', '%', current) }]
      : []),
  ];
  return [
    h(
      'div',
      { class: 'pair' },
      ...charts.map(({ title, made }) => h('figure', {}, h('figcaption', {}, title), made[0])),
    ),
    () => charts.forEach(({ made }) => made[1]()),
  ];
}
