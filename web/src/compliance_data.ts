// The tree of compliance.json as the library embeds it.

type Words = Record<'en' | 'zh', string>;

export interface ClauseResult {
  id: string;
  mode: 'constraint' | 'check' | 'off';
  force: 'required' | 'guide';
  outcome: string;
  summary: Words;
  unit: string;
  comparison: string;
  value: number | null;
  threshold: number | null;
  margin: number | null;
  price: {
    origin: 'dual' | 'idle' | 'replan';
    cny_per_point_year: number | null;
    cny_per_year: number | null;
  } | null;
  reasons: Words[];
  deciding: {
    months: { month: number; value: number | null; margin: number | null }[];
    against_h: number | null;
    half_h: number | null;
  };
}

export interface Account {
  label: Words;
  year: number | null;
  co2_kg_per_kwh: number | null;
  co2_t_per_year: number | null;
  co2_kg_per_mwh: number | null;
  hydrogen_co2_kg_per_kg: number | null;
}

export interface LedgerItem {
  id: string;
  kind: string;
  summary: Words;
  applies: 'yes' | 'no' | 'unknown';
  why: Words[];
  since: string;
  evidence: Words[];
  on_file: string;
  status: string;
}

export interface Compliance {
  year: number;
  clauses: ClauseResult[];
  co2_accounts: Account[];
  ledger: LedgerItem[];
}

/** Null when the plan was held against nothing. */
export function readCompliance(): Compliance | null {
  const text = document.getElementById('sunward-compliance')?.textContent;
  return text ? (JSON.parse(text) as Compliance) : null;
}
