// The money section: from revenue to the owners' net, cash flow by year, debt and its cover.
import {
  canvas,
  draw,
  legend,
  legendHeight,
  plainAxis,
  tooltip,
  tooltipRow,
  valueAxis,
} from '../chart';
import { h, section } from '../dom';
import { line, swingStudy, total, waterfallSteps, type Finance } from '../finance';
import {
  fixed,
  indicator,
  moneyNumber,
  moneyUnit,
  percent,
  quantityText,
  type Shown,
} from '../format';
import { language, nameOf, t } from '../messages';
import { costColour, technologyColour, themeColour } from '../palette';
import type { Study } from '../study';
import { tornadoChart } from './study/charts';

const large = (): number => (language() === 'zh' ? 1e4 : 1e6);
const withUnit = (cny: number): string => `${moneyNumber(cny)} ${moneyUnit()}`;

interface Item {
  color: string;
  seriesName: string;
  value: number;
  dataIndex: number;
}

/** Bars that hang where the one before ended: an invisible foot, then the step up or down. */
function waterfall(finance: Finance): [HTMLElement, () => void] {
  const steps = waterfallSteps(finance);
  const net = total(line(finance, 'equity_cash_flow', 'net'));
  const names = [...steps.map((step) => t(step.text)), t('report.money_owners_net')];
  const bars: { from: number; to: number }[] = [];
  let at = 0;
  for (const step of steps) bars.push({ from: at, to: (at += step.cny) });
  bars.push({ from: 0, to: net });
  const area = canvas(60 + 26 * bars.length, t('report.waterfall'));
  const colour = (i: number): string =>
    i === bars.length - 1
      ? costColour('annuity')
      : (steps[i]?.cny ?? 0) >= 0
        ? costColour('sale')
        : costColour('energy_purchase');
  const paint = (): void => {
    draw(area, {
      grid: { left: 8, right: 24, top: 8, bottom: 30, containLabel: true },
      tooltip: {
        ...tooltip(),
        trigger: 'axis',
        axisPointer: { type: 'shadow' },
        formatter: (items: unknown) => {
          const i = (items as Item[])[0]?.dataIndex ?? 0;
          const bar = bars[i] as { from: number; to: number };
          return tooltipRow(colour(i), names[i] ?? '', withUnit(bar.to - bar.from));
        },
      },
      xAxis: valueAxis(moneyUnit(), {
        nameLocation: 'end',
        nameGap: 0,
        axisLabel: { color: themeColour('muted'), hideOverlap: true },
        nameTextStyle: {
          color: themeColour('muted'),
          align: 'right',
          verticalAlign: 'top',
          padding: [24, 0, 0, 0],
        },
      }),
      yAxis: plainAxis('category', {
        data: names,
        inverse: true,
        axisTick: { show: false },
        axisLabel: { color: themeColour('ink') },
        axisLine: { show: false },
      }),
      // A bar may cross zero, so foot and step are drawn on each side of it apart.
      series: [1, -1].flatMap((side) => {
        const low = (bar: { from: number; to: number }): number =>
          Math.max(0, Math.min(side * bar.from, side * bar.to));
        const high = (bar: { from: number; to: number }): number =>
          Math.max(0, Math.max(side * bar.from, side * bar.to));
        return [
          {
            type: 'bar' as const,
            stack: `side${side}`,
            barWidth: 16,
            barGap: '-100%',
            silent: true,
            itemStyle: { color: 'transparent' },
            data: bars.map((bar) => (side * low(bar)) / large()),
          },
          {
            type: 'bar' as const,
            stack: `side${side}`,
            barWidth: 16,
            barGap: '-100%',
            data: bars.map((bar, i) => ({
              value: (side * (high(bar) - low(bar))) / large(),
              itemStyle: { color: colour(i) },
            })),
          },
        ];
      }),
    } as never);
  };
  return [area, paint];
}

function yearNames(finance: Finance): string[] {
  return line(finance, 'equity_cash_flow', 'net').map((_, i) => String(i + 1));
}

function rows(items: unknown, shown: (item: Item) => string): string {
  const list = items as (Item & { axisValue: string })[];
  const head = `<div>${t('report.year_number', { year: list[0]?.axisValue ?? '' })}</div>`;
  return head + list.map((item) => tooltipRow(item.color, item.seriesName, shown(item))).join('');
}

function cashFlow(finance: Finance): [HTMLElement, () => void] {
  const area = canvas(320, t('report.cash_flow'));
  const series = [
    { name: t('report.money_project'), line: ['project_cash_flow', 'net_after_tax'], type: 'bar' },
    { name: t('report.money_equity'), line: ['equity_cash_flow', 'net'], type: 'bar' },
    { name: t('report.money_equity_sum'), line: ['equity_cash_flow', 'cumulated'], type: 'line' },
  ] as const;
  const colours = [costColour('fixed_om'), costColour('annuity'), costColour('energy_purchase')];
  const names = series.map((entry) => entry.name);
  const paint = (): void => {
    draw(area, {
      grid: {
        left: 8,
        right: 16,
        top: 24 + legendHeight(names, area),
        bottom: 8,
        containLabel: true,
      },
      legend: legend({ top: 0, left: 0 }),
      tooltip: {
        ...tooltip(),
        trigger: 'axis',
        axisPointer: { type: 'shadow' },
        formatter: (items: unknown) => rows(items, (item) => withUnit(item.value * large())),
      },
      xAxis: plainAxis('category', { data: yearNames(finance) }),
      yAxis: valueAxis(moneyUnit()),
      series: series.map((entry, i) => ({
        type: entry.type,
        name: entry.name,
        symbol: 'none',
        itemStyle: { color: colours[i] },
        lineStyle: { color: colours[i], width: 2 },
        data: line(finance, entry.line[0], entry.line[1]).map((cny) => cny / large()),
      })),
    } as never);
  };
  return [area, paint];
}

