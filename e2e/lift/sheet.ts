import { type Steps, timed } from './rig/steps'
import type { LiftColumn, Seen, VariantId } from './rows'

/** A row of the table as it came out. */
export interface SheetResult {
  remedy: string
  variant: VariantId
  seen: Partial<Record<LiftColumn, string | number>>
  /** What was not as expected, with all that is known of it. */
  deviations: string[]
  /** In words, why the row was not played at all. */
  skipped: string | null
  steps: Steps
}

/** Plays one cell after the other; one that fails does not keep the others from being played. */
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

  /** Notes what kept something from being played. */
  fails(what: string, error: unknown): void {
    this.result.deviations.push(`${what}: ${error instanceof Error ? error.message : error}`)
  }
}
