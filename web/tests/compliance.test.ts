import { beforeEach, describe, expect, it } from 'vitest';
import type { ClauseResult } from '../src/compliance_data';
import { setLanguage } from '../src/messages';
import { margin } from '../src/sections/compliance';

beforeEach(() => setLanguage('en'));

function clause(unit: string, threshold: number, left: number): ClauseResult {
  return { unit, threshold, margin: left } as ClauseResult;
}

describe('the margin of a clause', () => {
  it('is nothing where only rounding is left of it', () => {
    expect(margin(clause('frac', 0.6, 2.2e-12))).toBe('0.0 points');
    expect(margin(clause('frac', 0.6, -3e-7))).toBe('0.0 points');
    expect(margin(clause('t/tce', 0.2, 1e-9))).toBe('0.0 t/tce');
  });
  it('keeps its sign where there is one to speak of', () => {
    expect(margin(clause('frac', 0.2, 0.1234))).toBe('+12.3 points');
    expect(margin(clause('frac', 0.2, -0.0004))).toBe('−0.04 points');
  });
});
