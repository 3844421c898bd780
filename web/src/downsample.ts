// Thinning of long series for drawing, such that what catches the eye is really there.

/**
 * Indices to draw out of [first, last): everything when it fits, otherwise of each group of steps the
 * one with the largest and the one with the smallest weight, in time order. Drawn steps are real ones,
 * so stacked areas of inflow and outflow still balance and peaks keep their height.
 */
export function extremes(weight: ArrayLike<number>, first: number, last: number, maxPoints: number): number[] {
  const count = last - first;
  const indices: number[] = [];
  if (count <= maxPoints) {
    for (let i = first; i < last; ++i) indices.push(i);
    return indices;
  }
  const group = groupSize(count, maxPoints);
  for (let start = first; start < last; start += group) {
    const end = Math.min(last, start + group);
    let low = start;
    let high = start;
    for (let i = start + 1; i < end; ++i) {
      if ((weight[i] as number) < (weight[low] as number)) low = i;
      if ((weight[i] as number) > (weight[high] as number)) high = i;
    }
    indices.push(Math.min(low, high));
    if (low !== high) indices.push(Math.max(low, high));
  }
  return indices;
}

/** Steps per group so that two of each stay within maxPoints. */
export function groupSize(count: number, maxPoints: number): number {
  return Math.ceil(count / Math.floor(maxPoints / 2));
}

/** Index of the first time not before `moment`; times rise. */
export function lowerBound(times: ArrayLike<number>, moment: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] as number) < moment) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Mean of each month (0-11) and hour (0-23); NaN where no value falls. Index: month * 24 + hour. */
export function monthByHour(times: ArrayLike<number>, values: ArrayLike<number>): Float64Array {
  const sum = new Float64Array(288);
  const count = new Float64Array(288);
  const stamp = new Date(0);
  for (let i = 0; i < times.length; ++i) {
    const value = values[i] as number;
    if (Number.isNaN(value)) continue;
    stamp.setTime(times[i] as number);
    const cell = stamp.getUTCMonth() * 24 + stamp.getUTCHours();
    sum[cell]! += value;
    count[cell]! += 1;
  }
  return sum.map((total, cell) => total / (count[cell] as number));
}

export interface Point {
  share: number;
  value: number;
}

/** Falling order against the share of the year in percent; about maxPoints points, both ends kept. */
export function durationCurve(values: ArrayLike<number>, maxPoints: number): Point[] {
  const sorted = Float64Array.from(values).filter((value) => !Number.isNaN(value)).sort().reverse();
  const points: Point[] = [];
  const step = Math.max(1, (sorted.length - 1) / (maxPoints - 1));
  for (let at = 0; at < sorted.length; at += step) {
    const i = Math.min(sorted.length - 1, Math.round(at));
    points.push({ share: (100 * i) / Math.max(1, sorted.length - 1), value: sorted[i] as number });
  }
  const last = sorted.length - 1;
  if (last > 0 && points[points.length - 1]?.share !== 100)
    points.push({ share: 100, value: sorted[last] as number });
  return points;
}

export interface DayRange {
  time: number;
  low: number;
  mean: number;
  high: number;
}

/** Lowest, mean and highest value of each day. */
export function dailyRange(times: ArrayLike<number>, values: ArrayLike<number>): DayRange[] {
  const days: DayRange[] = [];
  const dayLength = 86_400_000;
  let count = 0;
  for (let i = 0; i < times.length; ++i) {
    const value = values[i] as number;
    const time = Math.floor((times[i] as number) / dayLength) * dayLength;
    const open = days[days.length - 1];
    if (!open || open.time !== time) {
      days.push({ time, low: value, mean: value, high: value });
      count = 1;
    } else {
      ++count;
      open.low = Math.min(open.low, value);
      open.high = Math.max(open.high, value);
      open.mean += (value - open.mean) / count;
    }
  }
  return days;
}
