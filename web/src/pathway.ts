// The plan of a pathway: the tree of pathway.json, embedded by the library.

export interface PathwaySource {
  asset: string;
  label: string;
  label_zh: string;
  type: string;
  energy_mwh: number | null;
}

export interface PathwayStage {
  year: number;
  years: number;
  investment_cny: number | null;
  residual_cny: number | null;
  cost_cny_per_year: number | null;
  costs_cny_per_year: Record<string, number | null>;
  indicators: Record<string, number | null>;
  sources: PathwaySource[];
  /** What binds, what matters most first; older files have none. */
  limits?: { en: string; zh: string }[];
}

export interface PathwaySize {
  asset: string;
  label: string;
  type: string;
  quantity: string;
  unit: string;
  built: number[];
  retired: number[];
  in_service: number[];
}

export interface PathwaySupply {
  name: string;
  reserve_t: number | null;
  supply_t_per_year: (number | null)[];
  burnt_t_per_year: (number | null)[];
  left_t: (number | null)[];
  rent_cny_per_t: (number | null)[];
}

export interface Pathway {
  park: string;
  status: string;
  language: 'en' | 'zh';
  total_cny: number | null;
  discount_frac: number | null;
  certificate: { holds: boolean; relative_gap: number | null };
  stages: PathwayStage[];
  sizes: PathwaySize[];
  supplies: PathwaySupply[];
  notes: string[];
}

/** The statements of the investor, made by `sunward finance`. */
export interface PathwayFinance {
  years: number[];
  indicators: Record<string, number | null>;
  indicator_units: Record<string, string>;
  statements: Record<string, Record<string, (number | null)[]>>;
}

export function readPathwayFinance(): PathwayFinance | null {
  const text = document.getElementById('sunward-pathway-finance')?.textContent;
  return text ? (JSON.parse(text) as PathwayFinance) : null;
}

export function readPathway(): Pathway | null {
  const text = document.getElementById('sunward-pathway')?.textContent;
  return text ? (JSON.parse(text) as Pathway) : null;
}

/** "2025–2030" for each stage. */
export function spans(pathway: Pathway): string[] {
  return pathway.stages.map((stage) => `${stage.year}–${stage.year + stage.years}`);
}

/** Sizes of one unit that stand in some stage. */
export function livingSizes(pathway: Pathway, unit: string): PathwaySize[] {
  return pathway.sizes.filter((size) => size.unit === unit && size.in_service.some((v) => v > 0));
}

/** Units of the sizes that stand, power first. */
export function unitsOf(pathway: Pathway): string[] {
  const order = ['MW', 'MWh', 'kg', 'kg/h'];
  const found = new Set(
    pathway.sizes.filter((size) => size.in_service.some((v) => v > 0)).map((size) => size.unit),
  );
  return [...found].sort((a, b) => order.indexOf(a) - order.indexOf(b));
}

export interface SourceRow {
  asset: string;
  label: string;
  label_zh: string;
  type: string;
  energy_mwh: number[];
}

/** Every source over the stages; 0 where a stage does not have it. */
export function sourceRows(pathway: Pathway): SourceRow[] {
  const rows = new Map<string, SourceRow>();
  pathway.stages.forEach((stage, s) => {
    for (const source of stage.sources) {
      const row = rows.get(source.asset) ?? {
        ...source,
        energy_mwh: pathway.stages.map(() => 0),
      };
      row.energy_mwh[s] = source.energy_mwh ?? 0;
      rows.set(source.asset, row);
    }
  });
  return [...rows.values()].filter((row) => row.energy_mwh.some((v) => v > 1));
}