/** Null when nothing was borrowed. */
function debtCover(finance: Finance): [HTMLElement, () => void] | null {
  const debt = line(finance, 'debt_service', 'closing');
  if (Math.max(...debt) <= 0) return null;
  const cover = line(finance, 'debt_service', 'dscr_ratio').map((ratio) =>
    ratio > 0 ? ratio : null,
  );
  const area = canvas(300, t('report.debt_cover'));
  const debtName = t('finance.line.closing');
  const coverName = t('finance.line.dscr_ratio');
  const sized = finance.terms['loan_repayment'] === 'dscr';
  const target = sized ? Number(finance.terms['dscr_target']) : 1;
  const paint = (): void => {
    draw(area, {
      grid: {
        left: 8,
        right: 16,
        top: 24 + legendHeight([debtName, coverName], area),
        bottom: 8,
        containLabel: true,
      },
      legend: legend({ top: 0, left: 0 }),
      tooltip: {
        ...tooltip(),
        trigger: 'axis',
        axisPointer: { type: 'shadow' },
        formatter: (items: unknown) =>
          rows(items, (item) =>
            item.seriesName === debtName ? withUnit(item.value * large()) : fixed(item.value, 2),
          ),
      },
      xAxis: plainAxis('category', { data: yearNames(finance) }),
      yAxis: [
        valueAxis(moneyUnit()),
        valueAxis('', { min: 0, position: 'right', splitLine: { show: false } }),
      ],
      series: [
        {
          type: 'bar' as const,
          name: debtName,
          itemStyle: { color: technologyColour('grid') },
          data: debt.map((cny) => cny / large()),
        },
        {
          type: 'line' as const,
          name: coverName,
          yAxisIndex: 1,
          symbol: 'circle',
          symbolSize: 5,
          itemStyle: { color: costColour('energy_purchase') },
          lineStyle: { color: costColour('energy_purchase'), width: 2 },
          data: cover,
          markLine: {
            symbol: 'none',
            silent: true,
            lineStyle: { color: themeColour('muted'), type: 'dashed' },
            label: {
              color: themeColour('muted'),
              position: 'insideEndTop',
              formatter: sized
                ? t('report.money_target', { ratio: fixed(target, 2) })
                : fixed(target, 2),
            },
            data: [{ yAxis: target }],
          },
        },
      ],
    } as never);
  };
  return [area, paint];
}

/**
 * What moves the owners' net present value most: the study beside the plan where it has that figure,
 * else the statements made again at the sizes of the plan. The heading says which.
 */
function tornado(
  finance: Finance,
  study: Study | null,
): { title: string; made: [HTMLElement, () => void] } | null {
  const index = study?.figures.findIndex((figure) => figure.name === 'equity_npv_cny') ?? -1;
  if (study && index >= 0)
    return { title: t('report.money_tornado_study'), made: tornadoChart(study, index) };
  const asPlanned = swingStudy(finance, (input) => t(`finance.swing.${input}`));
  if (!asPlanned) return null;
  const change = percent(finance.sensitivity?.change_frac ?? 0, 0);
  return { title: t('report.money_tornado_fixed', { change }), made: tornadoChart(asPlanned, 0) };
}

const tileOrder = [
  'project_irr_after_tax_frac',
  'project_npv_after_tax_cny',
  'project_payback_after_tax_y',
  'min_dscr',
  'equity_irr_frac',
  'equity_npv_cny',
];

/** The returns a bank asks for first, and what they rest on. */
function tiles(finance: Finance): HTMLElement {
  const sum = (key: string): [string, Shown] => [
    key === 'total_cny' ? t('finance.total_investment') : t('finance.line.equity'),
    { number: moneyNumber(finance.investment?.[key] as number | undefined), unit: moneyUnit() },
  ];
  const shown = (name: string): Shown => {
    const value = finance.indicators[name];
    const unit = finance.indicator_units[name] ?? '';
    if (unit === 'years') return { number: fixed(value, 1), unit: t('finance.years') };
    return unit === '1' ? { number: fixed(value, 2), unit: '' } : indicator(value, unit);
  };
  const all: [string, Shown][] = [
    ...tileOrder.map((name): [string, Shown] => [nameOf('finance.indicator', name), shown(name)]),
    sum('total_cny'),
    sum('equity_cny'),
  ];
  return h(
    'div',
    { class: 'tiles' },
    ...all.map(([label, value]) =>
      h(
        'div',
        { class: 'tile' },
        h('p', {}, label),
        h('strong', {}, value.number, h('small', {}, value.unit)),
      ),
    ),
  );
}

/** Null without finance.json. */
export function moneySection(
  finance: Finance | null,
  study: Study | null,
): [HTMLElement, () => void] | null {
  if (!finance) return null;
  const swings = tornado(finance, study);
  const charts = [
    { title: t('report.waterfall'), made: waterfall(finance) },
    { title: t('report.cash_flow'), made: cashFlow(finance) },
    { title: t('report.debt_cover'), made: debtCover(finance) },
    ...(swings ? [swings] : []),
  ];
  const parts = charts.flatMap(({ title, made }) => (made ? [h('h3', {}, title), made[0]] : []));
  const note = t('report.money_note', {
    price: quantityText(finance.electricity_price_cny_per_mwh.value, 'CNY/MWh'),
  });
  return [
    section('money', t('report.money'), note, tiles(finance), ...parts),
    () => charts.forEach(({ made }) => made?.[1]()),
  ];
}
