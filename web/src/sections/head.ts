// The top of the report: what park, what verdict, and the figures a reader wants first.
import type { Plan } from '../data';
import { h } from '../dom';
import { fixed, indicator, moneyNumber, moneyUnit, power, type Shown } from '../format';
import { language, nameOf, t } from '../messages';

/** Park, verdict with its proof, and how much weather stands behind it. */
export function masthead(plan: Plan): HTMLElement {
  const proven = plan.status === 'optimal' && plan.certificate.holds;
  const { years, steps } = { years: plan.years.length, steps: fixed(plan.size.steps, 0) };
  const minutes = plan.years[0]?.step_minutes ?? 60;
  const weather =
    years === 1
      ? t('report.years_one', { steps, minutes })
      : t('report.years_many', { years, steps, minutes });
  return h(
    'header',
    { class: 'masthead' },
    h('p', { class: 'kicker' }, t('report.subtitle')),
    h('h1', {}, plan.park),
    h(
      'p',
      { class: 'verdict' },
      h('span', { class: proven ? 'badge good' : 'badge bad' }, nameOf('status', plan.status)),
      proven
        ? h('span', {}, t('report.proven', { gap: power(plan.certificate.relative_gap) }))
        : null,
      plan.status === 'optimal' && !proven ? h('span', {}, t('report.not_proven')) : null,
      plan.size.steps > 0 ? h('span', {}, weather) : null,
      h('span', {}, t('report.solved', { seconds: fixed(plan.solve.seconds, 3) })),
    ),
  );
}

const tileOrder = [
  'levelised_cost_of_electricity_cny_per_mwh',
  'levelised_cost_of_hydrogen_cny_per_kg',
  'green_share_frac',
  'self_use_frac',
  'export_frac',
  'curtailment_frac',
  'co2_t_per_year',
];
const maxTiles = 8;

/** Money first, then the indicators of the list above that this plan has. */
export function tiles(plan: Plan): HTMLElement {
  const shown: [string, Shown][] = [
    [
      t('report.annual_cost'),
      { number: moneyNumber(plan.objective_cny_per_year), unit: moneyUnit() + t('unit.per_year') },
    ],
    [t('report.investment'), { number: moneyNumber(plan.capex_cny), unit: moneyUnit() }],
  ];
  for (const name of tileOrder)
    if (plan.indicators[name] !== undefined)
      shown.push([
        nameOf('indicator', name),
        indicator(plan.indicators[name], plan.indicator_units[name] ?? ''),
      ]);
  return h(
    'div',
    { class: 'tiles' },
    ...shown
      .slice(0, maxTiles)
      .map(([label, value]) =>
        h(
          'div',
          { class: 'tile' },
          h('p', {}, label),
          h('strong', {}, value.number, h('small', {}, value.unit)),
        ),
      ),
  );
}

/** Why there is no plan and what would mend it. */
export function noPlan(plan: Plan): HTMLElement {
  const reason = plan.sentences[language()];
  return h(
    'section',
    { id: 'no-plan', class: 'callout' },
    h('h2', {}, t('report.no_plan')),
    h('p', {}, reason.infeasibility || reason.message),
    reason.repair ? h('p', {}, h('b', {}, `${t('report.repair')}: `), reason.repair) : null,
    reason.causes.length > 0 ? h('h3', {}, t('report.causes')) : null,
    h('ul', {}, ...reason.causes.map((cause) => h('li', {}, cause))),
  );
}
