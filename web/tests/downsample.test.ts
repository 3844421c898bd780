import { describe, expect, it } from 'vitest';
import {
  dailyRange,
  durationCurve,
  groupMeans,
  groupPeaks,
  groupSize,
  groupStarts,
  lowerBound,
  monthByHour,
} from '../src/downsample';

describe('groupSize', () => {
  it('draws every step while they fit', () => {
    expect(groupSize(168, 24, 800)).toBe(1);
  });
  it('takes the smallest part of a day that fits, a whole day at most', () => {
    expect(groupSize(1440, 24, 800)).toBe(3);
    expect(groupSize(8760, 24, 800)).toBe(24);
    expect(groupSize(100_000, 24, 800)).toBe(24);
  });
  it('does not thin daily values', () => {
    expect(groupSize(366, 1, 800)).toBe(1);
  });
});

describe('groups of steps', () => {
  const values = [1, 3, 5, 7, 9, 11, 13];
  it('start at multiples of the group, also when the view does not', () => {
    expect(groupStarts(4, 7, 3)).toEqual([3, 6]);
  });
  it('average a short last group over what it has', () => {
    expect(groupMeans(values, 0, 7, 3)).toEqual([3, 9, 13]);
  });
  it('keep the highest step', () => {
    expect(groupPeaks([0, 8, 1, 2, 5, 0], 0, 6, 3)).toEqual([8, 5]);
  });
  it('keep inflow equal to outflow', () => {
    const into = [4, 0, 7, 1];
    const out = [1, 3, 3, 5];
    const rest = [3, -3, 4, -4];
    const balance = groupMeans(into, 0, 4, 2).map(
      (value, i) => value - groupMeans(out, 0, 4, 2)[i]! - groupMeans(rest, 0, 4, 2)[i]!,
    );
    expect(balance).toEqual([0, 0]);
  });
});

describe('lowerBound', () => {
  it('finds the first time not before the moment', () => {
    expect(lowerBound([10, 20, 30], 20)).toBe(1);
    expect(lowerBound([10, 20, 30], 21)).toBe(2);
    expect(lowerBound([10, 20, 30], 99)).toBe(3);
  });
});

describe('monthByHour', () => {
  it('averages values of the same month and hour and skips missing ones', () => {
    const times = [Date.UTC(2025, 1, 3, 5), Date.UTC(2025, 1, 4, 5), Date.UTC(2025, 1, 5, 5)];
    const cells = monthByHour(times, [2, 4, NaN]);
    expect(cells[1 * 24 + 5]).toBe(3);
    expect(cells[0]).toBeNaN();
  });
});

describe('durationCurve', () => {
  it('falls, and keeps the largest and the smallest value', () => {
    const curve = durationCurve([3, 1, 4, 1, 5, 9, 2, 6], 4);
    expect(curve[0]).toEqual({ share: 0, value: 9 });
    expect(curve[curve.length - 1]).toEqual({ share: 100, value: 1 });
    for (let i = 1; i < curve.length; ++i)
      expect(curve[i]!.value).toBeLessThanOrEqual(curve[i - 1]!.value);
  });
});

describe('dailyRange', () => {
  it('gives lowest, mean and highest of each day', () => {
    const hour = 3_600_000;
    const days = dailyRange([0, hour, 2 * hour, 24 * hour], [1, 2, 6, 5]);
    expect(days).toEqual([
      { time: 0, low: 1, mean: 3, high: 6 },
      { time: 24 * hour, low: 5, mean: 5, high: 5 },
    ]);
  });
});
