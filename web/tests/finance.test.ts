import { describe, expect, it } from 'vitest';
import { swingStudy, waterfallSteps, type Finance } from '../src/finance';
import { swings } from '../src/study';

/** Two years, every line of the equity cash flow a different number. */
function sample(): Finance {
  const inflow = { revenue: [0, 100], output_vat: [0, 13], residual_value: [0, 5] };
  const outflow = {
    equity: [40, 0],
    principal: [0, 20],
    working_capital_loan_back: [0, 2],
    interest: [0, 3],
    operating_cost: [0, 30],
    operation_vat: [0, 4],
    vat_paid: [0, 6],
    surtax: [0, 1],
    replacement: [0, 7],
    income_tax: [0, 8],
    reserve_change: [0, -1],
  };
  return {
    terms: {},
    electricity_price_cny_per_mwh: { value: 500, origin: 'given' },
    indicators: {},
    indicator_units: {},
    statements: {
      equity_cash_flow: { ...inflow, working_capital_back: [0, 3], ...outflow, net: [-40, 41] },
      total_cost: { purchased_energy: [0, 18], grid_charges: [0, 0], fixed_om: [0, 12] },
    },
  };
}

describe('waterfallSteps', () => {
  it('sums to the net of the equity cash flow', () => {
    const sum = waterfallSteps(sample()).reduce((total, step) => total + step.cny, 0);
    expect(sum).toBeCloseTo(1, 9);
  });

  it('leaves out what is nothing', () => {
    const texts = waterfallSteps(sample()).map((step) => step.text);
    expect(texts).not.toContain('finance.line.grid_charges');
    expect(texts).toContain('finance.line.fixed_om');
  });
});

describe('swingStudy', () => {
  it('is a tornado with the low and the high value of each input', () => {
    const finance = sample();
    finance.sensitivity = {
      figure: 'equity_npv_cny',
      change_frac: 0.1,
      base: 7,
      swings: [
        { input: 'investment', low: 11, high: 3 },
        { input: 'loan_rate', low: 8, high: 6 },
      ],
    };
    const study = swingStudy(finance, (input) => input.toUpperCase());
    const rows = swings(study!, 0);
    expect(rows.map((row) => row.input)).toEqual(['INVESTMENT', 'LOAN_RATE']);
    expect(rows[0]!.figures).toEqual([11, 3]);
    expect(study!.figures[0]!.base).toBe(7);
  });

  it('is nothing for statements made by an older program', () => {
    expect(swingStudy(sample(), (input) => input)).toBeNull();
  });
});
