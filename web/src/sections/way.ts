// The mean year from sun and wind to product in one chart: the plan, and beside it the laws' replay.
import { canvas, draw, plainAxis, tooltip, tooltipRow, valueAxis } from '../chart';
import { h, section } from '../dom';
import { compact, fixed } from '../format';
import type { WayStep } from '../losses';
import { t } from '../messages';
import { shade, technologyColour, themeColour } from '../palette';
import type { Simulation } from '../simulation';
import { balanceOf, pairedSteps, type PairedStep } from '../way';

const mwhPerGwh = 1000;
/** A closing item less than this of the largest step is left out. */
const leastShown = 2e-4;

/** One bar of a row: what it changes, and where it hangs [GWh]. */
interface Span {
  gwh: number;
  from: number;
  to: number;
}

interface Row {
  name: string;
  colour: string;
  plan: Span;
  /** Null without a replay. */
  physics: Span | null;
  /** Of air that no rotor could catch whole: left out when the axis is chosen. */
  beyond: boolean;
  /** Mass of hydrogen by plan and physics. */
  tonnes: [number, number];
}

function colourOf(step: WayStep): string {
  if (step.step === 'sun') return technologyColour('pv');
  if (step.step === 'wind') return technologyColour('wind');
  if (step.step === 'thermal') return technologyColour('thermal_plant');
  if (step.kind === 'source') return technologyColour('import');
  if (step.step === 'export') return technologyColour('export');
  if (step.step.startsWith('hydrogen')) return technologyColour('hydrogen_demand');
  if (step.kind === 'product') return technologyColour('electric_load');
  return technologyColour('losses');
}

function nameOf(step: PairedStep, hasRotor: boolean): string {
  const key = step.step === 'wind' && !hasRotor ? 'wind_curve' : step.step;
  const name = t(`way.step.${key}`, { asset: step.label });
  const kg = Math.abs(step.hydrogen_kg);
  return kg > 0 ? `${name} (${compact(kg / 1000)} t)` : name;
}

/** Each bar hangs where the one before ended. */
function rowsOf(steps: PairedStep[]): Row[] {
  const hasRotor = steps.some((step) => step.step === 'wind_gross');
  const replayed = steps.some((step) => step.physics_mwh !== null);
  const at = { plan: 0, physics: 0 };
  const span = (of: 'plan' | 'physics', mwh: number): Span => {
    const from = at[of];
    at[of] += mwh / mwhPerGwh;
    return { gwh: mwh / mwhPerGwh, from, to: at[of] };
  };
  return steps.map((step) => ({
    name: nameOf(step, hasRotor),
    colour: colourOf(step),
    plan: span('plan', step.change_mwh),
    physics: replayed ? span('physics', step.physics_mwh ?? 0) : null,
    beyond: hasRotor && (step.step === 'wind' || step.step === 'wind_gross'),
    tonnes: [Math.abs(step.hydrogen_kg) / 1000, Math.abs(step.physics_kg) / 1000],
  }));
}

/** What goes in, is lost and comes out, in a sentence. */
function sentence(head: string, steps: { step: string; kind: string; mwh: number }[]): string {
  const sums = balanceOf(steps);
  const gwh = (mwh: number): string => fixed(mwh / mwhPerGwh, 1);
  return t(sums.past_rotors > 0 ? 'way.balance_rotors' : 'way.balance', {
    head,
    in: gwh(sums.in),
    lost: gwh(sums.lost),
    rotors: gwh(sums.past_rotors),
    out: gwh(sums.out),
  });
}

function sentences(steps: PairedStep[], replayed: boolean): HTMLElement[] {
  const plan = steps.map((step) => ({ ...step, mwh: step.change_mwh }));
  const physics = steps.map((step) => ({ ...step, mwh: step.physics_mwh ?? 0 }));
  return [
    h('p', {}, sentence(t('physics.plan'), plan)),
    ...(replayed ? [h('p', {}, sentence(t('physics.laws'), physics))] : []),
  ];
}

/** The next value with one digit and a half. */
function niceAbove(value: number): number {
  const step = 10 ** Math.floor(Math.log10(value)) / 2;
  return step * Math.ceil(value / step);
}

/** Ends of the axis: from zero, and without the air that no rotor can catch. */
function ends(rows: Row[]): { min?: number; max?: number } {
  const places = (row: Row): number[] =>
    [row.plan, row.physics].flatMap((span) => (span ? [span.from, span.to] : []));
  const near = rows.filter((row) => !row.beyond).flatMap(places);
  const highest = Math.max(...near);
  const all = rows.flatMap(places);
  return {
    // Rounding of a sum that ends at zero is no reason to begin the axis below it.
    ...(Math.min(...all) > -0.01 * highest ? { min: 0 } : {}),
    ...(Math.max(...all) > 1.3 * highest ? { max: niceAbove(1.02 * highest) } : {}),
  };
}

function signed(gwh: number): string {
  const text = fixed(gwh, 1);
  return gwh > 0 && text !== fixed(0, 1) ? `+${text}` : text;
}

/** The numbers to the right of the bars, as columns of one text. */
function numbers(row: Row | null, narrow: boolean, replayed: boolean): string {
  const cells = row
    ? row.physics
      ? [signed(row.plan.gwh), signed(row.physics.gwh), signed(row.physics.gwh - row.plan.gwh)]
      : [signed(row.plan.gwh)]
    : replayed
      ? [t('physics.plan'), t('physics.laws'), t('physics.difference')]
      : ['GWh'];
  const shown = narrow && replayed ? cells.slice(1, 2) : cells;
  return shown.map((cell, i) => `{${row ? (i === 2 ? 'c' : 'n') : 'h'}|${cell}}`).join('');
}

