import { type CellOutcome, isShown, type LedgerRow } from '@/_ledger/ledger'

/** The filters of the ledger. An empty string filters nothing. */
export interface Filters {
  kind: string
  verdict: string
  lab: string
  q: string
}

export const NO_FILTERS: Filters = { kind: '', verdict: '', lab: '', q: '' }
const NAMES = ['kind', 'verdict', 'lab', 'q'] as const

export const KINDS: Readonly<Record<string, string>> = {
  C: 'Claims',
  D: 'What is rarely told',
  W: 'Common wisdom',
}

const some = (outcome: CellOutcome) => (row: LedgerRow) =>
  Object.values(row.cells).some((cell) => cell.outcome === outcome)

/**
 * The verdict filters by their names in the address: the text for each, and the rows that it keeps.
 */
export const VERDICTS: Readonly<
  Record<string, { words: string; leaves(row: LedgerRow): boolean }>
> = {
  holds: { words: 'holds for some design', leaves: some('holds') },
  not: { words: 'does not hold for some design', leaves: some('does not hold') },
  if: { words: 'holds only if …', leaves: some('holds only if') },
  part: { words: 'holds in part', leaves: some('holds in part') },
  differs: {
    words: 'not as a design says of itself',
    leaves: ({ cells }) => Object.values(cells).some(({ differs }) => differs),
  },
  unmeasured: {
    words: 'not all measured yet',
    leaves: (row) =>
      isShown(row) &&
      (Object.values(row.cells).every(({ outcome }) => outcome === 'not measured') ||
        Object.values(row.cells).some(({ open }) => open > 0)),
  },
  unshown: { words: 'not yet shown', leaves: (row) => !isShown(row) },
}

/** The filters in an address. */
export const filtersOf = (
  asked: Readonly<Record<string, string | string[] | undefined>>,
): Filters => ({
  ...NO_FILTERS,
  ...Object.fromEntries(
    NAMES.flatMap((name) => (typeof asked[name] === 'string' ? [[name, asked[name]]] : [])),
  ),
})

/** The query of an address with these filters. Its other parts stay. */
export function queryOf(filters: Filters, query: string): string {
  const params = new URLSearchParams(query)
  for (const name of NAMES) {
    if (filters[name] === '') params.delete(name)
    else params.set(name, filters[name])
  }
  return params.size > 0 ? `?${params}` : ''
}

/** The rows that the filters keep. An unknown value filters nothing. */
export function filtered(
  rows: readonly LedgerRow[],
  { kind, verdict, lab, q }: Filters,
): readonly LedgerRow[] {
  const words = q.toLowerCase().split(/\s+/).filter(Boolean)
  const leaves = VERDICTS[verdict]?.leaves
  return rows.filter((row) => {
    if (kind in KINDS && !row.claim.id.startsWith(kind)) return false
    if (leaves && !leaves(row)) return false
    if (lab !== '' && !row.asked.some((one) => one.lab.id === lab)) return false
    const text = [row.claim.id, row.claim.text, row.claim.about ?? '', row.claim.source.name]
      .join(' ')
      .toLowerCase()
    return words.every((word) => text.includes(word))
  })
}
