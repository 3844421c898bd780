// The physics section: plan and laws side by side, the gap by cause, health of storages and
// electrolysers, and operating maps.
import { h, section, table } from '../dom';
import { capital, fixed, moneyNumber, moneyUnit, percent, withUnit } from '../format';
import { nameOf, t } from '../messages';
import { causesAgainstEnergy, meanFigure, storageLosses, type Simulation } from '../simulation';
import { fleetPart, healthPart } from './health';
import { mapParts } from './maps';
import { remarks, verdict, yearTable } from './physics_years';

type Part = [HTMLElement, () => void] | null;
/** Less than this in a year is a trace of the solver. */
const traceMwh = 0.5;

/** Energies of the mean year beside the plan's. */
function sideBySide(simulation: Simulation): HTMLElement {
  const { energy, planned_energy: planned } = simulation.mean;
  const rows: { name: string; plan: number; real: number }[] = [];
  const add = (name: string, plan: number, real: number): void => {
    if (Math.max(plan, real) >= traceMwh) rows.push({ name, plan, real });
  };
  for (const key of ['generation', 'curtailed', 'import', 'export', 'unserved'])
    add(t(`physics.energy.${key}`), planned[`${key}_mwh`] ?? 0, energy[`${key}_mwh`] ?? 0);
  for (const [name, asset] of Object.entries(simulation.years[0]?.assets ?? {})) {
    if (asset.law === 'not_built') continue;
    const mean = (key: string): number => meanFigure(simulation, name, key);
    const of = (key: string): string =>
      t('physics.of_asset', { asset: asset.label, what: t(`physics.quantity.${key}`) });
    for (const key of ['energy', 'import', 'export', 'charge', 'discharge', 'input'])
      if (`planned_${key}_mwh` in asset)
        add(of(key), mean(`planned_${key}_mwh`), mean(`${key}_mwh`));
  }
  return table(
    [
      { title: t('physics.energy_head') },
      { title: t('physics.plan'), numeric: true },
      { title: t('physics.laws'), numeric: true },
      { title: withUnit(t('physics.difference'), 'MWh'), numeric: true },
      { title: withUnit(t('physics.difference'), '%'), numeric: true },
    ],
    rows.map((row) => [
      row.name,
      fixed(row.plan, 0),
      fixed(row.real, 0),
      fixed(row.real - row.plan, 0),
      row.plan >= traceMwh ? percent((row.real - row.plan) / row.plan, 2) : '–',
    ]),
  );
}

/** Which side of its own use a storage's energies stand: the sizes count them before it. */
function ownUseNote(simulation: Simulation): HTMLElement[] {
  const moves = Object.values(simulation.years[0]?.assets ?? {}).some(
    (asset) => asset.type === 'storage' && asset.law !== 'not_built',
  );
  return moves ? [h('p', { class: 'note' }, t('physics.own_use_note'))] : [];
}

/** Not a row of zeros. */
function isSeen([, cause]: [string, { mwh: number; cny: number }]): boolean {
  return Math.abs(cause.mwh) >= 0.5 || Math.abs(cause.cny) >= 500;
}

/** Where the gap comes from, hour by hour, in MWh and CNY; nothing in policy mode. */
function gapCauses(simulation: Simulation): HTMLElement[] {
  const gap = simulation.mean.gap;
  const causes = Object.entries(gap.causes ?? {});
  if (!causes.length) return [];
  const mwh = causes.reduce((sum, [, cause]) => sum + cause.mwh, 0);
  return [
    h('p', { class: 'note' }, t('physics.causes_note')),
    table(
      [
        { title: t('simulate.gap_causes') },
        { title: t('simulate.gap_mwh'), numeric: true },
        { title: t('simulate.gap_cny'), numeric: true },
      ],
      [
        ...causes
          .filter(isSeen)
          .map(([name, cause]) => [
            capital(nameOf('gap_cause', name)),
            fixed(cause.mwh, 0),
            fixed(cause.cny / 1000, 0),
          ]),
        [t('simulate.gap_sum'), fixed(mwh, 0), fixed(gap.cost_cny / 1000, 0)],
      ],
      true,
    ),
    ...againstEnergy(simulation),
  ];
}

/** Why a cause may need less energy and yet cost more, or the other way; nothing when none does. */
function againstEnergy(simulation: Simulation): HTMLElement[] {
  const named = (causes: string[]): string =>
    causes.map((name) => nameOf('gap_cause', name)).join(t('rules.semicolon'));
  const { dearer, cheaper } = causesAgainstEnergy(simulation);
  const sentences = [
    ...(dearer.length ? [t('physics.less_and_dearer', { causes: named(dearer) })] : []),
    ...(cheaper.length ? [t('physics.more_and_cheaper', { causes: named(cheaper) })] : []),
  ];
  return sentences.length ? [h('p', { class: 'note' }, sentences.join(' '))] : [];
}

