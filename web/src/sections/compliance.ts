// Clauses held against the plan, CO2 accounts and supports, from the tree of compliance.json.
import type { Account, ClauseResult, Compliance, LedgerItem } from '../compliance_data';
import { h, section, table } from '../dom';
import { compact, figures, fixed, money, percent, power } from '../format';
import { language, nameOf, t } from '../messages';

const mostMonths = 3;
const signs: Record<string, string> = { at_least: '≥', at_most: '≤', below: '<' };

function isShare(clause: ClauseResult): boolean {
  return clause.unit === 'frac';
}

function amount(clause: ClauseResult, value: number | null): string {
  if (value === null) return '–';
  return isShare(clause) ? percent(value, 1) : `${compact(value)} ${clause.unit}`;
}

/** Closer to the threshold than anybody reads: a solver's rounding, not a margin. */
export function isAtThreshold(clause: ClauseResult): boolean {
  if (clause.margin === null) return false;
  const least = isShare(clause) ? 1e-5 : 1e-6 * Math.abs(clause.threshold ?? 0);
  return Math.abs(clause.margin) < least;
}

/** What is left to the threshold, with its sign. */
export function margin(clause: ClauseResult): string {
  if (clause.margin === null) return '–';
  const shown = clause.margin * (isShare(clause) ? 100 : 1);
  const size = Math.abs(shown);
  const unit = isShare(clause) ? t('rules.points') : clause.unit;
  if (isAtThreshold(clause) && clause.outcome !== 'failed') return `0.0 ${unit}`;
  const sign = shown > 0 ? '+' : shown < 0 ? '−' : '';
  return `${sign}${size > 0 && size < 1e-3 ? power(size) : compact(size)} ${unit}`;
}

function price(clause: ClauseResult): string {
  const { price: cost } = clause;
  if (!cost) return '–';
  if (cost.origin === 'idle') return '0';
  if (cost.origin === 'replan' && cost.cny_per_year === null) return t('rules.price_infeasible');
  const parts: string[] = [];
  if (cost.cny_per_point_year !== null)
    parts.push(
      t(isShare(clause) ? 'rules.price_per_point' : 'rules.price_per_unit', {
        money: money(cost.cny_per_point_year),
        unit: clause.unit,
      }),
    );
  if (cost.cny_per_year !== null)
    parts.push(t('rules.price_per_year', { money: money(cost.cny_per_year) }));
  return parts.join(t('rules.semicolon'));
}

/** The months that count most against the clause, and how few hours make up half of it. */
function deciding(clause: ClauseResult): string {
  const months = clause.deciding.months
    .slice(0, mostMonths)
    .map((month) => `${t(`rules.month.${month.month}`)} ${amount(clause, month.value)}`);
  const lines = months.length > 0 ? [months.join(t('rules.comma'))] : [];
  if (clause.deciding.against_h)
    lines.push(
      t('rules.report.hours', {
        hours: fixed(clause.deciding.against_h, 0),
        half: fixed(clause.deciding.half_h, 0),
      }),
    );
  if (clause.outcome === 'not_assessable')
    lines.push(...clause.reasons.map((reason) => reason[language()]));
  return lines.join(t('rules.semicolon'));
}

/** Document, date and place of a clause or support, and whether it was read there. */
function cited(item: ClauseResult | LedgerItem): HTMLElement {
  const { citation } = item;
  if (!citation.issued) return h('div', {});
  const words = t('rules.cited', {
    number: citation.number ?? t('rules.citation.no_number'),
    issued: citation.issued,
    article: citation.article ?? t('rules.citation.no_article'),
    verified: t(citation.verified ? 'rules.verified.yes' : `rules.verified.${item.source_status}`, {
      source: item.source[language()],
    }),
  });
  return h('div', { class: 'note' }, words);
}

function verdict(clause: ClauseResult): HTMLElement {
  const good = clause.outcome === 'met' || clause.outcome === 'met_to_rounding';
  const guide = clause.force === 'guide';
  const tone = good ? 'verdict-good' : guide ? '' : 'verdict-bad';
  const word =
    guide && clause.outcome === 'failed'
      ? t('rules.guide_missed')
      : nameOf('rules.outcome', clause.outcome) + (guide ? t('rules.guide') : '');
  return h('span', { class: tone }, `${good ? '✓' : '✕'} ${word}`);
}

