// The years of the replay one by one: what moved, what it cost beyond the plan, how storages and
// electrolysers wear.
import { h, table, type Column } from '../dom';
import { fixed, money, moneyNumber, moneyUnit, percent } from '../format';
import { t } from '../messages';
import { figure, roundTrip, type Simulation, type SimulatedYear } from '../simulation';

const mwhPerGwh = 1000;
const kgPerT = 1000;

interface Line {
  title: string;
  of: (year: SimulatedYear) => string;
}

function gwh(mwh: number | null | undefined): string {
  return fixed((mwh ?? 0) / mwhPerGwh, 1);
}

function energyLines(): Line[] {
  return ['import', 'export', 'curtailed'].map((key) => ({
    title: `${t(`physics.energy.${key}`)}, GWh`,
    of: (year) => gwh(year.energy[`${key}_mwh`]),
  }));
}

/** What of the gap is age; nothing in policy mode, which knows no causes. */
function ageingLine(simulation: Simulation): Line[] {
  if (!simulation.years[0]?.gap?.causes?.['ageing']) return [];
  return [
    {
      title: `${t('physics.by_ageing')}, ${moneyUnit()}`,
      of: (year) => moneyNumber(year.gap?.causes?.['ageing']?.cny ?? 0),
    },
  ];
}

/** Lines of a storage or a fleet that ran by a law. */
function assetLines(simulation: Simulation, name: string): Line[] {
  const first = simulation.years[0]?.assets[name];
  if (!first || first.law === 'as_planned' || first.law === 'not_built') return [];
  const line = (text: string, of: (year: SimulatedYear) => string): Line => ({
    title: `${first.label}: ${t(text)}`,
    of,
  });
  const value = (year: SimulatedYear, key: string): number => figure(year.assets[name], key);
  // Lithium cells keep no other charge than their capacity.
  const [state, key] =
    'capacity_left_frac' in first
      ? ['physics.capacity_left_frac', 'capacity_left_frac']
      : ['physics.usable', 'usable_charge_frac'];
  if (first.type === 'storage')
    return [
      line('physics.round_trip', (year) => percent(roundTrip(year.assets[name]), 1)),
      line(state, (year) => percent(value(year, key), 1)),
    ];
  if (first.type !== 'electrolyser') return [];
  return [
    line('physics.hydrogen_t', (year) => fixed(value(year, 'hydrogen_kg') / kgPerT, 0)),
    line('physics.energy_per_kg', (year) =>
      fixed((value(year, 'input_mwh') * 1000) / Math.max(1, value(year, 'hydrogen_kg')), 1),
    ),
    line('physics.stacks_renewed', (year) => fixed(value(year, 'stack_replacements'), 0)),
  ];
}

/** A column for each of the years shown; all of them stand in simulation.json. */
function shownYears(simulation: Simulation): SimulatedYear[] {
  const wanted = [1, 2, 3, 5, 10, 15, 20, 25];
  const last = simulation.years.length;
  const cost = (year: (typeof simulation.years)[number]): number =>
    Math.abs(year.gap?.cost_cny ?? 0);
  const dearest = simulation.years.reduce((most, year) => (cost(year) > cost(most) ? year : most));
  return simulation.years.filter(
    (year) => wanted.includes(year.year) || year.year === last || year === dearest,
  );
}

export function yearTable(simulation: Simulation): HTMLElement[] {
  const years = shownYears(simulation);
  const lines: Line[] = [
    {
      title: `${t('simulate.cost_gap')}, ${moneyUnit()}`,
      of: (year) => moneyNumber(year.gap?.cost_cny),
    },
    ...ageingLine(simulation),
    ...energyLines(),
    ...Object.keys(simulation.years[0]?.assets ?? {}).flatMap((name) =>
      assetLines(simulation, name),
    ),
  ];
  const columns: Column[] = [
    { title: t('physics.year') },
    ...years.map((year) => ({ title: String(year.year), numeric: true })),
  ];
  return [
    h('h3', {}, t('physics.years')),
    table(
      columns,
      lines.map((line) => [line.title, ...years.map(line.of)]),
    ),
  ];
}

/** What this section says, in two sentences. */
export function verdict(simulation: Simulation): HTMLElement {
  const gap = simulation.mean.gap.cost_cny;
  const share = gap / simulation.planned_cost_cny_per_year;
  const largest = Object.entries(simulation.mean.gap.causes ?? {}).reduce<[string, number]>(
    (best, [name, cause]) => (Math.abs(cause.cny) > Math.abs(best[1]) ? [name, cause.cny] : best),
    ['', 0],
  );
  const text = t(gap >= 0 ? 'physics.dearer' : 'physics.cheaper', {
    money: money(Math.abs(gap)),
    share: percent(Math.abs(share), 2),
  });
  const why = largest[0]
    ? t('physics.largest_cause', {
        cause: t(`gap_cause.${largest[0]}`),
        money: money(largest[1]),
      })
    : '';
  return h('p', { class: 'opening' }, `${text} ${why}`.trim());
}
