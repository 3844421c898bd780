// The mean year from sun and wind to product in one chart: by the plan, and as the laws replay it.
import { canvas, draw, plainAxis, tooltip, tooltipRow, valueAxis } from '../chart';
import { h, section } from '../dom';
import { compact, fixed } from '../format';
import type { WayStep } from '../losses';
import { t } from '../messages';
import { technologyColour, themeColour } from '../palette';
import { productSteps, type Simulation } from '../simulation';

const mwhPerGwh = 1000;

interface Bar {
  name: string;
  kind: WayStep['kind'];
  gwh: number;
  /** Of air that no rotor could catch whole: left out when the axis is chosen. */
  beyond: boolean;
  /** Beside the number, such as the mass of hydrogen. */
  aside: string;
  colour: string;
}

function colourOf(step: WayStep): string {
  if (step.step === 'sun') return technologyColour('pv');
  if (step.step === 'wind') return technologyColour('wind');
  if (step.step === 'thermal') return technologyColour('thermal_plant');
  if (step.kind === 'source') return technologyColour('import');
  if (step.step === 'export') return technologyColour('export');
  if (step.step.startsWith('hydrogen')) return technologyColour('hydrogen_demand');
  if (step.kind === 'product') return technologyColour('electric_load');
  return step.change_mwh < 0 ? technologyColour('losses') : themeColour('muted');
}

function barOf(step: WayStep, hasRotor: boolean): Bar {
  const key = step.step === 'wind' && !hasRotor ? 'wind_curve' : step.step;
  const kg = Math.abs(step.hydrogen_kg);
  return {
    name: t(`way.step.${key}`, { asset: step.label }),
    kind: step.kind,
    gwh: step.change_mwh / mwhPerGwh,
    aside: kg > 0 ? `${compact(kg / 1000)} t` : '',
    colour: colourOf(step),
    beyond: hasRotor && (step.step === 'wind' || step.step === 'wind_gross'),
  };
}

function plannedBars(way: WayStep[]): Bar[] {
  const hasRotor = way.some((step) => step.step === 'wind_gross');
  return way.map((step) => barOf(step, hasRotor));
}

/** Sun and wind as planned up to what is available; then what the replay made of it. */
function simulatedBars(way: WayStep[], simulation: Simulation): Bar[] {
  const ladders = (step: WayStep): boolean =>
    ['sun', 'wind'].includes(step.step) || /^(pv|wind)_/.test(step.step);
  const before = way.filter(ladders);
  const reached = before.reduce((sum, step) => sum + step.change_mwh, 0);
  const steps = productSteps(simulation);
  const available = steps
    .filter((step) => step.text === 'physics.step.available')
    .reduce((sum, step) => sum + step.mwh, 0);
  const after = steps
    .filter((step) => step.text !== 'physics.step.available')
    .map((step) => ({
      name: t(step.text),
      kind: step.kind,
      gwh: step.mwh / mwhPerGwh,
      aside: '',
      beyond: false,
      colour:
        step.kind === 'source'
          ? technologyColour('import')
          : step.kind === 'product'
            ? technologyColour(
                step.text === 'physics.step.hydrogen' ? 'hydrogen_demand' : 'electric_load',
              )
            : technologyColour('losses'),
    }));
  const ageing: WayStep = {
    step: 'ageing',
    label: '',
    kind: 'loss',
    change_mwh: available - reached,
    hydrogen_kg: 0,
  };
  const aged = Math.abs(ageing.change_mwh) > 1e-5 * available ? [ageing] : [];
  return [...plannedBars([...before, ...aged]), ...after];
}

/** What goes in, is lost and comes out, in a sentence. */
function sentence(bars: Bar[]): string {
  const sum = (kind: Bar['kind']): number =>
    bars.filter((bar) => bar.kind === kind).reduce((all, bar) => all + bar.gwh, 0);
  return t('way.balance', {
    in: fixed(sum('source'), 1),
    lost: fixed(-sum('loss'), 1),
    out: fixed(-sum('product'), 1),
  });
}

