import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter'
import { COLUMNS, columns, VARIANTS } from './rows'
import type { SheetResult } from './sheet'
import { table } from './table'

/**
 * Prints the results of every remedy, one row for each config, and the durations of the steps. An
 * unexpected result has a cross, and its test has the details.
 */
export default class TableReporter implements Reporter {
  readonly #results: SheetResult[] = []

  onTestEnd(_test: TestCase, { attachments }: TestResult): void {
    const rows = attachments.find(({ name }) => name === 'rows')?.body
    if (rows) this.#results.push(...JSON.parse(rows.toString()))
  }

  onEnd(): void {
    if (this.#results.length === 0) return
    const head = ['remedy', 'config', ...Object.values(COLUMNS)]
    console.log(`\n${table([head, ...this.#results.map(rowOf)])}\n`)
    console.log(
      `Seconds, on this machine and with all that it had to do:\n${table([['step', 'in all', 'most'], ...this.#times()])}\n`,
    )
  }

  /** The sum of each step, and the app with the longest one. */
  #times(): string[][] {
    const steps = new Map<string, { sum: number; most: number; where: string }>()
    for (const { remedy, steps: taken } of this.#results) {
      for (const [step, seconds] of Object.entries(taken)) {
        const { sum, most, where } = steps.get(step) ?? { sum: 0, most: 0, where: '' }
        steps.set(step, {
          sum: sum + seconds,
          most: Math.max(most, seconds),
          where: seconds > most ? remedy : where,
        })
      }
    }
    steps.delete('builds') // its parts are listed instead
    const sorted = [...steps].sort(([, a], [, b]) => b.sum - a.sum)
    return sorted.map(([step, { sum, most, where }]) => [
      step,
      sum.toFixed(0),
      `${most.toFixed(0)} (${where})`,
    ])
  }
}

function rowOf({ remedy, variant, seen, deviations, skipped }: SheetResult): string[] {
  const cells = columns.map((column) => {
    const value = seen[column]
    const wrong = deviations.some((deviation) => deviation.startsWith(`${column}:`))
    return `${wrong ? '✗ ' : ''}${value ?? (column === 'newPerson' ? (skipped ?? '') : '')}`
  })
  return [remedy, VARIANTS[variant].label, ...cells]
}
