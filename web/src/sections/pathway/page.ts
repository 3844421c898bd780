// The page of a pathway: what stands, where electricity comes from, what is left of the fuel, CO2,
// costs.
import { h, section, table } from '../../dom';
import { figures, money, moneyNumber, moneyUnit, percent } from '../../format';
import { t } from '../../messages';
import {
  livingSizes,
  spans,
  unitsOf,
  type Pathway,
  type PathwayFinance,
  type PathwaySize,
} from '../../pathway';
import { answerSection } from './answer';
import {
  capacityChart,
  carbonChart,
  costChart,
  generationChart,
  supplyChart,
  type Chart,
} from './charts';
import { moneyPart } from './money';

type Part = [HTMLElement, () => void];

function head(pathway: Pathway): HTMLElement {
  const years = pathway.stages.reduce((sum, stage) => sum + stage.years, 0);
  return h(
    'header',
    { class: 'masthead' },
    h('p', { class: 'kicker' }, t('report.pathway.kicker')),
    h('h1', {}, pathway.park),
    h(
      'p',
      { class: 'verdict' },
      h(
        'span',
        {},
        t('report.pathway.verdict', {
          total: money(pathway.total_cny),
          years,
          stages: pathway.stages.length,
        }),
      ),
    ),
  );
}

function cell(size: PathwaySize, s: number): string {
  const marks = [];
  if ((size.built[s] ?? 0) > 0) marks.push(`+${figures(size.built[s])}`);
  if ((size.retired[s] ?? 0) > 0) marks.push(`−${figures(size.retired[s])}`);
  const standing = figures(size.in_service[s]);
  return marks.length > 0 ? `${standing}  (${marks.join(', ')})` : standing;
}

function sizesTable(pathway: Pathway): HTMLElement {
  const rows = unitsOf(pathway).flatMap((unit) =>
    livingSizes(pathway, unit).map((size) => [
      size.label,
      unit,
      ...pathway.stages.map((_, s) => cell(size, s)),
    ]),
  );
  return table(stageColumns(pathway, true), rows);
}

function stageColumns(pathway: Pathway, hasUnit: boolean): { title: string; numeric?: boolean }[] {
  return [
    { title: '' },
    ...(hasUnit ? [{ title: '' }] : []),
    ...spans(pathway).map((title) => ({ title, numeric: true })),
  ];
}

function costTable(pathway: Pathway): HTMLElement {
  const names = Object.keys(pathway.stages[0]?.costs_cny_per_year ?? {}).filter((name) =>
    pathway.stages.some((stage) => Math.abs(stage.costs_cny_per_year[name] ?? 0) > 1),
  );
  const rows = names.map((name) => [
    t(`pathway.cost.${name}`),
    ...pathway.stages.map((stage) => moneyNumber(stage.costs_cny_per_year[name])),
  ]);
  rows.push([
    t('pathway.cost.total'),
    ...pathway.stages.map((stage) => moneyNumber(stage.cost_cny_per_year)),
  ]);
  return table(stageColumns(pathway, false), rows, true);
}

function figureTable(pathway: Pathway): HTMLElement {
  const row = (title: string, of: (s: number) => string): string[] => [
    title,
    ...pathway.stages.map((_, s) => of(s)),
  ];
  const indicator = (s: number, name: string): number | null =>
    pathway.stages[s]?.indicators[name] ?? null;
  const rows = [
    row(`${t('pathway.figure.investment')} (${moneyUnit()})`, (s) =>
      moneyNumber(pathway.stages[s]?.investment_cny),
    ),
    row(`${t('pathway.figure.load')} (GWh)`, (s) =>
      figures((indicator(s, 'load_mwh') ?? 0) / 1000),
    ),
    row(t('pathway.figure.green_share'), (s) => percent(indicator(s, 'green_share_frac'))),
  ];
  for (const supply of pathway.supplies)
    if (supply.reserve_t !== null)
      rows.push(
        row(`${t('pathway.figure.rent', { name: supply.name })} (${t('pathway.cny_per_t')})`, (s) =>
          figures(supply.rent_cny_per_t[s]),
        ),
      );
  return table(stageColumns(pathway, false), rows);
}

function part(id: string, title: string, note: string, charts: Chart[], extra?: HTMLElement): Part {
  return [
    section(id, title, note, ...charts.map((chart) => chart[0]), extra),
    () => charts.forEach((chart) => chart[1]()),
  ];
}

/** All parts under the toolbar. */
export function pathwayPage(
  pathway: Pathway,
  finance: PathwayFinance | null,
): [HTMLElement[], () => void] {
  const supplies = pathway.supplies.filter((supply) => supply.reserve_t !== null);
  const parts: Part[] = [
    part(
      'capacity',
      t('report.pathway.capacity'),
      t('report.pathway.capacity_note'),
      unitsOf(pathway).map((unit) => capacityChart(pathway, unit)),
      sizesTable(pathway),
    ),
    part('generation', t('report.pathway.generation'), t('report.pathway.generation_note'), [
      generationChart(pathway),
    ]),
    ...(supplies.length > 0
      ? [
          part(
            'supply',
            t('report.pathway.coal'),
            t('report.pathway.coal_note'),
            supplies.map((supply) => supplyChart(pathway, supply)),
          ),
        ]
      : []),
    part('carbon', t('report.pathway.co2'), '', [carbonChart(pathway)], figureTable(pathway)),
    part(
      'costs',
      t('report.pathway.costs'),
      t('report.pathway.costs_note'),
      [costChart(pathway)],
      costTable(pathway),
    ),
    ...(finance ? [moneyPart(finance)] : []),
  ];
  return [
    [head(pathway), answerSection(pathway), ...parts.map((one) => one[0])],
    () => parts.forEach((one) => one[1]()),
  ];
}
