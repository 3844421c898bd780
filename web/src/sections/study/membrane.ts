// The page of a membrane study: the library side by side, what makes up cost and losses, the map of
// cost over thickness and permeability, and the efficiencies over thickness.
import { dropdown, h, section, table } from '../../dom';
import { compact, fixed, percent, power } from '../../format';
import { language, t } from '../../messages';
import {
  cellsOf,
  compared,
  COST,
  figureOf,
  gridValues,
  lineOf,
  PERMEABILITY,
  PRICE,
  THICKNESS,
} from '../../membrane';
import type { Point, Study } from '../../study';
import {
  capacityLines,
  costMap,
  costParts,
  costText,
  dotsOf,
  efficiencyLines,
  lossParts,
  stackedBars,
} from './membrane_charts';

type Part = [HTMLElement, () => void];

function head(study: Study): HTMLElement {
  const runs = new Set(
    study.points.map((point) => `${point.group} ${point.label} ${point.inputs.slice(0, 2).join()}`),
  );
  return h(
    'header',
    { class: 'masthead' },
    h('p', { class: 'kicker' }, t('report.study.kind.membrane')),
    h('h1', {}, study.park),
    h('p', { class: 'verdict' }, h('span', {}, t('report.membrane.replays', { plans: runs.size }))),
  );
}

function comparison(study: Study): HTMLElement {
  const columns = [
    'membrane',
    'thickness',
    'coulombic',
    'voltage',
    'stack',
    'system',
    'fade',
    'rebalancings',
    'renewals',
    'delivered',
    'price',
    'cost',
  ].map((column, i) => ({ title: t(`report.membrane.column.${column}`), numeric: i > 0 }));
  const row = (point: Point): string[] => {
    const of = (name: string): number | null => figureOf(study, point, name);
    const share = (name: string): string => fixed(100 * (of(name) ?? NaN), 1);
    return [
      point.group === 'case' ? t('report.membrane.own', { membrane: point.label }) : point.label,
      fixed(point.inputs[THICKNESS], 0),
      share('coulombic_efficiency_frac'),
      share('voltage_efficiency_frac'),
      share('stack_efficiency_frac'),
      share('system_efficiency_frac'),
      share('fade_frac_per_year'),
      fixed(of('rebalancings_per_year'), 1),
      fixed(of('membrane_renewals'), 0),
      fixed((of('delivered_mwh_per_year') ?? NaN) / 1000, 2),
      fixed(point.inputs[PRICE], 0),
      costText(of(COST)),
    ];
  };
  return table(columns, compared(study).map(row));
}

/** Why a cost is missing; null when none is. */
function nothingNote(costs: (number | null)[]): HTMLElement | null {
  return costs.includes(null) ? h('p', { class: 'note' }, t('report.membrane.nothing_note')) : null;
}

/** Whose dot is which, with its own cost. */
function dotList(study: Study, price: number): HTMLElement | null {
  const dots = dotsOf(study, price);
  if (dots.length === 0) return null;
  return h(
    'ol',
    { class: 'notes' },
    ...dots.map((dot) =>
      h(
        'li',
        {},
        t('report.membrane.dot', {
          membrane: dot.label,
          cost: costText(figureOf(study, dot, COST)),
          price: fixed(dot.inputs[PRICE], 0),
        }),
      ),
    ),
  );
}

function comparePart(study: Study): Part {
  const own = study.points[0] as Point;
  const unit = language() === 'zh' ? '元/kWh' : 'CNY/MWh';
  const paid = figureOf(study, own, 'energy_price_cny_per_mwh');
  const price = language() === 'zh' ? costText(paid) : compact(paid);
  const costs = stackedBars(study, costParts(), t('report.membrane.costs'), unit, costText);
  const losses = stackedBars(study, lossParts(), t('report.membrane.losses'), '', (share) =>
    percent(share, 1),
  );
  return [
    section(
      'membranes',
      t('report.membrane.compare'),
      t('report.membrane.compare_note'),
      comparison(study),
      nothingNote(compared(study).map((point) => figureOf(study, point, COST))),
      h('h3', {}, t('report.membrane.costs')),
      h('p', { class: 'note' }, t('report.membrane.costs_note', { price })),
      costs[0],
      h('h3', {}, t('report.membrane.losses')),
      h('p', { class: 'note' }, t('report.membrane.losses_note')),
      losses[0],
    ),
    () => [costs, losses].forEach(([, paint]) => paint()),
  ];
}