/** Losses of each storage by cause, the mean year: whose they are stands before the cause. */
function lossRows(simulation: Simulation): [string, number][] {
  return storageLosses(simulation)
    .filter(({ mwh }) => Math.abs(mwh) >= traceMwh)
    .map(({ label, cause, mwh }) => [
      t('physics.of_asset', { asset: capital(label), what: nameOf('loss', cause) }),
      mwh,
    ]);
}

/** The gap in MWh by cause, and in money by bill. */
function gapTables(simulation: Simulation): HTMLElement[] {
  const gap = simulation.mean.gap;
  const causes = lossRows(simulation);
  const hasStorages = causes.length > 0;
  if (hasStorages) causes.push([capital(t('simulate.planned_losses')), -gap.planned_losses_mwh]);
  if (Math.abs(gap.stored_mwh) >= 0.5)
    causes.push([capital(t('simulate.content_growth')), gap.stored_mwh]);
  if (Math.abs(gap.used_mwh) >= 0.5) causes.push([capital(t('simulate.more_used')), gap.used_mwh]);
  if (Math.abs(gap.aged_mwh ?? 0) >= 0.5)
    causes.push([capital(t('simulate.aged')), gap.aged_mwh ?? 0]);
  const missing = causes.reduce((sum, [, mwh]) => sum + mwh, 0);
  const bills = Object.entries(gap.costs_cny).filter(([, cny]) => Math.abs(cny ?? 0) >= 1);
  // A park that earns more than it costs has a negative cost: dearer is still a plus.
  const share = gap.cost_cny / Math.abs(simulation.planned_cost_cny_per_year);
  const energies = [
    h('p', { class: 'note' }, t('physics.losses_note')),
    table(
      [{ title: t('physics.cause') }, { title: 'MWh', numeric: true }],
      [
        ...causes.map(([name, mwh]) => [name, fixed(mwh, 0)]),
        [t('physics.missing'), fixed(missing, 0)],
      ],
      true,
    ),
  ];
  return [
    // Without storages the table of causes has said it all.
    ...(hasStorages ? energies : []),
    table(
      [{ title: t('physics.bill') }, { title: moneyUnit(), numeric: true }],
      [
        ...bills.map(([kind, cny]) => [nameOf('cost', kind), moneyNumber(cny)]),
        [`${t('simulate.cost_gap')} (${percent(share, 2)})`, moneyNumber(gap.cost_cny)],
      ],
      true,
    ),
  ];
}

function artefacts(simulation: Simulation): HTMLElement {
  if (!simulation.artefacts.length) return h('p', { class: 'note' }, t('physics.no_artefacts'));
  return table(
    [
      { title: t('simulate.artefacts') },
      { title: t('simulate.artefact_hours'), numeric: true },
      { title: 'MWh', numeric: true },
      { title: t('simulate.artefact_cny'), numeric: true },
    ],
    simulation.artefacts.map((found) => [
      t('physics.of_asset', {
        asset: simulation.years[0]?.assets[found.asset]?.label ?? found.asset,
        what: t(`artefact.${found.kind}`),
      }),
      fixed(found.hours_per_year, 0),
      fixed(found.mwh_per_year, 1),
      fixed(found.cny_per_year, 0),
    ]),
  );
}

/** Null without simulation.json. */
export function physicsSection(simulation: Simulation | null): Part {
  if (!simulation || !simulation.years.length) return null;
  const charts: { head: HTMLElement[]; made: Part }[] = [];
  for (const name of Object.keys(simulation.years[0]?.assets ?? {})) {
    charts.push(
      { head: [], made: healthPart(simulation, name) },
      { head: [], made: fleetPart(simulation, name) },
    );
    const label = simulation.years[0]?.assets[name]?.label ?? name;
    charts.push(
      ...mapParts(
        simulation.maps.filter((map) => map.asset === name),
        label,
      ),
    );
  }
  const note = t('physics.note', {
    years: simulation.years.length,
    mode: t(`physics.mode.${simulation.mode}`),
  });
  return [
    section(
      'physics',
      t('physics.title'),
      note,
      verdict(simulation),
      ...remarks(simulation),
      sideBySide(simulation),
      ...ownUseNote(simulation),
      h('h3', {}, t('physics.gap')),
      ...gapCauses(simulation),
      ...gapTables(simulation),
      h('h3', {}, t('physics.artefacts')),
      simulation.artefacts.length ? h('p', { class: 'note' }, t('physics.repaired_note')) : null,
      artefacts(simulation),
      ...yearTable(simulation),
      ...charts.flatMap(({ head, made }) => (made ? [...head, made[0]] : [])),
    ),
    () => charts.forEach(({ made }) => made?.[1]()),
  ];
}