function isShown(clause: ClauseResult): boolean {
  return clause.outcome !== 'not_applicable' && clause.outcome !== 'off';
}

function clauseTable(clauses: ClauseResult[]): HTMLElement {
  const rows = clauses.map((clause) => [
    h(
      'div',
      { class: 'stack' },
      h('div', {}, h('code', {}, clause.id), ` · ${t(`rules.mode.${clause.mode}`)}`),
      h('div', {}, clause.summary[language()]),
      cited(clause),
    ),
    amount(clause, clause.value),
    clause.threshold === null
      ? '–'
      : `${signs[clause.comparison] ?? ''} ${amount(clause, clause.threshold)}`,
    margin(clause),
    price(clause),
    deciding(clause),
    verdict(clause),
  ]);
  const made = table(
    [
      { title: t('rules.column.clause') },
      { title: t('report.value'), numeric: true },
      { title: t('report.required'), numeric: true },
      { title: t('rules.column.margin'), numeric: true },
      { title: t('rules.column.price') },
      { title: t('rules.deciding') },
      { title: t('report.result') },
    ],
    rows,
  );
  made.classList.add('clauses');
  const titles = [...made.querySelectorAll('th')].map((cell) => cell.textContent ?? '');
  // On a phone each row is a card, and its cells carry their headings themselves.
  for (const row of made.querySelectorAll('tbody tr'))
    [...row.children].forEach((cell, i) => cell.setAttribute('data-label', titles[i] ?? ''));
  return made;
}

function accountTable(accounts: Account[]): HTMLElement {
  const rows = accounts.map((account) => [
    account.label[language()],
    account.year === null ? '' : String(account.year),
    fixed(account.co2_kg_per_kwh, 4),
    fixed(account.co2_t_per_year, 0),
    figures(account.co2_kg_per_mwh),
    account.hydrogen_co2_kg_per_kg === null ? '–' : figures(account.hydrogen_co2_kg_per_kg),
  ]);
  return table(
    [
      { title: t('rules.column.factor') },
      { title: t('rules.column.year'), numeric: true },
      { title: 'kg/kWh', numeric: true },
      { title: t('rules.column.co2'), numeric: true },
      { title: t('rules.column.co2_per_mwh'), numeric: true },
      { title: t('rules.column.co2_per_kg'), numeric: true },
    ],
    rows,
  );
}

function supportTable(items: LedgerItem[]): HTMLElement {
  const words = (list: { en: string; zh: string }[]): string =>
    list.map((each) => each[language()]).join(t('rules.semicolon'));
  const rows = items.map((item) => [
    h(
      'div',
      { class: 'stack' },
      h('div', {}, nameOf('rules.kind', item.kind), ' · ', h('code', {}, item.id)),
      h('div', {}, item.summary[language()]),
      cited(item),
    ),
    item.since,
    words(item.why),
    item.on_file || words(item.evidence),
    nameOf('rules.status', item.status) +
      (item.booked ? t('rules.semicolon') + t('rules.booked') : ''),
  ]);
  return table(
    [
      { title: t('rules.report.support') },
      { title: t('rules.report.since') },
      { title: t('rules.report.why') },
      { title: t('rules.report.evidence') },
      { title: t('rules.report.status') },
    ],
    rows,
  );
}

export function complianceSection(compliance: Compliance | null): HTMLElement | null {
  if (!compliance) return null;
  const shown = compliance.clauses.filter(isShown);
  const supports = compliance.ledger.filter(
    (item) => item.kind !== 'clause' && item.applies === 'yes',
  );
  return section(
    'rules',
    t('rules.report.title'),
    t('rules.report.note', { year: compliance.year }),
    shown.length > 0 ? clauseTable(shown) : h('p', {}, t('rules.none')),
    compliance.co2_accounts.length > 0 ? h('h3', {}, t('rules.accounts')) : null,
    compliance.co2_accounts.length > 0 ? accountTable(compliance.co2_accounts) : null,
    supports.length > 0 ? h('h3', {}, t('rules.report.ledger')) : null,
    supports.length > 0 ? supportTable(supports) : null,
  );
}
