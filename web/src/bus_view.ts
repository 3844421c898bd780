// What a bus sees in a weather year: who gives, who takes, and the part of it in view.
import type { FlowInfo, Plan, YearSeries } from './data';
import { groupMeans, groupPeaks, groupSize, groupStarts, lowerBound } from './downsample';
import { flowLabel } from './names';

export const day = 86_400_000;
const maxPoints = 800;
/** MW or kg/h below which a flow is not drawn: the solver leaves such crumbs. */
export const smallest = 1e-3;

export function busesOf(plan: Plan): string[] {
  return [...new Set(plan.flows.filter((flow) => flow.sign !== 0).map((flow) => flow.bus))];
}

export interface Window {
  from: number;
  to: number;
}

/** What one asset gives to (side 1) or takes from (side -1) the bus; values are never negative. */
export interface Entry {
  flow: FlowInfo;
  side: 1 | -1;
  label: string;
  values: Float64Array;
}

/** A flow that goes both ways (a hydrogen tank's, say) makes two entries, any other one. */
function entriesOf(plan: Plan, series: YearSeries, bus: string): Entry[] {
  const entries: Entry[] = [];
  for (const flow of plan.flows) {
    if (flow.bus !== bus || flow.sign === 0) continue;
    const values = series.values(flow);
    const sides = [flow.sign > 0 ? 1 : -1, flow.sign > 0 ? -1 : 1] as const;
    const parts = sides.map((side) => values.map((value) => Math.max(0, side * flow.sign * value)));
    const used = parts.map((part) => part.some((value) => value > smallest));
    sides.forEach((side, i) => {
      if (used[i])
        entries.push({
          flow,
          side,
          label: flowLabel(plan, flow, used[0] && used[1] ? side : 0),
          values: parts[i]!,
        });
    });
  }
  return entries;
}

/** One bus in one year: what is drawn, and how much passes in each step. */
export class BusView {
  readonly entries: Entry[];
  readonly price: FlowInfo | undefined;
  readonly throughput: Float64Array;
  readonly first: number;
  readonly end: number;

  constructor(
    readonly plan: Plan,
    readonly series: YearSeries,
    readonly bus: string,
  ) {
    this.entries = entriesOf(plan, series, bus);
    this.price = plan.flows.find((flow) => flow.asset === bus && flow.quantity.startsWith('price'));
    this.throughput = new Float64Array(series.times.length);
    for (const entry of this.entries)
      if (entry.side > 0) entry.values.forEach((value, i) => (this.throughput[i]! += value));
    this.first = series.times[0] as number;
    this.end = (series.times[series.times.length - 1] as number) + series.block.minutes * 60_000;
  }

  /** Start of the day on which the grid gives most; the middle of the year when it never does. */
  peakDay(): number {
    const imported = this.entries.find((entry) => entry.flow.quantity === 'import_mw');
    const total = imported?.values ?? this.throughput;
    const at = total.reduce((best, value, i) => (value > (total[best] as number) ? i : best), 0);
    return Math.floor((this.series.times[at] as number) / day) * day;
  }

  /** Seven days from a day of a month; cut to the year. */
  week(month: number, dayOfMonth: number): Window {
    const year = new Date(this.first).getUTCFullYear();
    const from = Math.max(this.first, Date.UTC(year, month, dayOfMonth));
    return { from, to: Math.min(this.end, from + 7 * day) };
  }
}

/** The part of the series in view, drawn step by step or as means of groups. */
export class Extract {
  readonly group: number;
  readonly starts: number[];
  private readonly first: number;
  private readonly last: number;

  constructor(
    readonly view: BusView,
    window: Window,
  ) {
    const { times, block } = view.series;
    this.first = Math.max(0, lowerBound(times, window.from) - 1);
    this.last = Math.min(times.length, lowerBound(times, window.to) + 1);
    this.group = groupSize(this.last - this.first, Math.max(1, 1440 / block.minutes), maxPoints);
    this.first -= this.first % this.group;
    this.starts = groupStarts(this.first, this.last, this.group);
  }

  get steps(): number {
    return this.last - this.first;
  }

  means(values: ArrayLike<number>): number[] {
    return groupMeans(values, this.first, this.last, this.group);
  }

  peaks(values: ArrayLike<number>): number[] {
    return groupPeaks(values, this.first, this.last, this.group);
  }

  /** Pairs of time and value; the last value is held to the end of its group. */
  points(values: number[], factor = 1): [number, number][] {
    const { times } = this.view.series;
    const list = values.map((value, i): [number, number] => [
      times[this.starts[i]!]!,
      factor * value,
    ]);
    const end = this.last < times.length ? times[this.last]! : this.view.end;
    if (list.length > 0) list.push([end, list[list.length - 1]![1]]);
    return list;
  }
}
