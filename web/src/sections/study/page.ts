// The page of a study: what was varied, the figures that matter, the charts of the one chosen.
import { dropdown, h, section, table } from '../../dom';
import { compact } from '../../format';
import { t } from '../../messages';
import { livingFigures, type Group, type Study, type StudyFigure } from '../../study';
import { correlationChart, histogramChart, spiderChart, tornadoChart } from './charts';
import { membranePage } from './membrane';
import { figureName, shown, shownText } from './names';

type Part = [HTMLElement, () => void];

/** Figures of the table besides sizes, in its order. */
const first = [
  'capex_cny',
  'cost_cny_per_year',
  'levelised_cost_of_electricity_cny_per_mwh',
  'levelised_cost_of_hydrogen_cny_per_kg',
  'generation_mwh',
  'import_mwh',
  'self_use_frac',
  'green_share_frac',
  'curtailment_frac',
  'project_irr_after_tax_frac',
  'equity_irr_frac',
  'equity_npv_cny',
  'min_dscr',
];

function head(study: Study): HTMLElement {
  const plans = study.points.length;
  return h(
    'header',
    { class: 'masthead' },
    h('p', { class: 'kicker' }, t(`report.study.kind.${study.kind.replace('-', '_')}`)),
    h('h1', {}, study.park),
    h('p', { class: 'verdict' }, h('span', {}, t('report.study.all', { plans }))),
  );
}

function inputsSection(study: Study): HTMLElement | null {
  if (study.inputs.length === 0) return null;
  const columns = [
    { title: t('report.study.input') },
    { title: t('report.study.keys') },
    { title: t('report.study.change') },
    { title: t('report.study.distribution') },
    { title: t('report.study.case'), numeric: true },
  ];
  const rows = study.inputs.map((input) => [
    input.name,
    h('code', {}, input.keys.join(' ')),
    input.keys.length > 0 ? t(`report.study.change_${input.change}`) : '',
    input.distribution ? t(`report.study.distribution_${input.distribution}`) : '',
    input.keys.length > 0 ? compact(input.base) : '',
  ]);
  return section('inputs', t('report.study.inputs'), '', table(columns, rows));
}

function percentileTable(study: Study, group: Group): HTMLElement {
  const sizes = study.figures.filter((figure) => figure.name.includes('.'));
  const others = first
    .map((name) => study.figures.find((figure) => figure.name === name))
    .filter((figure): figure is StudyFigure => !!figure);
  const rows = [...sizes, ...others]
    .filter((figure) => group.summaries[figure.name]?.mean !== null)
    .map((figure) => {
      const summary = group.summaries[figure.name];
      return [
        figureName(figure.name),
        shown(figure.base, figure).unit,
        shown(figure.base, figure).number,
        shown(summary?.mean, figure).number,
        ...study.probabilities.map((_, i) => shown(summary?.exceeded[i], figure).number),
      ];
    });
  const columns = [
    { title: '' },
    { title: '' },
    { title: t('report.study.case'), numeric: true },
    { title: t('report.study.mean'), numeric: true },
    ...study.probabilities.map((p) => ({ title: `P${Math.round(100 * p)}`, numeric: true })),
  ];
  return table(columns, rows);
}

function groupPart(study: Study, group: Group, figure: number): Part {
  const charts = [
    { title: t('report.study.histogram'), made: histogramChart(study, group.name, figure) },
    ...(study.inputs.length > 0
      ? [
          {
            title: t('report.study.correlation'),
            made: correlationChart(study, group.name, figure),
          },
        ]
      : []),
  ];
  const title = group.name ? t(`report.study.group_${group.name}`) : t('report.study.percentiles');
  const left = group.others > 0 ? ` ${t('report.study.others', { plans: group.others })}` : '';
  const body = section(
    `group-${group.name}`,
    title,
    t('report.study.exceeded') + left,
    percentileTable(study, group),
    ...charts.flatMap((chart) => [h('h3', {}, chart.title), chart.made[0]]),
  );
  return [body, () => charts.forEach((chart) => chart.made[1]())];
}

function breakEvenSentence(study: Study): HTMLElement | null {
  const answer = study.break_even;
  const figure = study.figures.find((entry) => entry.name === answer?.figure);
  const input = study.inputs[0];
  if (!answer || !figure || !input) return null;
  const values = {
    figure: figureName(figure.name),
    target: shownText(answer.target, figure),
    reached: shownText(answer.figure_there, figure),
    input: input.name,
    value: compact(answer.input),
    base: compact(input.base),
    base_figure: shownText(figure.base, figure),
    low: compact(answer.between[0]),
    high: compact(answer.between[1]),
  };
  return h('p', {}, t(answer.found ? 'report.study.found' : 'report.study.not_found', values));
}

/** All parts under the toolbar; `choose` draws the page anew with another figure. */
export function studyPage(
  study: Study,
  chosen: number,
  choose: (figure: number) => void,
): [(HTMLElement | null)[], () => void] {
  if (study.kind === 'membrane') return membranePage(study, () => choose(chosen));
  const living = livingFigures(study);
  const figure = living.includes(chosen) ? chosen : (living[0] ?? 0);
  const choices = living.map((index) => ({
    value: String(index),
    label: figureName(study.figures[index]?.name ?? ''),
  }));
  const picker = dropdown(t('report.study.figure'), choices, String(figure), (value) =>
    choose(Number(value)),
  );
  const parts: Part[] = study.groups.map((group) => groupPart(study, group, figure));
  if (study.groups.length === 0) {
    const chart =
      study.kind === 'tornado' ? tornadoChart(study, figure) : spiderChart(study, figure);
    const name = figureName(study.figures[figure]?.name ?? '');
    const note = t('report.study.in_the_case', {
      value: shownText(study.figures[figure]?.base, study.figures[figure] as StudyFigure),
    });
    parts.push([section('chart', name, note, breakEvenSentence(study), chart[0]), chart[1]]);
  }
  return [
    [head(study), picker, ...parts.map((part) => part[0]), inputsSection(study)],
    () => parts.forEach((part) => part[1]()),
  ];
}

/** The figure a page opens with: the one of the break-even, or the owners' return. */
export function openingFigure(study: Study): number {
  const wanted = [study.break_even?.figure, 'equity_irr_frac', 'cost_cny_per_year'];
  for (const name of wanted) {
    const index = study.figures.findIndex((figure) => figure.name === name);
    if (index >= 0 && livingFigures(study).includes(index)) return index;
  }
  return livingFigures(study)[0] ?? 0;
}
