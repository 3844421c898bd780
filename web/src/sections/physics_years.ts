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
  return ['import', 'export', 'curtailed', 'unserved'].map((key) => ({
    title: `${t(`physics.energy.${key}`)}, GWh`,
    of: (year) => gwh(year.energy[`${key}_mwh`]),
  }));
}

/** Hydrogen a year's demands went without, planned or not. */
function unservedKg(year: SimulatedYear): number {
  const of = (key: string): number => year.hydrogen?.[key] ?? 0;
  return Math.max(0, of('planned_unserved_kg') + of('unserved_kg'));
}

/** Where the park makes hydrogen, or some went unserved; where something was renewed. */
function otherLines(simulation: Simulation): Line[] {
  const paid = (year: SimulatedYear): number => year.costs_cny?.replacement ?? 0;
  const lines: Line[] = [];
  if (simulation.years.some((year) => (year.hydrogen?.made_kg ?? 0) > 0 || unservedKg(year) > 0.5))
    lines.push({
      title: t('simulate.unserved_kg'),
      of: (year) => fixed(unservedKg(year) / kgPerT, 3),
    });
  if (simulation.years.some((year) => paid(year) > 0))
    lines.push({
      title: `${t('simulate.renewal_cny')}, ${moneyUnit()}`,
      of: (year) => moneyNumber(paid(year)),
    });
  return lines;
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
    line('simulate.unit_stops', (year) =>
      fixed(value(year, 'unit_stops') / Math.max(1, value(year, 'units')), 0),
    ),
    line('simulate.wear_running', (year) => percent(value(year, 'wear_running_frac'), 1)),
    line('simulate.wear_stops', (year) => percent(value(year, 'wear_stops_frac'), 1)),
    line('simulate.wear_swings', (year) => percent(value(year, 'wear_swings_frac'), 1)),
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
    ...energyLines(),
    ...otherLines(simulation),
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
  return h('p', { class: 'opening' }, `${text} ${why} ${worstYear(simulation)}`.trim());
}

/** The mean hides it: the worst single year. */
function worstYear(simulation: Simulation): string {
  const worst = simulation.worst_years;
  if (!worst?.cost_year) return '';
  const energy = worst.energy_year
    ? t('physics.worst_year_energy', {
        energy: percent(worst.energy_frac, 2),
        asset: worst.energy_asset,
        quantity: worst.energy_quantity,
        year: String(worst.energy_year),
      })
    : '';
  const cost = t('physics.worst_year_cost', {
    share: percent(worst.cost_frac, 2),
    year: String(worst.cost_year),
  });
  return `${cost}${energy}`;
}

/** Lives that are not the plan's lifetimes, and demands that went unserved without a value. */
export function remarks(simulation: Simulation): HTMLElement[] {
  const lines = (simulation.law_lives ?? []).map((life) =>
    t(life.outlived_the_replay ? 'physics.law_life_at_least' : 'physics.law_life', {
      asset: life.asset,
      plan_y: fixed(life.plan_lifetime_y, 0),
      law_y: fixed(life.law_life_y, 1),
      money: money(Math.abs(life.worth_cny_per_year)),
      less: t(life.worth_cny_per_year >= 0 ? 'physics.annuity_less' : 'physics.annuity_more'),
    }),
  );
  const worst = (of: (year: SimulatedYear) => number): SimulatedYear | undefined =>
    simulation.years.reduce<SimulatedYear | undefined>(
      (most, year) => (most && of(most) >= of(year) ? most : year),
      undefined,
    );
  const load = worst((year) => year.energy.unserved_mwh ?? 0);
  if (load && simulation.load_unserved_priced === false)
    lines.push(
      t('simulate.unserved_load', {
        mwh: fixed(load.energy.unserved_mwh ?? 0, 1),
        year: String(load.year),
      }),
    );
  const hydrogen = worst(unservedKg);
  if (hydrogen && simulation.hydrogen_unserved_priced === false)
    lines.push(
      t('simulate.unserved_hydrogen', {
        kg: fixed(unservedKg(hydrogen), 1),
        year: String(hydrogen.year),
      }),
    );
  return lines.map((line) => h('p', {}, line));
}
