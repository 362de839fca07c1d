import { type Steps, timed } from './rig/steps'
import type { LiftColumn, Seen, VariantId } from './rows'

/** A row of the table with its results. */
export interface SheetResult {
  remedy: string
  variant: VariantId
  seen: Partial<Record<LiftColumn, string | number>>
  /** The unexpected results, with all their details. */
  deviations: string[]
  /** The reason why the row was not played, in words. */
  skipped: string | null
  steps: Steps
}

/** Plays one cell after another. A failure does not stop the others. */
export class Sheet {
  readonly result: SheetResult

  constructor(
    remedy: string,
    variant: VariantId,
    private readonly expected: Seen,
  ) {
    this.result = { remedy, variant, seen: {}, deviations: [], skipped: null, steps: {} }
  }

  async cell(
    column: LiftColumn,
    play: () => string | number | Promise<string | number>,
  ): Promise<void> {
    const { seen, steps, deviations } = this.result
    try {
      seen[column] = await timed(steps, column, async () => play())
      if (seen[column] !== this.expected[column])
        deviations.push(`${column}: ${seen[column]}, and not ${this.expected[column]}`)
    } catch (error) {
      seen[column] = 'fails'
      this.fails(column, error)
    }
  }

  /** Records the reason why a part could not be played. */
  fails(what: string, error: unknown): void {
    this.result.deviations.push(`${what}: ${error instanceof Error ? error.message : error}`)
  }
}
