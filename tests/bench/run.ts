import { readdirSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, platform, release, totalmem } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import type { BenchRow } from './bench-row.ts';
import { benchTable } from './bench-table.ts';

type Bench = { readonly name: string; readonly run: () => Promise<BenchRow[]> };

/** Every `run…Bench` that a `…-bench.ts` of this folder exports: `runSealBench` is the bench `seal`. */
async function findBenches(): Promise<Bench[]> {
  const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith('-bench.ts'));
  const benches: Bench[] = [];
  for (const file of files.sort()) {
    const module: Record<string, unknown> = await import(pathToFileURL(join(import.meta.dirname, file)).href);
    for (const [exported, run] of Object.entries(module)) {
      const name = /^run(\w+)Bench$/.exec(exported)?.[1];
      if (name !== undefined && typeof run === 'function')
        benches.push({ name: name.toLowerCase(), run: run as Bench['run'] });
    }
  }
  return benches;
}

/** Bench numbers mean something only beside the machine they were taken on. */
function machine(): Record<string, string | number> {
  return {
    processor: cpus()[0]?.model ?? 'unknown',
    cores: availableParallelism(),
    memoryGb: Math.round(totalmem() / 2 ** 30),
    system: `${platform()} ${release()}`,
    node: process.version,
  };
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: 'string' } },
  });
  const all = await findBenches();
  const named =
    positionals.length === 0 ? all : all.filter(({ name }) => positionals.includes(name.toLowerCase()));
  // a bench that goes by two names runs once
  const chosen = named.filter((bench, at) => named.findIndex(({ run }) => run === bench.run) === at);
  if (chosen.length === 0 || positionals.some((wanted) => !all.some(({ name }) => name === wanted))) {
    process.stderr.write(
      `Usage: npm run bench -- [${[...new Set(all.map(({ name }) => name))].join(' ')}] [--json FILE]\n`,
    );
    return 2;
  }
  const rows: BenchRow[] = [];
  for (const bench of chosen) {
    process.stderr.write(`bench ${bench.name} …\n`);
    rows.push(...(await bench.run()));
  }
  const overLimit = rows.filter((row) => !(row.ratio <= row.limit)).length;
  const report = `${JSON.stringify({ date: new Date().toISOString(), machine: machine(), rows, overLimit }, null, 2)}\n`;
  console.log(benchTable(rows));
  if (values.json === undefined) process.stdout.write(report);
  else writeFileSync(values.json, report);
  return overLimit === 0 ? 0 : 1;
}

process.exitCode = await main();