/** The next value with one digit and a half. */
function niceAbove(value: number): number {
  const step = 10 ** Math.floor(Math.log10(value)) / 2;
  return step * Math.ceil(value / step);
}

/** Each bar hangs where the one before ended. */
function chart(bars: Bar[], title: string): [HTMLElement, () => void] {
  let at = 0;
  const spans = bars.map(({ gwh }) => ({ from: at, to: (at += gwh) }));
  const highest = Math.max(
    ...spans.filter((_, i) => !bars[i]?.beyond).flatMap(({ from, to }) => [from, to]),
  );
  const cut = spans.some(({ from, to }) => Math.max(from, to) > 1.3 * highest);
  const area = canvas(60 + 24 * bars.length, title);
  const number = (bar: Bar): string =>
    `${bar.gwh > 0 ? '+' : ''}${fixed(bar.gwh, 1)}${bar.aside ? `  (${bar.aside})` : ''}`;
  const paint = (): void => {
    draw(area, {
      grid: { left: 8, right: 110, top: 8, bottom: 30, containLabel: true },
      tooltip: {
        ...tooltip(),
        trigger: 'axis',
        axisPointer: { type: 'shadow' },
        formatter: (items: unknown) => {
          const bar = bars[(items as { dataIndex: number }[])[0]?.dataIndex ?? 0];
          return bar
            ? tooltipRow(bar.colour, bar.name, `${fixed(bar.gwh, 2)} GWh ${bar.aside}`)
            : '';
        },
      },
      xAxis: valueAxis('GWh', {
        ...(cut ? { max: niceAbove(1.12 * highest) } : {}),
        nameLocation: 'end',
        nameGap: 0,
        nameTextStyle: {
          color: themeColour('muted'),
          align: 'right',
          verticalAlign: 'top',
          padding: [24, 0, 0, 0],
        },
      }),
      yAxis: plainAxis('category', {
        data: bars.map((bar) => bar.name),
        inverse: true,
        axisTick: { show: false },
        axisLabel: { color: themeColour('ink'), interval: 0 },
        axisLine: { show: false },
      }),
      series: [
        {
          type: 'bar' as const,
          stack: 'way',
          barWidth: 14,
          silent: true,
          itemStyle: { color: 'transparent' },
          data: spans.map(({ from, to }) => Math.max(0, Math.min(from, to))),
        },
        {
          type: 'bar' as const,
          stack: 'way',
          barWidth: 14,
          barMinHeight: 2,
          label: {
            show: true,
            position: 'right',
            color: themeColour('ink'),
            formatter: ({ dataIndex: i }: { dataIndex: number }) => {
              const bar = bars[i];
              return bar ? number(bar) : '';
            },
          },
          data: spans.map(({ from, to }, i) => ({
            value: Math.abs(to - from),
            itemStyle: { color: bars[i]?.colour },
            ...(cut && bars[i]?.beyond
              ? { label: { position: 'insideLeft', distance: 6, color: themeColour('ink') } }
              : {}),
          })),
        },
      ],
    } as never);
  };
  return [area, paint];
}

/** Null without the way of losses.json. */
export function waySection(
  way: WayStep[],
  simulation: Simulation | null,
): [HTMLElement, () => void] | null {
  if (!way.length) return null;
  const planned = plannedBars(way);
  const replayed = simulation?.years.length ? simulatedBars(way, simulation) : null;
  const first = chart(planned, t('way.title'));
  const second = replayed ? chart(replayed, t('way.simulated')) : null;
  return [
    section(
      'way',
      t('way.title'),
      t('way.note') + (planned.some((bar) => bar.beyond) ? t('way.cut') : ''),
      second ? h('h3', {}, t('way.planned')) : null,
      h('p', {}, sentence(planned)),
      first[0],
      ...(second && replayed
        ? [
            h('h3', {}, t('way.simulated')),
            h('p', { class: 'note' }, t('way.simulated_note')),
            h('p', {}, sentence(replayed)),
            second[0],
          ]
        : []),
    ),
    () => {
      first[1]();
      second?.[1]();
    },
  ];
}
