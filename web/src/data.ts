// The data the page is made of: plan.json's tree and the packed series, as embedded by the library.

export interface Size {
  value: number | null;
  unit: string;
  min: number | null;
  max: number | null;
  sized: boolean;
  shadow_price_cny_per_unit: number | null;
}

export interface Asset {
  label: string;
  type: string;
  bus: string;
  capex_cny: number | null;
  costs_cny_per_year: Record<string, number | null>;
  sizes: Record<string, Size>;
  [figure: string]: unknown;
}

export interface Binding {
  name: string;
  description: string;
  unit: string;
  limit: number | null;
  value: number | null;
  worth_cny_per_unit: number | null;
}

export interface Rule {
  name: string;
  unit: string;
  sense: 'at_least' | 'at_most';
  limit: number | null;
  value: number | null;
  kept: boolean;
}

export interface Year {
  name: string;
  weight: number | null;
  steps: number;
  step_minutes: number;
  start: string;
  skips_leap_day: boolean;
  indicators: Record<string, number | null>;
}

export interface FlowInfo {
  name: string;
  asset: string;
  quantity: string;
  unit: string;
  description: string;
  bus: string;
  sign: number;
}

export interface Sentences {
  message: string;
  infeasibility: string;
  repair: string;
  causes: string[];
  notes: string[];
}

export interface Plan {
  park: string;
  status: string;
  message: string;
  objective_cny_per_year: number | null;
  capex_cny: number | null;
  certificate: {
    holds: boolean;
    relative_gap: number | null;
    primal_residual: number | null;
    dual_residual: number | null;
    tolerance: number | null;
  };
  solve: { engine: string; seconds: number | null; iterations: number; threads: number };
  size: { columns: number; rows: number; nonzeros: number; steps: number; scenarios: number };
  assets: Record<string, Asset>;
  indicators: Record<string, number | null>;
  indicator_units: Record<string, string>;
  rules: Rule[];
  bindings: Binding[];
  years: Year[];
  links: { source: string; target: string; energy_mwh: number | null }[];
  flows: FlowInfo[];
  check: { done: boolean; solver?: string; relative_difference?: number | null };
  infeasibility: { sentence: string; repair: string; causes: string[] } | null;
  notes: string[];
  /** What the plan says in words, in both languages. */
  sentences: Record<'en' | 'zh', Sentences>;
  provenance: {
    version: string;
    commit: string;
    command: string;
    started_utc: string;
    machine: string;
    compiler: string;
    inputs: Record<string, string>;
    options: Record<string, string>;
  };
}

export interface PackedSeries {
  offset: number | null;
  scale: number | null;
  data: string;
}

export interface Block {
  year: number;
  stride: number;
  minutes: number;
  series: PackedSeries[];
}

export interface View {
  language: 'en' | 'zh';
  /** One sentence per binding, in the plan's order. */
  binding_sentences: Record<'en' | 'zh', string[]>;
  blocks: Block[];
}

const missingLevel = 65535;

/** Little-endian 16-bit levels in base64 to numbers; a missing level is NaN. */
export function unpack(packed: PackedSeries): Float64Array {
  const bytes = atob(packed.data);
  const values = new Float64Array(bytes.length / 2);
  const offset = packed.offset ?? NaN;
  const scale = packed.scale ?? NaN;
  for (let i = 0; i < values.length; ++i) {
    const level = bytes.charCodeAt(2 * i) | (bytes.charCodeAt(2 * i + 1) << 8);
    values[i] = level === missingLevel ? NaN : offset + scale * level;
  }
  return values;
}

/** Series of one weather year, unpacked when first asked for. */
export class YearSeries {
  private readonly cache = new Map<number, Float64Array>();
  readonly times: Float64Array;

  constructor(
    readonly plan: Plan,
    readonly block: Block,
  ) {
    const year = plan.years[block.year] as Year;
    this.times = stepTimes(year, block.minutes, block.stride);
  }

  get hourly(): boolean {
    return this.block.minutes <= 60;
  }

  values(flow: FlowInfo): Float64Array {
    const index = this.plan.flows.indexOf(flow);
    let values = this.cache.get(index);
    if (!values) {
      values = unpack(this.block.series[index] as PackedSeries);
      this.cache.set(index, values);
    }
    return values;
  }

  /** Sum of several series; null when there are none. */
  sum(flows: FlowInfo[]): Float64Array | null {
    if (flows.length === 0) return null;
    const total = new Float64Array(this.times.length);
    for (const flow of flows) this.values(flow).forEach((value, i) => (total[i]! += value));
    return total;
  }
}

const minute = 60_000;
const day = 1440 * minute;

/**
 * Starts of the steps in milliseconds, local standard time read as if it were UTC. A year that leaves
 * out its leap day jumps from 28 February to 1 March.
 */
export function stepTimes(year: Year, minutes: number, stride: number): Float64Array {
  const start = Date.parse(`${year.start}:00Z`);
  const first = new Date(start);
  const leapDay = Date.UTC(first.getUTCFullYear(), 1, 29);
  const isLeap = new Date(leapDay).getUTCMonth() === 1;
  const skips = year.skips_leap_day && isLeap && start < leapDay + day;
  const times = new Float64Array(Math.ceil(year.steps / stride));
  for (let i = 0; i < times.length; ++i) {
    const time = start + i * minutes * minute;
    times[i] = skips && time >= leapDay ? time + day : time;
  }
  return times;
}

export function readPlan(): Plan {
  return JSON.parse(document.getElementById('sunward-plan')?.textContent ?? '{}') as Plan;
}

export function readView(): View {
  return JSON.parse(document.getElementById('sunward-view')?.textContent ?? '{}') as View;
}
