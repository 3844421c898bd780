// What `sunward finance` found: the tree of finance.json, embedded by the library when it is there.

import type { Study } from './study';

export interface Finance {
  terms: Record<string, number | string | null>;
  electricity_price_cny_per_mwh: { value: number | null; origin: string };
  investment?: Record<string, unknown>;
  indicators: Record<string, number | null>;
  indicator_units: Record<string, string>;
  /** Statement by line by year; construction first. */
  statements: Record<string, Record<string, (number | null)[]>>;
  /** The statements made again with one thing changed, the plan as it is. */
  sensitivity?: {
    figure: string;
    change_frac: number;
    base: number | null;
    swings: { input: string; low: number | null; high: number | null }[];
  };
}

export function readFinance(): Finance | null {
  const text = document.getElementById('sunward-finance')?.textContent;
  return text ? (JSON.parse(text) as Finance) : null;
}

/** The study written beside the plan, a tornado; null when there is none. */
export function readTornado(): Study | null {
  const text = document.getElementById('sunward-tornado')?.textContent;
  return text ? (JSON.parse(text) as Study) : null;
}

/** The swings of finance.json in the form of a tornado study. @param name  of an input. */
export function swingStudy(finance: Finance, name: (input: string) => string): Study | null {
  const found = finance.sensitivity;
  if (!found || found.swings.length === 0) return null;
  const points = found.swings.flatMap((swing, i) =>
    [
      { at: 1 - found.change_frac, figure: swing.low },
      { at: 1 + found.change_frac, figure: swing.high },
    ].map(({ at, figure }) => ({
      outcome: 'optimal',
      group: '',
      label: '',
      inputs: found.swings.map((_, j) => (i === j ? at : null)),
      figures: [figure],
    })),
  );
  return {
    kind: 'tornado',
    park: '',
    seed: 0,
    language: 'en',
    inputs: found.swings.map((swing) => ({
      name: name(swing.input),
      keys: [],
      change: 'factor',
      distribution: '',
      base: 1,
    })),
    figures: [{ name: found.figure, unit: 'CNY', base: found.base }],
    probabilities: [],
    groups: [],
    points,
  };
}

/** One line of a statement; zeros where the file has no number. */
export function line(finance: Finance, statement: string, key: string): number[] {
  return (finance.statements[statement]?.[key] ?? []).map((value) => value ?? 0);
}

export function total(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

export interface Step {
  /** Row of the message table. */
  text: string;
  /** CNY; positive is received. */
  cny: number;
}

/**
 * The equity cash flow over all years as steps that sum to its net: what comes in first, then what
 * goes out, largest causes apart. Steps of nothing are left out.
 */
export function waterfallSteps(finance: Finance): Step[] {
  const flow = (key: string): number => total(line(finance, 'equity_cash_flow', key));
  const cost = (key: string): number => total(line(finance, 'total_cost', key));
  const costs = ['purchased_energy', 'grid_charges', 'fixed_om', 'variable_om', 'co2'];
  const steps: Step[] = [
    { text: 'finance.line.revenue', cny: flow('revenue') },
    ...costs.map((key) => ({ text: `finance.line.${key}`, cny: -cost(key) })),
    {
      text: 'report.money_vat',
      cny: flow('output_vat') - flow('operation_vat') - flow('vat_paid'),
    },
    { text: 'finance.line.surtax', cny: -flow('surtax') },
    { text: 'finance.line.income_tax', cny: -flow('income_tax') },
    { text: 'finance.line.replacement', cny: -flow('replacement') },
    { text: 'finance.line.residual_value', cny: flow('residual_value') },
    { text: 'finance.line.interest', cny: -flow('interest') },
    { text: 'finance.line.principal', cny: -flow('principal') },
    {
      text: 'report.money_reserves',
      cny:
        flow('working_capital_back') - flow('working_capital_loan_back') - flow('reserve_change'),
    },
    { text: 'finance.line.equity', cny: -flow('equity') },
  ];
  const scale = Math.max(...steps.map((step) => Math.abs(step.cny)));
  return steps.filter((step) => Math.abs(step.cny) > 1e-6 * scale);
}
