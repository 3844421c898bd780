// Everything that follows the weather year chosen: dispatch, heat maps, duration curves, stores.
import { YearSeries, type Plan, type View } from '../data';
import { dropdown, h, section } from '../dom';
import { t } from '../messages';
import { dispatchPart } from './dispatch';
import { durationPart } from './duration';
import { heatmapsPart } from './heatmaps';
import { storagePart } from './storage';

type Part = [HTMLElement, () => void];

function resolutionNote(plan: Plan, view: View, series: YearSeries): string {
  const { stride, minutes } = series.block;
  if (stride === 1) {
    const full = view.blocks.filter((block) => block.stride === 1);
    if (full.length === view.blocks.length) return '';
    return t('report.full_years', {
      years: full.map((block) => plan.years[block.year]?.name ?? '').join(', '),
    });
  }
  return minutes === 1440 ? t('report.daily_means') : t('report.block_means', { minutes });
}

/** Section and painter; `changeYear` asks the page to draw itself anew for another year. */
export function operationSection(
  plan: Plan,
  view: View,
  year: number,
  changeYear: (year: number) => void,
): Part | null {
  const block = view.blocks[year];
  if (!block) return null;
  const series = new YearSeries(plan, block);
  const parts = [
    dispatchPart(plan, series),
    heatmapsPart(plan, series),
    durationPart(plan, series),
    storagePart(plan, series),
  ].filter((part): part is Part => part !== null);
  const chooser =
    plan.years.length > 1
      ? dropdown(
          t('report.year'),
          plan.years.map((each, i) => ({ value: String(i), label: each.name })),
          String(year),
          (value) => changeYear(Number(value)),
        )
      : null;
  const element = section(
    'operation',
    t('report.operation'),
    resolutionNote(plan, view, series),
    chooser ? h('div', { class: 'controls' }, chooser) : null,
    ...parts.map(([part]) => part),
  );
  return [element, () => parts.forEach(([, paint]) => paint())];
}
