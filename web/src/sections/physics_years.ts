// The years of the replay one by one: what moved, what it cost beyond the plan, how storages and
// electrolysers wear.
import { h, table, type Column } from '../dom';
import { fixed, money, moneyNumber, moneyUnit, percent, withUnit } from '../format';
import { nameOf, t } from '../messages';
import { total } from '../finance';
import {
  dearYears,
  figure,
  renewals,
  roundTrip,
  type SimulatedAsset,
  type SimulatedYear,
  type Simulation,
} from '../simulation';

const mwhPerGwh = 1000;
const kgPerT = 1000;

interface Line {
  title: string;
  of: (year: SimulatedYear) => number | null;
  show: (value: number | null) => string;
  /** What stands in the last column: the sum of the years, or their mean. */
  summed?: boolean;
}

const gwh = (mwh: number | null): string => fixed((mwh ?? 0) / mwhPerGwh, 1);
const share = (value: number | null): string => percent(value, 1);
const count = (value: number | null): string => fixed(value, 0);

function energyLines(): Line[] {
  return ['import', 'export', 'curtailed', 'unserved'].map((key) => ({
    title: withUnit(t(`physics.energy.${key}`), 'GWh'),
    of: (year) => year.energy[`${key}_mwh`] ?? null,
    show: gwh,
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
      of: unservedKg,
      show: (kg) => fixed((kg ?? 0) / kgPerT, 3),
    });
  if (simulation.years.some((year) => paid(year) > 0))
    lines.push({
      title: withUnit(t('simulate.renewal_cny'), moneyUnit()),
      of: paid,
      show: moneyNumber,
    });
  return lines;
}

function energyPerKg(asset: SimulatedAsset | undefined): number | null {
  const kg = figure(asset, 'hydrogen_kg');
  return kg > 0 ? (1000 * figure(asset, 'input_mwh')) / kg : null;
}

/** What of the gap is age; nothing in policy mode, which knows no causes. */
function ageingLine(simulation: Simulation): Line[] {
  if (!simulation.years[0]?.gap?.causes?.['ageing']) return [];
  return [
    {
      title: withUnit(t('physics.by_ageing'), moneyUnit()),
      of: (year) => year.gap?.causes?.['ageing']?.cny ?? 0,
      show: moneyNumber,
    },
  ];
}

/** Lines of a storage or a fleet that ran by a law. */
function assetLines(simulation: Simulation, name: string): Line[] {
  const first = simulation.years[0]?.assets[name];
  if (!first || first.law === 'as_planned' || first.law === 'not_built') return [];
  const line = (
    text: string,
    of: (asset: SimulatedAsset | undefined) => number | null,
    show: Line['show'],
    summed = false,
  ): Line => ({
    title: t('physics.of_asset', { asset: first.label, what: t(text) }),
    of: (year) => of(year.assets[name]),
    show,
    summed,
  });
  const value = (key: string) => (asset: SimulatedAsset | undefined) => figure(asset, key);
  const renewed = renewals(simulation)
    .filter((renewal) => renewal.asset === name)
    .map(({ what }) => line(`physics.renewed.${what}`, value(what), count, true));
  // Lithium cells keep no other charge than their capacity.
  const [state, key] =
    'capacity_left_frac' in first
      ? ['physics.capacity_left_frac', 'capacity_left_frac']
      : ['physics.usable', 'usable_charge_frac'];
  if (first.type === 'storage')
    return [
      line('physics.round_trip', roundTrip, share),
      line(state, value(key), share),
      ...renewed,
    ];
  if (first.type !== 'electrolyser') return [];
  return [
    line('physics.hydrogen_t', value('hydrogen_kg'), (kg) => fixed((kg ?? 0) / kgPerT, 0)),
    line('physics.energy_per_kg', energyPerKg, (kwh) => fixed(kwh, 1)),
    line(
      'simulate.unit_stops',
      (asset) => figure(asset, 'unit_stops') / Math.max(1, figure(asset, 'units')),
      count,
    ),
    line('simulate.wear_running', value('wear_running_frac'), share),
    line('simulate.wear_stops', value('wear_stops_frac'), share),
    line('simulate.wear_swings', value('wear_swings_frac'), share),
    ...renewed,
  ];
}

/** The years that stand in the open: the first, every fifth and the dearest. */
function shownYears(simulation: Simulation): SimulatedYear[] {
  const wanted = [1, 2, 3, 5, 10, 15, 20, 25];
  const last = simulation.years.length;
  const cost = (year: SimulatedYear): number => Math.abs(year.gap?.cost_cny ?? 0);
  const dearest = simulation.years.reduce((most, year) => (cost(year) > cost(most) ? year : most));
  return simulation.years.filter(
    (year) => wanted.includes(year.year) || year.year === last || year === dearest,
  );
}

/** Behind the number of a year at whose end something was renewed. */
const mark = '\u00a0↻';

function yearsTable(simulation: Simulation, years: SimulatedYear[], lines: Line[]): HTMLElement {
  const renewed = new Set(renewals(simulation).flatMap((renewal) => renewal.years));
  const columns: Column[] = [
    { title: t('physics.year') },
    ...years.map(({ year }) => ({
      title: `${year}${renewed.has(year) ? mark : ''}`,
      numeric: true,
    })),
    { title: t('physics.all_years', { years: simulation.years.length }), numeric: true },
  ];
  const rows = lines.map((line) => {
    const values = simulation.years
      .map(line.of)
      .filter((value): value is number => value !== null && Number.isFinite(value));
    const sum = total(values);
    const whole = values.length ? (line.summed ? sum : sum / values.length) : null;
    const last = line.show(whole);
    return [
      line.title,
      ...years.map((year) => line.show(line.of(year))),
      line.summed ? t('physics.in_all', { count: last }) : last,
    ];
  });
  return table(columns, rows);
}

/** What was renewed when, and why a year's cost jumps. */
function yearNotes(simulation: Simulation): HTMLElement[] {
  const assets = simulation.years[0]?.assets ?? {};
  const list = renewals(simulation).map(({ asset, what, years }) =>
    t('physics.renewed_at', {
      asset: assets[asset]?.label ?? asset,
      what: t(`physics.renewed.${what}`),
      years: years.join(t('rules.comma')),
    }),
  );
  const jumps = dearYears(simulation).map((year) =>
    t(year.planned_cny > 0 ? 'physics.dear_year_held' : 'physics.dear_year', {
      year: year.year,
      cost: money(year.cost_cny),
      renewals: money(year.renewals_cny),
      planned: money(year.planned_cny),
    }),
  );
  return [
    ...(list.length
      ? [
          h(
            'p',
            { class: 'note' },
            `↻ ${t('physics.renewed_head', { list: list.join(t('rules.semicolon')) })}`,
          ),
        ]
      : []),
    ...jumps.map((text) => h('p', { class: 'note' }, text)),
  ];
}

export function yearTable(simulation: Simulation): HTMLElement[] {
  const lines: Line[] = [
    {
      title: withUnit(t('simulate.cost_gap'), moneyUnit()),
      of: (year) => year.gap?.cost_cny ?? null,
      show: moneyNumber,
    },
    ...ageingLine(simulation),
    ...energyLines(),
    ...otherLines(simulation),
    ...Object.keys(simulation.years[0]?.assets ?? {}).flatMap((name) =>
      assetLines(simulation, name),
    ),
  ];
  const shown = shownYears(simulation);
  return [
    h('h3', {}, t('physics.years')),
    yearsTable(simulation, shown, lines),
    ...yearNotes(simulation),
    ...(shown.length < simulation.years.length
      ? [
          h(
            'details',
            {},
            h('summary', {}, t('physics.every_year')),
            yearsTable(simulation, simulation.years, lines),
          ),
        ]
      : []),
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
  const sentences = [agreement(simulation), text, why, worstYear(simulation)];
  return h('p', { class: 'opening' }, sentences.filter((sentence) => sentence).join(' '));
}

/** Whether a plan that was made with physics agrees with it. */
function agreement(simulation: Simulation): string {
  const found = simulation.agreement;
  if (!found) return '';
  return t(found.agreed ? 'physics.agreed' : 'physics.not_agreed', {
    rounds: String(found.rounds),
    cost_gap: fixed(100 * found.cost_gap_frac, 2),
    energy_gap: fixed(100 * found.energy_gap_frac, 2),
  });
}

/** The mean hides it: the worst single year. */
function worstYear(simulation: Simulation): string {
  const worst = simulation.worst_years;
  if (!worst?.cost_year) return '';
  const energy = worst.energy_year
    ? t('physics.worst_year_energy', {
        energy: percent(worst.energy_frac, 2),
        asset: worst.energy_asset,
        quantity: nameOf('amount', worst.energy_quantity),
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
