// Makes src/generated/messages.json from data/messages*.toml, the table the C++ library embeds too.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'smol-toml';

const web = join(dirname(fileURLToPath(import.meta.url)), '..');
const data = join(web, '..', 'data');

/** Rows by full key; a row is a table with exactly the texts `en` and `zh`. */
function flatten(table, prefix, rows) {
  for (const [name, value] of Object.entries(table)) {
    const key = prefix ? `${prefix}.${name}` : name;
    if (typeof value.en === 'string' && typeof value.zh === 'string') rows[key] = value;
    else flatten(value, key, rows);
  }
}

/** The page shows these; the rest of the table (error sentences, say) stays out of it. */
const shown =
  /^(amount|asset|carrier|status|quantity|node|cost|indicator|rule|rules|link|unit|table|report|finance|physics|loss|losses|artefact|simulate|gap_cause|silicon|pathway|way)\./;

const rows = {};
for (const file of readdirSync(data).sort())
  if (/^messages.*\.toml$/.test(file))
    flatten(parse(readFileSync(join(data, file), 'utf8')), '', rows);
const kept = Object.fromEntries(Object.entries(rows).filter(([key]) => shown.test(key)));
mkdirSync(join(web, 'src', 'generated'), { recursive: true });
writeFileSync(join(web, 'src', 'generated', 'messages.json'), JSON.stringify(kept, null, 1));
