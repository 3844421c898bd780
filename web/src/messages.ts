// Texts in both languages, from the table shared with the C++ library (data/messages*.toml).
import table from './generated/messages.json';

export type Language = 'en' | 'zh';
type Row = Record<Language, string>;
const rows = table as Record<string, Row>;

let current: Language = 'en';

export function setLanguage(language: Language): void {
  current = language;
}

export function language(): Language {
  return current;
}

export function hasText(key: string): boolean {
  return key in rows;
}

function fill(pattern: string, values: Record<string, string | number>): string {
  return pattern.replace(/\{(\w+)\}/g, (whole, name: string) =>
    name in values ? String(values[name]) : whole,
  );
}

/** The text of a key with every {name} replaced; an unknown key comes back as <key>. */
export function t(key: string, values: Record<string, string | number> = {}): string {
  return fill(rows[key]?.[current] ?? `<${key}>`, values);
}

/** The text of a key in both languages; nothing for an unknown key. */
export function bothTexts(key: string, values: Record<string, string | number> = {}): string[] {
  const row = rows[key];
  return row ? [fill(row.en, values), fill(row.zh, values)] : [];
}

/** The text of a key, or the name itself in plain words when the table has no row for it. */
export function nameOf(prefix: string, name: string): string {
  const key = `${prefix}.${name}`;
  return hasText(key) ? t(key) : name.replaceAll('_', ' ');
}
