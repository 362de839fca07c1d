import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter'
import { VARIANTS } from './rows'
import type { Result } from './sheet'

const COLUMNS = {
  builds: 'builds',
  lines: 'by hand',
  newPerson: 'new person',
  signIn: 'sign in',
  used: 'used',
  signOut: 'signed out',
  endAll: 'all ended',
  replay: 'replay',
  junk: 'junk',
  older: 'older session',
  own: 'its own',
  storeFails: 'store fails',
  signOutFails: 'sign-out then',
  log: 'log',
} as const

/** Prints what every remedy showed, one row per config; and below, whatever is not as it should be. */
export default class TableReporter implements Reporter {
  readonly #results: Result[] = []

  onTestEnd(_test: TestCase, { attachments }: TestResult): void {
    const rows = attachments.find(({ name }) => name === 'rows')?.body
    if (rows) this.#results.push(...JSON.parse(rows.toString()))
  }

  onEnd(): void {
    const head = ['remedy', 'config', ...Object.values(COLUMNS)]
    const rows = this.#results.map(({ remedy, variant, seen, deviations, skipped }) => [
      remedy,
      VARIANTS[variant].label,
      ...Object.keys(COLUMNS).map((column) =>
        skipped !== null && Reflect.get(seen, column) === undefined
          ? column === 'newPerson'
            ? skipped
            : ''
          : `${deviations.some((one) => one.startsWith(`${column}:`)) ? '✗ ' : ''}${short(Reflect.get(seen, column))}`,
      ),
    ])
    const widths = head.map((_, at) => Math.max(...[head, ...rows].map((row) => row[at]?.length ?? 0)))
    console.log()
    for (const row of [head, widths.map((width) => '-'.repeat(width)), ...rows])
      console.log(`| ${row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`)
    console.log()
    for (const { remedy, variant, steps } of this.#results) {
      console.log(
        `${remedy}, ${variant}: ${Object.entries(steps)
          .map(([step, seconds]) => `${step} ${seconds.toFixed(1)} s`)
          .join(', ')}`,
      )
    }
  }
}

const short = (value: unknown) => {
  const text = value === undefined ? '' : String(value)
  return text.length > 24 ? `${text.slice(0, 23)}…` : text
}
