// Numbers, money and units as people write them, in the language of the page.
import { language, t } from './messages';

const dash = '–';
/** Below this a number would print as 0.000. */
const crumb = 5e-4;
/** Holds number and unit together on one line. */
const space = '\u00a0';
type Maybe = number | null | undefined;

function present(value: Maybe): value is number {
  return value !== null && value !== undefined && Number.isFinite(value);
}

/** Rows shared with the terminal begin in lower case there. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A title and the unit of what stands under it. */
export function withUnit(title: string, unit: string): string {
  return `${title}${t('unit.behind')}${unit}`;
}

/** Fixed decimals with a thousands separator; a dash when there is no number. */
export function fixed(value: Maybe, decimals: number): string {
  if (!present(value)) return dash;
  const text = new Intl.NumberFormat('en-US', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  }).format(value);
  return text.replace(/^-(?=[0.,]*$)/, '').replace('-', '−');
}

/** As many decimals as give about four figures: 12,345  1,234  123.4  12.34  1.234. */
export function figures(value: Maybe): string {
  if (!present(value)) return dash;
  const size = Math.abs(value);
  if (size < crumb) return '0';
  return fixed(value, size >= 1000 ? 0 : size >= 100 ? 1 : size >= 10 ? 1 : size >= 1 ? 2 : 3);
}

/** The same without zeros at the end, for limits people chose: 200, 0.35. */
export function compact(value: Maybe): string {
  const text = figures(value);
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

export function percent(fraction: Maybe, decimals = 1): string {
  return present(fraction) ? `${fixed(100 * fraction, decimals)}${space}%` : dash;
}

/** 4.2e-7 as 4.2 × 10⁻⁷. */
export function power(value: Maybe): string {
  if (!present(value)) return dash;
  if (value === 0) return '0';
  const [mantissa, exponent] = value.toExponential(1).split('e') as [string, string];
  const raised = [...String(Number(exponent))].map((c) =>
    c === '-' ? '⁻' : '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(c)],
  );
  return `${mantissa} × 10${raised.join('')}`;
}

/** Large money without its unit: million CNY in English, 万元 in Chinese. */
export function moneyNumber(cny: Maybe): string {
  if (!present(cny)) return dash;
  return language() === 'zh' ? fixed(cny / 1e4, 1) : fixed(cny / 1e6, 2);
}

export function moneyUnit(): string {
  return t('unit.cny_large');
}

/** A sentence's money: chooses CNY or the large unit by size. */
export function money(cny: Maybe): string {
  if (!present(cny)) return dash;
  const size = Math.abs(cny);
  if (language() === 'zh')
    return size >= 1e4 ? `${figures(cny / 1e4)}${space}万元` : `${figures(cny)}${space}元`;
  return size >= 1e6
    ? `CNY${space}${figures(cny / 1e6)}${space}million`
    : `CNY${space}${fixed(cny, size < 10 ? 2 : 0)}`;
}

export interface Shown {
  number: string;
  unit: string;
}

const scaled: Record<string, [number, string]> = {
  'MWh/year': [1e-3, 'GWh'],
  MWh: [1e-3, 'GWh'],
  'kg/year': [1e-3, 't'],
};

/** Splits an indicator into number and unit as shown: shares in percent, energy in GWh, 元/kWh in Chinese. */
export function indicator(value: Maybe, unit: string): Shown {
  if (unit === 'frac' || unit === '1')
    return { number: fixed(present(value) ? 100 * value : null, 1), unit: '%' };
  if (unit === 'CNY') return { number: moneyNumber(value), unit: moneyUnit() };
  if (unit === 'CNY/year')
    return { number: moneyNumber(value), unit: moneyUnit() + t('unit.per_year') };
  if (unit === 'CNY/MWh' && language() === 'zh')
    return { number: fixed(present(value) ? value / 1000 : null, 3), unit: '元/kWh' };
  const [factor, shown] = scaled[unit] ?? [1, unit.replace(/\/year$/, '')];
  const yearly = /\/year$/.test(unit) ? t('unit.per_year') : '';
  return {
    number: figures(present(value) ? value * factor : null),
    unit: localUnit(shown) + yearly,
  };
}

/** CNY in Chinese text is 元; other units are international. */
export function localUnit(unit: string): string {
  return language() === 'zh' ? unit.replace('CNY', '元') : unit;
}

/** UDUNITS spelling ("kg h-1") to the usual one ("kg/h"). */
export function plainUnit(unit: string): string {
  return localUnit(unit.replace(/ (\w+)-1$/, '/$1'));
}

/** A limit or value with its unit: shares in percent. */
export function quantityText(value: Maybe, unit: string): string {
  if (unit === 'frac' || unit === '1') return percent(value, 1);
  const yearly = unit.endsWith('/year') ? t('unit.per_year') : '';
  return present(value)
    ? `${compact(value)}${space}${localUnit(unit.replace(/\/year$/, ''))}${yearly}`
    : dash;
}
