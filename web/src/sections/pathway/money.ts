// One investor's money over all stages, when the statements have been made.
import { h, section, table } from '../../dom';
import { fixed, moneyNumber, moneyUnit, indicator } from '../../format';
import { language, nameOf, t } from '../../messages';
import type { PathwayFinance } from '../../pathway';
import { canvas, draw, legend, legendHeight, plainAxis, tooltip, valueAxis } from '../../chart';
import { costColour, themeColour } from '../../palette';
import type { Chart } from './charts';

const columns: [string, string][] = [
  ['funding', 'fixed_investment'],
  ['funding', 'loan'],
  ['profit', 'revenue'],
  ['total_cost', 'operating_cost'],
  ['profit', 'income_tax'],
  ['debt_service', 'service'],
  ['debt_service', 'dscr_ratio'],
  ['project_cash_flow', 'residual_value'],
  ['project_cash_flow', 'net_after_tax'],
  ['equity_cash_flow', 'net'],
];

function cell(key: string, value: number | null | undefined): string {
  if (!value) return '';
  return key.endsWith('_ratio') ? fixed(value, 2) : moneyNumber(value);
}

function yearsTable(finance: PathwayFinance): HTMLElement {
  return table(
    [
      { title: `${t('finance.year')} (${moneyUnit()})` },
      ...columns.map(([, key]) => ({ title: t(`pathway.finance.${key}`), numeric: true })),
    ],
    finance.years.map((year, i) => [
      String(year),
      ...columns.map(([statement, key]) => cell(key, finance.statements[statement]?.[key]?.[i])),
    ]),
  );
}

function indicatorsTable(finance: PathwayFinance): HTMLElement {
  const rows = Object.entries(finance.indicators).map(([name, value]) => {
    const unit = finance.indicator_units[name] ?? '';
    if (value === null) return [nameOf('finance.indicator', name), t('finance.does_not_exist')];
    if (unit === '1') return [nameOf('finance.indicator', name), fixed(value, 2)];
    if (unit === 'years')
      return [nameOf('finance.indicator', name), `${fixed(value, 1)} ${t('finance.years')}`];
    const shown = indicator(value, unit);
    return [nameOf('finance.indicator', name), `${shown.number} ${shown.unit}`];
  });
  return table([{ title: '' }, { title: '', numeric: true }], rows);
}

/** Bars of what the owners pay and get each year, and a line of the project's own net. */
function flowChart(finance: PathwayFinance): Chart {
  const area = canvas(300, t('report.pathway.money'));
  const scale = language() === 'zh' ? 1e4 : 1e6;
  const of = (statement: string, key: string): (number | null)[] =>
    (finance.statements[statement]?.[key] ?? []).map((v) => (v === null ? null : v / scale));
  const names = [t('pathway.finance.net'), t('pathway.finance.net_after_tax')];
  const paint = (): void => {
    draw(area, {
      grid: {
        left: 8,
        right: 8,
        top: legendHeight(names, area) + 34,
        bottom: 8,
        containLabel: true,
      },
      legend: legend({ top: 0, left: 0, data: names }),
      tooltip: {
        ...tooltip(),
        trigger: 'axis',
        valueFormatter: (v: unknown) => fixed(v as number, 1),
      },
      xAxis: plainAxis('category', { data: finance.years.map(String), axisTick: { show: false } }),
      yAxis: [valueAxis(t('unit.cny_large'))],
      series: [
        {
          type: 'bar',
          name: names[0],
          data: of('equity_cash_flow', 'net'),
          color: costColour('annuity'),
        },
        {
          type: 'line',
          name: names[1],
          data: of('project_cash_flow', 'net_after_tax'),
          symbol: 'none',
          color: themeColour('ink'),
        },
      ],
    } as never);
  };
  return [area, paint];
}

export function moneyPart(finance: PathwayFinance): [HTMLElement, () => void] {
  const chart = flowChart(finance);
  return [
    section(
      'money',
      t('report.pathway.money'),
      t('report.pathway.money_note'),
      chart[0],
      indicatorsTable(finance),
      h('details', {}, h('summary', {}, t('report.pathway.money_years')), yearsTable(finance)),
    ),
    chart[1],
  ];
}
