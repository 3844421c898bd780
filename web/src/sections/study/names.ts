// What figures of a study are called, and their numbers on an axis.
import type { StudyFigure } from '../../study';
import { fixed, indicator, plainUnit } from '../../format';
import { hasText, language, nameOf, t } from '../../messages';

export function figureName(name: string): string {
  const dot = name.lastIndexOf('.');
  if (dot >= 0)
    return `${name.slice(0, dot)}${language() === 'zh' ? '，' : ', '}${nameOf('quantity', name.slice(dot + 1))}`;
  const own = `finance.indicator.${name}`;
  return hasText(own) ? t(own) : nameOf('indicator', name);
}

/** Number and unit; cover ratios have the unit 1 but are no shares, and a battery is no yearly energy. */
export function shown(
  value: number | null | undefined,
  figure: StudyFigure,
): { number: string; unit: string } {
  if (figure.unit === '1') return { number: fixed(value, 2), unit: '' };
  if (figure.name.includes('.')) return { number: fixed(value, 1), unit: plainUnit(figure.unit) };
  return indicator(value, figure.unit);
}

export function shownText(value: number | null | undefined, figure: StudyFigure): string {
  const { number, unit } = shown(value, figure);
  return unit ? `${number}\u00a0${unit}` : number;
}