function tip(row: Row): string {
  const tonnes = (mass: number): string => (mass > 0 ? ` (${fixed(mass, 1)} t)` : '');
  const line = (name: string, span: Span, mass: number, colour: string): string =>
    tooltipRow(colour, name, `${fixed(span.gwh, 2)} GWh${tonnes(mass)}`);
  return (
    `<div>${row.name.replace(/[<>&]/g, '')}</div>` +
    line(t('physics.plan'), row.plan, row.tonnes[0], paler(row.colour)) +
    (row.physics ? line(t('physics.laws'), row.physics, row.tonnes[1], row.colour) : '')
  );
}

/** The plan's bar beside the replay's. */
function paler(colour: string): string {
  return shade(colour, 0.45);
}

type Bars = { from: (Span | null)[]; colour: (row: Row) => string; width: number };

/** An unseen bar up to where the seen one begins, and the seen one. */
function stacked(name: string, rows: Row[], bars: Bars): object[] {
  const common = { type: 'bar', stack: name, barWidth: bars.width, barGap: '12%' };
  return [
    {
      ...common,
      silent: true,
      itemStyle: { color: 'transparent' },
      data: [0, ...bars.from.map((span) => (span ? Math.max(0, Math.min(span.from, span.to)) : 0))],
    },
    {
      ...common,
      data: [
        { value: 0 },
        ...bars.from.map((span, i) => ({
          value: span ? Math.abs(span.gwh) : 0,
          itemStyle: { color: bars.colour(rows[i] as Row) },
        })),
      ],
    },
  ];
}

function chart(rows: Row[]): [HTMLElement, () => void] {
  const replayed = rows.some((row) => row.physics);
  const area = canvas(64 + (replayed ? 27 : 24) * (rows.length + 1), t('way.title'));
  const cell = { align: 'right', fontSize: 12, width: 74 };
  const rich = { n: { ...cell, color: '' }, c: { ...cell, color: '' }, h: { ...cell, color: '' } };
  const paint = (): void => {
    const narrow = area.clientWidth < 700;
    rich.n.color = themeColour('ink');
    rich.c.color = rich.h.color = themeColour('muted');
    const texts = [null, ...rows].map((row) => numbers(row, narrow, replayed));
    const category = (extra: object): object =>
      plainAxis('category', {
        inverse: true,
        axisTick: { show: false },
        axisLine: { show: false },
        ...extra,
      });
    draw(area, {
      grid: { left: 8, right: 4, top: 8, bottom: 30, containLabel: true },
      tooltip: {
        ...tooltip(),
        trigger: 'axis',
        axisPointer: { type: 'shadow' },
        formatter: (items: unknown) => {
          const row = rows[((items as { dataIndex: number }[])[0]?.dataIndex ?? 0) - 1];
          return row ? tip(row) : '';
        },
      },
      xAxis: valueAxis('GWh', {
        ...ends(rows),
        nameLocation: 'end',
        nameGap: 0,
        nameTextStyle: {
          color: themeColour('muted'),
          align: 'right',
          verticalAlign: 'top',
          padding: [24, 0, 0, 0],
        },
      }),
      yAxis: [
        category({
          data: ['', ...rows.map((row) => row.name)],
          axisLabel: { color: themeColour('ink'), interval: 0 },
        }),
        category({
          data: texts.map((_, i) => String(i)),
          position: 'right',
          axisLabel: { interval: 0, rich, formatter: (i: string) => texts[Number(i)] ?? '' },
          axisPointer: { show: false },
        }),
      ],
      series: [
        ...stacked('plan', rows, {
          from: rows.map((row) => row.plan),
          colour: (row) => (replayed ? paler(row.colour) : row.colour),
          width: replayed ? 8 : 14,
        }),
        ...(replayed
          ? stacked('physics', rows, {
              from: rows.map((row) => row.physics),
              colour: (row) => row.colour,
              width: 10,
            })
          : []),
      ],
    } as never);
  };
  return [area, paint];
}

/** Without closing items that nobody would see. */
function shown(steps: PairedStep[]): PairedStep[] {
  const size = (step: PairedStep): number =>
    Math.max(Math.abs(step.change_mwh), Math.abs(step.physics_mwh ?? 0));
  const least = leastShown * Math.max(...steps.map(size));
  return steps.filter((step) => !['rest', 'ageing'].includes(step.step) || size(step) >= least);
}

/** Null without the way of losses.json. */
export function waySection(
  way: WayStep[],
  simulation: Simulation | null,
): [HTMLElement, () => void] | null {
  if (!way.length) return null;
  const steps = shown(pairedSteps(way, simulation));
  const rows = rowsOf(steps);
  const replayed = rows.some((row) => row.physics);
  const made = chart(rows);
  return [
    section(
      'way',
      t('way.title'),
      t('way.note') + (rows.some((row) => row.beyond) ? t('way.cut') : ''),
      replayed ? h('p', { class: 'note' }, t('way.paired_note')) : null,
      ...sentences(steps, replayed),
      made[0],
    ),
    made[1],
  ];
}
