import { availableParallelism, cpus } from 'node:os'
import { type LoadRun, median } from './load'

/** All rounds of one route with one table. Every list has one entry per round. */
export interface Measured {
  name: string
  sessions: number
  runs: readonly LoadRun[]
  /** The requests per second, divided by those of the bare route in the same round. */
  ratios: readonly number[]
}

/** The medians over the rounds, as a Markdown table. */
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

/** The machine of the measurement, in a sentence. */
export const machine = (store: string): string =>
  `${cpus()[0]?.model ?? 'unknown CPU'}, ${availableParallelism()} cores, Node ${process.version}, store ${store}`
