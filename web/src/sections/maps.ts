// Operating maps of the laws: efficiency of a flow battery, energy of electrolysers over load and wear
// or running units.
import { canvas, draw, escapeMarkup, plainAxis, tooltip } from '../chart';
import { h } from '../dom';
import { fixed, percent } from '../format';
import { t } from '../messages';
import { isDark, technologyColour, themeColour } from '../palette';
import { leastOfColumns, type OperatingMap } from '../simulation';
import { hydrogenMwhPerKg } from '../way';
import { cellCurves } from './cell_curves';

export type Part = [HTMLElement, () => void];

/** How a map is shown. */
interface Look {
  height: number;
  xName: string;
  yName: string;
  x: (value: number) => string;
  y: (value: number) => string;
  /** In a cell, and in the tooltip. */
  cell: (value: number) => string;
  point: (x: string, y: string, value: number) => string;
  /** Ends of the colours, lowest and highest value, and the texts at these ends. */
  range: [number, number];
  colours: [string, string];
  ends: [string, string];
  /** Every how many columns are named, counted from the right end. */
  tickEvery: number;
  /** Pixels by which the name of the y axis begins left of it. */
  yNameLeft: number;
  /** Cells to be framed, as x and y. */
  framed?: Set<string>;
}

function heatMap(map: OperatingMap, look: Look, label: string): Part {
  const area = canvas(look.height, label);
  const isFramed = (i: number, j: number): boolean => look.framed?.has(`${i} ${j}`) ?? false;
  const cells = map.z
    .flatMap((row, j) => row.map((value, i) => [i, j, value] as const))
    // What is drawn last lies on top: no neighbour covers a frame.
    .sort((a, b) => Number(isFramed(a[0], a[1])) - Number(isFramed(b[0], b[1])));
  const paint = (): void => {
    const wide = area.clientWidth > 42 * map.x.length;
    const [low, high] = look.range;
    draw(area, {
      grid: { left: 8, right: 96, top: 26, bottom: 32, containLabel: true },
      tooltip: {
        ...tooltip(),
        formatter: (item: unknown) => {
          const [i, j, value] = (item as { value: [number, number, number] }).value;
          return escapeMarkup(look.point(look.x(map.x[i] ?? 0), look.y(map.y[j] ?? 0), value));
        },
      },
      visualMap: {
        min: low,
        max: high,
        right: 0,
        top: 'middle',
        calculable: false,
        itemHeight: 160,
        text: [look.ends[1], look.ends[0]],
        textStyle: { color: themeColour('muted') },
        inRange: { color: look.colours },
      },
      xAxis: plainAxis('category', {
        data: map.x.map(look.x),
        name: look.xName,
        nameLocation: 'middle',
        nameGap: 28,
        nameTextStyle: { color: themeColour('muted') },
        axisLabel: {
          color: themeColour('muted'),
          interval: (i: number) => (map.x.length - 1 - i) % look.tickEvery === 0,
        },
      }),
      yAxis: plainAxis('category', {
        data: map.y.map(look.y),
        name: look.yName,
        nameTextStyle: {
          color: themeColour('muted'),
          align: 'left',
          padding: [0, 0, 0, -look.yNameLeft],
        },
        nameGap: 10,
      }),
      series: [
        {
          type: 'heatmap' as const,
          data: cells
            .filter(([, , value]) => value !== null)
            .map((value) => ({
              value,
              itemStyle: isFramed(value[0], value[1])
                ? { borderColor: themeColour('ink'), borderWidth: 1.5 }
                : { borderColor: themeColour('panel'), borderWidth: wide ? 1 : 0.5 },
            })),
          label: {
            show: wide,
            fontSize: 10,
            color: themeColour('ink'),
            formatter: (item: { value: [number, number, number] }) => look.cell(item.value[2]),
          },
        },
      ],
    } as never);
  };
  return [area, paint];
}

function known(map: OperatingMap): number[] {
  return map.z.flatMap((row) => row.flatMap((value) => (value === null ? [] : [value])));
}

/** One-way efficiency over power and charge. */
export function batteryMap(map: OperatingMap, label: string): Part {
  const values = known(map);
  const range: [number, number] = [Math.min(...values), Math.max(...values)];
  const whole = (value: number): string => percent(value, 0);
  return heatMap(
    map,
    {
      height: 340,
      tickEvery: 2,
      yNameLeft: 30,
      xName: t('physics.map_power'),
      yName: t('physics.map_charge'),
      x: whole,
      y: whole,
      cell: (value) => fixed(100 * value, 0),
      point: (power, charge, value) =>
        t('physics.map_point', { power, charge, efficiency: percent(value, 1) }),
      range,
      colours: [themeColour('rule'), technologyColour('storage')],
      ends: [whole(range[0]), whole(range[1])],
    },
    label,
  );
}

/** Dearer than the best by more than this is one colour: low loads would take all of the scale. */
const shownAbove = 1.3;

/** Pale where a kilogram takes least energy. */
export function energyMap(map: OperatingMap, label: string): Part {
  const values = known(map);
  const least = Math.min(...values);
  const most = Math.min(Math.max(...values), shownAbove * least);
  const overUnits = map.kind === 'electrolyser_units';
  const kwh = (value: number): string => `${fixed(value, 1)}\u00a0kWh/kg`;
  return heatMap(
    map,
    {
      height: overUnits ? Math.max(200, 110 + 24 * map.y.length) : 360,
      tickEvery: 5,
      yNameLeft: overUnits ? 12 : 30,
      xName: t('physics.map_load'),
      yName: t(overUnits ? 'physics.map_units' : 'physics.map_wear'),
      x: (value) => percent(value, 0),
      y: (value) => (overUnits ? fixed(value, 0) : percent(value, 0)),
      cell: (value) => fixed(value, 0),
      point: (load, y, value) =>
        t(overUnits ? 'physics.map_units_point' : 'physics.map_wear_point', {
          load,
          y,
          energy: kwh(value),
          efficiency: percent((1000 * hydrogenMwhPerKg) / value, 1),
        }),
      range: [least, most],
      colours: isDark() ? ['#2f4f49', '#e0a06a'] : ['#dff0ea', '#8c4a1f'],
      ends: [kwh(least), `${most < Math.max(...values) ? '≥ ' : ''}${kwh(most)}`],
      ...(overUnits ? { framed: leastOfColumns(map) } : {}),
    },
    label,
  );
}

/** All maps of one asset under their headings, with a sentence each. */
export function mapParts(
  maps: OperatingMap[],
  asset: string,
): { head: HTMLElement[]; made: Part }[] {
  return maps.flatMap((map) => {
    if (map.kind === 'electrolyser_faraday') return [];
    const kind = `physics.map.${map.kind}`;
    const title = t(map.kind === 'electrolyser_cell' ? 'physics.map.cell' : kind, { asset });
    const head = [
      h('h3', {}, title),
      h('p', { class: 'note' }, t(`physics.map_note.${map.kind}`, { asset })),
    ];
    const faraday = maps.find((other) => other.kind === 'electrolyser_faraday');
    const made =
      map.kind === 'battery_efficiency'
        ? batteryMap(map, title)
        : map.kind === 'electrolyser_cell'
          ? cellCurves(map, faraday)
          : energyMap(map, title);
    return [{ head, made }];
  });
}
