// Thinning of long series for drawing, such that what catches the eye is really there.

/**
 * Steps to draw as one in a view of `count` steps: 1 while they fit, then an eighth of a day, a quarter
 * of a day, a day. Groups divide the day, so means never mix two days.
 */
export function groupSize(count: number, stepsPerDay: number, maxPoints: number): number {
  const choices = [1, Math.floor(stepsPerDay / 8), Math.floor(stepsPerDay / 4), stepsPerDay];
  const fits = (group: number): boolean =>
    group >= 1 && stepsPerDay % group === 0 && count / group <= maxPoints;
  return choices.find(fits) ?? stepsPerDay;
}

/** Means over groups that start at multiples of `group`; inflow and outflow that balance still do. */
export function groupMeans(
  values: ArrayLike<number>,
  first: number,
  last: number,
  group: number,
): number[] {
  return groups(first, last, group).map(([from, to]) => {
    let sum = 0;
    for (let i = from; i < to; ++i) sum += values[i] as number;
    return sum / (to - from);
  });
}

/** Largest value of each such group: the peaks that means would hide. */
export function groupPeaks(
  values: ArrayLike<number>,
  first: number,
  last: number,
  group: number,
): number[] {
  return groups(first, last, group).map(([from, to]) => {
    let peak = values[from] as number;
    for (let i = from; i < to; ++i) peak = Math.max(peak, values[i] as number);
    return peak;
  });
}

/** First steps of the groups. */
export function groupStarts(first: number, last: number, group: number): number[] {
  return groups(first, last, group).map(([from]) => from);
}

function groups(first: number, last: number, group: number): [number, number][] {
  const list: [number, number][] = [];
  for (let from = first - (first % group); from < last; from += group)
    list.push([from, Math.min(last, from + group)]);
  return list;
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
  const sorted = Float64Array.from(values)
    .filter((value) => !Number.isNaN(value))
    .sort()
    .reverse();
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
