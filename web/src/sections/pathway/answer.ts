// The answer first: what to build and take down in each stage, what a year is like then, and why.
import { h } from '../../dom';
import { compact, figures, indicator, money, percent } from '../../format';
import { language, t } from '../../messages';
import { livingSizes, spans, unitsOf, type Pathway } from '../../pathway';

interface Move {
  text: string;
  built: boolean;
}

/** "+252 MW wind farm", "−53 MW coal station": what changes when a stage begins. */
export function movesOf(pathway: Pathway, s: number): Move[] {
  const moves: Move[] = [];
  for (const unit of unitsOf(pathway))
    for (const size of livingSizes(pathway, unit)) {
      const built = size.built[s] ?? 0;
      const gone = size.retired[s] ?? 0;
      if (built > 0) moves.push({ text: `+${figures(built)} ${unit} ${size.label}`, built: true });
      if (gone > 0) moves.push({ text: `−${figures(gone)} ${unit} ${size.label}`, built: false });
    }
  return moves.sort((a, b) => Number(b.built) - Number(a.built));
}

function yearOf(pathway: Pathway, s: number): string {
  const values = pathway.stages[s]?.indicators ?? {};
  const lcoe = indicator(values['levelised_cost_of_electricity_cny_per_mwh'], 'CNY/MWh');
  const co2 = values['co2_t_per_year'] ?? 0;
  return t('report.pathway.year_of', {
    lcoe: `${lcoe.number} ${lcoe.unit}`,
    green: percent(values['green_share_frac'], 0),
    co2: language() === 'zh' ? `${figures(co2 / 1e4)} 万吨` : `${figures(co2 / 1e3)} kt`,
  });
}

/** What has changed since the stage before, what the fuel in the ground is worth, what binds. */
export function reasonsFor(pathway: Pathway, s: number): string[] {
  const reasons: string[] = [];
  const load = (k: number): number => pathway.stages[k]?.indicators['load_mwh'] ?? 0;
  if (s > 0 && Math.abs(load(s) - load(s - 1)) > 0.02 * load(s - 1))
    reasons.push(
      t(load(s) > load(s - 1) ? 'report.pathway.load_grows' : 'report.pathway.load_falls', {
        from: figures(load(s - 1) / 1e3),
        to: figures(load(s) / 1e3),
      }),
    );
  for (const supply of pathway.supplies)
    if ((supply.rent_cny_per_t[s] ?? 0) > 0.5)
      reasons.push(
        t('report.pathway.rent', { name: supply.name, rent: figures(supply.rent_cny_per_t[s]) }),
      );
  for (const limit of pathway.stages[s]?.limits ?? []) reasons.push(limit[language()]);
  return reasons;
}

function stage(pathway: Pathway, s: number): HTMLElement {
  const moves = movesOf(pathway, s);
  const invested = pathway.stages[s]?.investment_cny ?? 0;
  return h(
    'article',
    { class: 'stage' },
    h('h3', {}, spans(pathway)[s] ?? ''),
    moves.length > 0
      ? h(
          'ul',
          {},
          ...moves.map((move) => h('li', { class: move.built ? 'built' : 'gone' }, move.text)),
        )
      : h('p', {}, t('report.pathway.nothing_moves')),
    h(
      'p',
      {},
      invested > 0
        ? t('report.pathway.invest', { money: money(invested) })
        : t('report.pathway.no_invest'),
    ),
    h('p', { class: 'note' }, yearOf(pathway, s)),
    ...reasonsFor(pathway, s).map((reason) => h('p', { class: 'note' }, reason)),
  );
}

/** What becomes of each fuel that runs out. */
function fuels(pathway: Pathway): string[] {
  const end = pathway.stages.reduce((year, one) => Math.max(year, one.year + one.years), 0);
  return pathway.supplies
    .filter((supply) => supply.reserve_t !== null)
    .map((supply) => {
      const left = supply.left_t[supply.left_t.length - 1] ?? 0;
      const all = supply.reserve_t ?? 0;
      const values = { name: supply.name, end, all: compact(all / 1e6) };
      return left < 0.01 * all
        ? t('report.pathway.used_up', values)
        : t('report.pathway.stays', { ...values, left: compact(left / 1e6) });
    });
}

export function answerSection(pathway: Pathway): HTMLElement {
  return h(
    'section',
    { id: 'answer' },
    h('h2', {}, t('report.pathway.answer')),
    h('div', { class: 'stages' }, ...pathway.stages.map((_, s) => stage(pathway, s))),
    ...fuels(pathway).map((sentence) => h('p', {}, sentence)),
  );
}
