import { describe, expect, it } from 'vitest';
import { stepTimes, unpack, type Year } from '../src/data';

const year = (start: string, steps: number, skips = false): Year => ({
  name: 'a year',
  weight: 1,
  steps,
  step_minutes: 60,
  start,
  skips_leap_day: skips,
  indicators: {},
});

describe('unpack', () => {
  it('reads little-endian levels and marks the missing level', () => {
    // bytes 01 00, 00 01, ff ff: levels 1, 256, missing
    const values = unpack({ offset: 10, scale: 0.5, data: btoa('\x01\x00\x00\x01\xff\xff') });
    expect([...values]).toEqual([10.5, 138, NaN]);
  });
});

describe('stepTimes', () => {
  it('runs through the leap day of a leap year', () => {
    const times = stepTimes(year('2024-01-01T00:00', 8784), 60, 1);
    expect(new Date(times[8783]!).toISOString()).toBe('2024-12-31T23:00:00.000Z');
  });
  it('jumps over the leap day when the year leaves it out', () => {
    const times = stepTimes(year('2024-01-01T00:00', 8760, true), 60, 1);
    expect(new Date(times[59 * 24 - 1]!).toISOString()).toBe('2024-02-28T23:00:00.000Z');
    expect(new Date(times[59 * 24]!).toISOString()).toBe('2024-03-01T00:00:00.000Z');
    expect(new Date(times[8759]!).toISOString()).toBe('2024-12-31T23:00:00.000Z');
  });
  it('gives one time per group of steps', () => {
    expect(stepTimes(year('2025-01-01T00:00', 8760), 1440, 24).length).toBe(365);
  });
});
