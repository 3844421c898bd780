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
  source_status: string;
  source: Words;
  citation: Citation;
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

/** Where a clause or support stands in its document; null: not known. */
export interface Citation {
  number: string | null;
  issued: string | null;
  article: string | null;
  verified: boolean;
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
  booked: boolean;
  source_status: string;
  source: Words;
  citation: Citation;
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
