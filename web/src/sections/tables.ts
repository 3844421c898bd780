// The parts of the report that are words and tables: bindings, rules, years, notes, provenance.
import type { Plan, View } from '../data';
import { h, section, table } from '../dom';
import { fixed, indicator, money, percent, power, quantityText } from '../format';
import { language, nameOf, t } from '../messages';
import { ruleLabel } from '../names';

/** Worth of one unit; shares by percentage point, largest yearly worth first is the library's order. */
export function bindingsSection(plan: Plan, view: View): HTMLElement {
  const rows = plan.bindings.map((binding, i) => {
    const share = binding.unit === 'frac' || binding.unit === '1';
    const worth = Math.abs(binding.worth_cny_per_unit ?? NaN) / (share ? 100 : 1);
    return [
      (view.binding_sentences[language()][i] ?? binding.description).replaceAll(
        'CNY ',
        'CNY\u00a0',
      ),
      quantityText(binding.limit, binding.unit),
      quantityText(binding.value, binding.unit),
      money(worth),
    ];
  });
  const columns = [
    { title: t('table.binding') },
    { title: t('report.limit'), numeric: true },
    { title: t('report.value'), numeric: true },
    { title: t('report.worth'), numeric: true },
  ];
  const body = rows.length > 0 ? table(columns, rows) : h('p', {}, t('report.no_bindings'));
  return section('bindings', t('report.bindings'), t('report.bindings_note'), body);
}

export function rulesSection(plan: Plan): HTMLElement | null {
  if (plan.rules.length === 0) return null;
  const rows = plan.rules.map((rule) => [
    ruleLabel(rule.name),
    `${rule.sense === 'at_least' ? '≥' : '≤'} ${quantityText(rule.limit, rule.unit)}`,
    quantityText(rule.value, rule.unit),
    h(
      'span',
      { class: rule.kept ? 'verdict-good' : 'verdict-bad' },
      `${rule.kept ? '✓' : '✕'} ${t(rule.kept ? 'report.kept' : 'report.broken')}`,
    ),
  ]);
  const columns = [
    { title: t('report.rule') },
    { title: t('report.required'), numeric: true },
    { title: t('report.value'), numeric: true },
    { title: t('report.result') },
  ];
  return section('rules', t('report.rules'), '', table(columns, rows));
}

/** All indicators: one column when there is one weather year, one row per year when there are several. */
export function indicatorsSection(plan: Plan): HTMLElement {
  const names = Object.keys(plan.indicators);
  const unitOf = (name: string): string => plan.indicator_units[name] ?? '';
  if (plan.years.length < 2) {
    const rows = names.map((name) => {
      const shown = indicator(plan.indicators[name], unitOf(name));
      return [nameOf('indicator', name), shown.number, shown.unit];
    });
    const columns = [{ title: '' }, { title: t('report.value'), numeric: true }, { title: '' }];
    return section(
      'indicators',
      t('table.indicators'),
      '',
      h('div', { class: 'narrow' }, table(columns, rows)),
    );
  }
  const shownNames = names.slice(0, 8);
  const cells = (values: Record<string, number | null>): string[] =>
    shownNames.map((name) => indicator(values[name], unitOf(name)).number);
  const rows = plan.years.map((year) => [
    h('span', { class: 'whole' }, year.name),
    percent(year.weight, 1),
    ...cells(year.indicators),
  ]);
  rows.push([t('report.expected'), '', ...cells(plan.indicators)]);
  const columns = [
    { title: t('report.year') },
    { title: t('report.weight'), numeric: true },
    ...shownNames.map((name) => ({
      title: `${nameOf('indicator', name)} (${indicator(0, unitOf(name)).unit})`,
      numeric: true,
    })),
  ];
  return section('indicators', t('report.years'), '', table(columns, rows, true));
}

export function notesSection(plan: Plan): HTMLElement | null {
  const notes = plan.sentences[language()].notes;
  if (notes.length === 0) return null;
  return section(
    'notes',
    t('report.notes'),
    '',
    h('ol', { class: 'notes' }, ...notes.map((note) => h('li', {}, note))),
  );
}

export function provenanceSection(plan: Plan): HTMLElement {
  const { certificate, solve, size, check, provenance } = plan;
  const count = (value: number): string => fixed(value, 0);
  const rows: [string, string | Node][] = [];
  if (certificate.relative_gap !== null)
    rows.push([
      t('table.certificate'),
      `${t('table.gap')} ${power(certificate.relative_gap)}, ${t('table.primal')} ${power(certificate.primal_residual)}, ` +
        `${t('table.dual')} ${power(certificate.dual_residual)}, ${t('table.tolerance')} ${power(certificate.tolerance)}: ` +
        t(certificate.holds ? 'table.holds' : 'table.fails'),
    ]);
  if (size.rows > 0)
    rows.push([
      t('report.program'),
      t('report.program_size', {
        columns: count(size.columns),
        rows: count(size.rows),
        nonzeros: count(size.nonzeros),
      }),
    ]);
  rows.push([
    t('report.iterations'),
    t('report.iterations_text', {
      iterations: solve.iterations,
      seconds: fixed(solve.seconds, 3),
      threads: solve.threads,
    }),
  ]);
  if (check.done)
    rows.push([
      t('report.cross_check'),
      t('report.cross_check_text', {
        solver: check.solver ?? '',
        difference: power(check.relative_difference),
      }),
    ]);
  rows.push([
    t('report.version'),
    `${provenance.version} (${provenance.commit}), ${provenance.compiler}`,
  ]);
  rows.push([t('report.machine'), provenance.machine]);
  rows.push([t('report.command'), h('code', {}, provenance.command)]);
  const options = Object.entries(provenance.options).map(([name, value]) => `${name} = ${value}`);
  if (options.length > 0) rows.push([t('report.options'), h('code', {}, options.join(', '))]);
  const inputs = Object.entries(provenance.inputs);
  if (inputs.length > 0)
    rows.push([
      t('report.inputs'),
      h(
        'div',
        { class: 'stack' },
        ...inputs.map(([path, hash]) => h('div', {}, path, ' ', h('code', {}, hash))),
      ),
    ]);
  const list = h(
    'dl',
    {},
    ...rows.flatMap(([term, text]) => [h('dt', {}, term), h('dd', {}, text)]),
  );
  return section('provenance', t('report.provenance'), '', list);
}
