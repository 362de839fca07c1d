import { availableParallelism, cpus } from 'node:os'
import { type LoadRun, median } from './load'

/** The rounds of one route on one table; every list has one entry per round. */
export interface Measured {
  name: string
  sessions: number
  runs: readonly LoadRun[]
  /** Requests per second over those of the bare route in the same round. */
  ratios: readonly number[]
}

/** Medians over the rounds, as a Markdown table. */
export function markdownTable(measured: readonly Measured[]): string {
  const rows = measured.map(({ name, sessions, runs, ratios }) => [
    `\`${name}\``,
    sessions.toLocaleString('en').replaceAll(',', ' '),
    median(runs.map(({ perSecond }) => perSecond)).toFixed(0),
    median(ratios).toFixed(2),
    median(runs.map(({ p50 }) => p50)).toFixed(2),
    median(runs.map(({ p95 }) => p95)).toFixed(2),
  ])
  const head = ['route', 'sessions stored', 'requests/s', 'ratio to bare', 'p50 ms', 'p95 ms']
  return [head, ['---', ...Array(5).fill('---:')], ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n')
}

/** On what this was measured. */
export const machine = (store: string): string =>
  `${cpus()[0]?.model ?? 'unknown CPU'}, ${availableParallelism()} cores, Node ${process.version}, store ${store}`
