import { describe, expect, it } from 'vitest';
import { roundTicks } from '../src/ticks';

describe('roundTicks', () => {
  it('are round and hold every value', () => {
    expect(roundTicks([659.67, 523.1, 789.9])).toEqual([500, 600, 700, 800]);
  });
  it('cross zero at zero', () => {
    expect(roundTicks([-3, 4])).toEqual([-4, -2, 0, 2, 4]);
  });
  it('exist for one value alone', () => {
    const ticks = roundTicks([7]);
    expect(ticks[0]).toBeLessThanOrEqual(7);
    expect(ticks[ticks.length - 1]).toBeGreaterThanOrEqual(7);
  });
});
