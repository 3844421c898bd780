// Bundles the page into dist/report.template.html: one file with script and styles inside and markers
// where the C++ library puts title and data.
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const web = join(dirname(fileURLToPath(import.meta.url)), '..');
const max_bytes = 1_200_000;

const result = await build({
  entryPoints: [join(web, 'src', 'main.ts')],
  bundle: true,
  minify: true,
  format: 'iife',
  target: 'es2021',
  charset: 'utf8',
  legalComments: 'none',
  write: false,
  outdir: 'out',
});
const text = (suffix) => result.outputFiles.find((file) => file.path.endsWith(suffix)).text;
// A closing tag or the markers inside the script would end it early.
const script = text('.js').replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');
const page = readFileSync(join(web, 'src', 'template.html'), 'utf8')
  .replace('/*styles*/', () => text('.css'))
  .replace('/*script*/', () => script);
if (page.length > max_bytes)
  throw new Error(`the page has ${page.length} bytes, above ${max_bytes}`);
mkdirSync(join(web, 'dist'), { recursive: true });
// Under its final name the page is always whole, also when the build is interrupted.
writeFileSync(join(web, 'dist', 'report.part'), page);
renameSync(join(web, 'dist', 'report.part'), join(web, 'dist', 'report.template.html'));
console.log(`dist/report.template.html ${(page.length / 1000).toFixed(0)} kB`);
