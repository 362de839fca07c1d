import { EDITS } from './edits'
import { FLAWED } from './flawed'

/** A row of the grid: one edit, which answers one question of an experiment. */
export interface ForgeryRow {
  question: string
  name: string
  description: string
}

export interface RowGroup {
  experiment: string
  title: string
  rows: readonly ForgeryRow[]
}

const rowsOf = (
  all: Readonly<Record<string, { name: string; description: string }>>,
  ids: readonly string[],
): ForgeryRow[] =>
  ids.flatMap((question) => {
    const found = all[question]
    return found ? [{ question, name: found.name, description: found.description }] : []
  })

/** Every edit, grouped by the experiment that sends it. */
export const ROW_GROUPS: readonly RowGroup[] = [
  {
    experiment: 'changed',
    title: 'Issued, then changed',
    rows: rowsOf(EDITS, ['edited', 'truncated', 'respelled']),
  },
  {
    experiment: 'forged',
    title: 'Made up',
    rows: rowsOf(EDITS, ['none', 'confused', 'kid', 'foreign']),
  },
  {
    experiment: 'checked',
    title: 'By the right key, and wrong',
    rows: rowsOf(FLAWED, ['expired', 'notYet', 'aud', 'iss']),
  },
]
