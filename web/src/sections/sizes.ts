// Sizes and costs of every asset, as a table.
import type { Asset, Plan, Size } from '../data';
import { h, section, table } from '../dom';
import { compact, figures, fixed, localUnit, moneyNumber, moneyUnit } from '../format';
import { nameOf, t } from '../messages';
import { assetLabel } from '../names';
import { assetColour } from '../palette';

function stack(lines: (Node | string)[]): HTMLElement {
  return h('div', { class: 'stack' }, ...lines.map((line) => h('div', {}, line)));
}

function rangeText(size: Size): string {
  if (!size.sized) return t('table.fixed');
  const upper = size.max === null ? t('table.unlimited') : compact(size.max);
  return `${compact(size.min ?? 0)} – ${upper}`;
}

/** Within a hundred-thousandth of a limit of its range. */
function atLimit(size: Size): boolean {
  if (!size.sized || size.value === null) return false;
  const near = (limit: number | null): boolean =>
    limit !== null && Math.abs(size.value! - limit) <= 1e-5 * Math.max(1, Math.abs(limit));
  return near(size.max) || (near(size.min) && (size.min ?? 0) > 0);
}

export function yearlyCost(asset: Asset): number {
  return Object.values(asset.costs_cny_per_year).reduce<number>(
    (sum, value) => sum + (value ?? 0),
    0,
  );
}

function figure(asset: Asset, name: string): number | null {
  const value = asset[name];
  return typeof value === 'number' ? value : null;
}

/** The energy or hydrogen an asset moves in a year, whichever it is known by. */
function energyLines(asset: Asset): string[] {
  const lines: string[] = [];
  const gwh = (name: string, sign = ''): void => {
    const value = figure(asset, name);
    if (value !== null) lines.push(`${sign}${figures(value / 1000)} GWh`);
  };
  if (asset.type === 'grid') {
    gwh('import_mwh', '↓ ');
    gwh('export_mwh', '↑ ');
  } else if (asset.type === 'storage') {
    gwh('discharge_mwh');
  } else {
    gwh('energy_mwh');
  }
  const hydrogen = figure(asset, 'hydrogen_kg');
  if (hydrogen !== null) lines.push(`${figures(hydrogen / 1000)} t H₂`);
  return lines;
}

function useLines(asset: Asset): string[] {
  const lines: string[] = [];
  const hours = figure(asset, 'full_load_h');
  if (hours !== null) lines.push(t('report.full_load_hours', { value: fixed(hours, 0) }));
  const cycles = figure(asset, 'cycles');
  if (cycles !== null) lines.push(t('report.cycles', { value: fixed(cycles, 0) }));
  return lines;
}

/** Sized by the plan, and a crumb of the solver in power or energy: no such thing is built. */
function isCrumb(asset: Asset): boolean {
  const leastSize = 1e-3; // MW, MWh: a kilowatt
  return Object.values(asset.sizes).some(
    (size) =>
      ['MW', 'MWh'].includes(size.unit) &&
      size.sized &&
      size.value !== null &&
      size.value < leastSize,
  );
}

function row(plan: Plan, name: string, asset: Asset): (Node | string)[] {
  const sizes = Object.entries(asset.sizes);
  const swatch = h('i', { class: 'swatch', style: `background:${assetColour(plan, name)}` });
  const label = assetLabel(plan, name);
  const technology = nameOf('asset', asset.type);
  const title = h(
    'div',
    { class: 'named' },
    swatch,
    h('div', {}, label, label === technology ? null : h('small', {}, technology)),
  );
  if (isCrumb(asset)) return [title, t('table.not_built'), '', '', '', '', ''];
  return [
    title,
    stack(
      sizes.map(([, size]) =>
        h('span', {}, h('b', {}, figures(size.value)), ` ${localUnit(size.unit)}`),
      ),
    ),
    stack(
      sizes.map(([, size]) =>
        h(
          'span',
          { class: 'muted' },
          rangeText(size),
          atLimit(size) ? h('em', { class: 'flag' }, t('table.at_limit')) : null,
        ),
      ),
    ),
    asset.capex_cny ? moneyNumber(asset.capex_cny) : '',
    Object.keys(asset.costs_cny_per_year).length > 0 ? moneyNumber(yearlyCost(asset)) : '',
    stack(energyLines(asset)),
    stack(useLines(asset)),
  ];
}

export function sizesSection(plan: Plan): HTMLElement {
  const rows = Object.entries(plan.assets).map(([name, asset]) => row(plan, name, asset));
  rows.push([
    t('table.total'),
    '',
    '',
    moneyNumber(plan.capex_cny),
    moneyNumber(plan.objective_cny_per_year),
    '',
    '',
  ]);
  const columns = [
    { title: t('table.asset') },
    { title: t('table.size'), numeric: true },
    { title: t('table.range'), numeric: true },
    { title: `${t('table.capex')} (${moneyUnit()})`, numeric: true },
    { title: `${t('table.cost')} (${moneyUnit()}${t('unit.per_year')})`, numeric: true },
    { title: t('table.energy'), numeric: true },
    { title: t('table.use'), numeric: true },
  ];
  return section('sizes', t('report.sizes'), t('report.sizes_note'), table(columns, rows, true));
}