/** What each membrane lets through, when, and what capacity that costs with and without levelling. */
function crossingTable(study: Study): HTMLElement {
  const titles = [
    'membrane',
    'self_discharge',
    'running',
    'rest',
    'levelling',
    'rebalance_days',
    'kept_year',
    'kept_no_hydrogen',
    'kept_levelled',
  ];
  const columns = titles.map((column, i) => ({
    title: t(`report.membrane.column.${column}`),
    numeric: i > 0,
  }));
  const row = (point: Point): string[] => {
    const of = (name: string): number => figureOf(study, point, name) ?? NaN;
    const share = (name: string): string => fixed(100 * of(name), 1);
    return [
      point.group === 'case' ? t('report.membrane.own', { membrane: point.label }) : point.label,
      fixed(of('self_discharge_ma_per_cm2'), 2),
      share('crossover_running_frac'),
      share('crossover_rest_frac'),
      fixed(100 * of('crossover_levelling_frac'), 2),
      fixed(of('unlevelled_rebalance_days'), 0),
      share('unlevelled_year_frac'),
      share('unlevelled_no_hydrogen_frac'),
      share('levelled_year_frac'),
    ];
  };
  return table(columns, compared(study).map(row));
}

function crossingPart(study: Study): Part {
  const lines = capacityLines(study);
  return [
    section(
      'crossover',
      t('report.membrane.capacity'),
      t('report.membrane.capacity_note'),
      lines[0],
      h('h3', {}, t('report.membrane.crossing')),
      h('p', { class: 'note' }, t('report.membrane.crossing_note')),
      crossingTable(study),
    ),
    lines[1],
  ];
}

/** What is chosen on the page, kept while it is drawn anew. */
const chosen: { price?: number; permeability?: number } = {};

function nearest(values: number[], wanted: number): number {
  return values.reduce((best, value) =>
    Math.abs(Math.log(value / wanted)) < Math.abs(Math.log(best / wanted)) ? value : best,
  );
}

function mapPart(study: Study, redraw: () => void): Part | null {
  const prices = gridValues(study, PRICE);
  const permeabilities = gridValues(study, PERMEABILITY);
  const own = study.points[0] as Point;
  if (prices.length === 0) return null;
  const price = chosen.price ?? nearest(prices, own.inputs[PRICE] as number);
  const permeability =
    chosen.permeability ?? nearest(permeabilities, own.inputs[PERMEABILITY] as number);
  const map = costMap(study, price);
  const delivers = lineOf(study, permeability, price).some(
    (point) => figureOf(study, point, COST) !== null,
  );
  const lines = delivers ? efficiencyLines(study, permeability, price) : null;
  const pick = (key: 'price' | 'permeability', values: number[], label: (v: number) => string) =>
    values.length < 2
      ? null
      : dropdown(
          t(`report.membrane.${key}`),
          values.map((value) => ({ value: String(value), label: label(value) })),
          String(key === 'price' ? price : permeability),
          (value) => {
            chosen[key] = Number(value);
            redraw();
          },
        );
  return [
    section(
      'map',
      t('report.membrane.map'),
      t('report.membrane.map_note', { membrane: own.label }),
      pick('price', prices, (p) => t('report.membrane.price_value', { price: fixed(p, 0) })),
      map[0],
      dotList(study, price),
      nothingNote(cellsOf(study, price, COST).map((cell) => cell.value)),
      ...(lines
        ? [
            h('h3', {}, t('report.membrane.lines')),
            h('p', { class: 'note' }, t('report.membrane.lines_note')),
            pick('permeability', permeabilities, power),
            lines[0],
          ]
        : []),
    ),
    () => [map, lines].forEach((part) => part?.[1]()),
  ];
}

/** All parts under the toolbar; `redraw` draws the page anew after a choice. */
export function membranePage(study: Study, redraw: () => void): [HTMLElement[], () => void] {
  const parts = [comparePart(study), crossingPart(study), mapPart(study, redraw)].filter(
    (p): p is Part => p !== null,
  );
  return [
    [head(study), ...parts.map(([element]) => element)],
    () => parts.forEach(([, paint]) => paint()),
  ];
}
