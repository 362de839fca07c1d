import { type CellOutcome, isShown, type LedgerRow } from '@/_ledger/ledger'

/** The filters of the ledger. An empty string filters nothing. */
export interface Filters {
  kind: string
  verdict: string
  lab: string
  q: string
}

export const NO_FILTERS: Filters = { kind: '', verdict: '', lab: '', q: '' }
/** The filters of an address that names none: the claims on which the designs disagree. */
export const FIRST_FILTERS: Filters = { ...NO_FILTERS, verdict: 'disagree' }
/** The verdict of an address that wants all claims. */
const ALL = 'all'
const NAMES = ['kind', 'verdict', 'lab', 'q'] as const

export const KINDS: Readonly<Record<string, string>> = {
  C: 'Claims',
  D: 'What is rarely told',
  W: 'Common wisdom',
}

const NO_VERDICTS: readonly CellOutcome[] = ['not asked', 'not measured']

/** Whether the claim has one verdict on some design, and another verdict on another. */
function isDisputed({ cells }: LedgerRow): boolean {
  const outcomes = Object.values(cells).map(({ outcome }) => outcome)
  return new Set(outcomes.filter((outcome) => !NO_VERDICTS.includes(outcome))).size > 1
}

const some = (outcome: CellOutcome) => (row: LedgerRow) =>
  Object.values(row.cells).some((cell) => cell.outcome === outcome)

/**
 * The verdict filters by their names in the address: the text for each, and the rows that it keeps.
 */
export const VERDICTS: Readonly<
  Record<string, { words: string; leaves(row: LedgerRow): boolean }>
> = {
  disagree: { words: 'the designs disagree', leaves: isDisputed },
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
export function filtersOf(asked: Readonly<Record<string, string | string[] | undefined>>): Filters {
  const named = NAMES.flatMap((name) => {
    const value = asked[name]
    return typeof value === 'string' ? [[name, value === ALL ? '' : value] as const] : []
  })
  return named.length === 0 ? FIRST_FILTERS : { ...NO_FILTERS, ...Object.fromEntries(named) }
}

const areSame = (one: Filters, other: Filters) => NAMES.every((name) => one[name] === other[name])

/** The filters after a choice. Who begins to search, searches all claims. */
export const afterChoice = (before: Filters, next: Filters): Filters =>
  areSame(before, FIRST_FILTERS) && isSearch(next) ? { ...next, verdict: '' } : next

/** The query of an address with these filters. Its other parts stay. */
export function queryOf(filters: Filters, query: string): string {
  const params = new URLSearchParams(query)
  const isSame = (other: Filters) => areSame(filters, other)
  for (const name of NAMES) {
    if (filters[name] === '' || isSame(FIRST_FILTERS)) params.delete(name)
    else params.set(name, filters[name])
  }
  if (isSame(NO_FILTERS)) params.set('verdict', ALL)
  return params.size > 0 ? `?${params}` : ''
}

/** Whether somebody looks for few claims, so that they are all shown at once. */
export const isSearch = ({ kind, lab, q }: Filters): boolean => `${kind}${lab}${q}` !== ''

/** The rows that the filters keep. An unknown value filters nothing. */
export function filtered(
  rows: readonly LedgerRow[],
  { kind, verdict, lab, q }: Filters,
): readonly LedgerRow[] {
  const words = q.toLowerCase().split(/\s+/).filter(Boolean).map(patternOf)
  const leaves = VERDICTS[verdict]?.leaves
  return rows.filter((row) => {
    if (kind in KINDS && !row.claim.id.startsWith(kind)) return false
    if (leaves && !leaves(row)) return false
    if (lab !== '' && !row.asked.some((one) => one.lab.id === lab)) return false
    const text = textOf(row)
    return words.every((word) => word.test(text))
  })
}

/** All that a search looks at: the claim, and the questions that test it. */
const textOf = ({ claim, asked }: LedgerRow): string =>
  [
    ...[claim.id, claim.text, claim.about ?? '', claim.source.name, claim.later ?? ''],
    ...asked.flatMap(({ lab, experiment, question }) => [
      ...[lab.title, experiment.title, question.ask],
    ]),
  ]
    .join(' ')
    .toLowerCase()

/** Other words for one thing, in lower case. */
const SYNONYMS: readonly (readonly string[])[] = [
  ['outage', 'outages', 'down', 'unavailable', 'store does not answer'],
  ['logout', 'log out', 'sign-out', 'signing out', 'sign out', 'signs out'],
  ['login', 'log in', 'sign-in', 'signing in', 'sign in', 'signs in'],
  ['blacklist', 'blocklist', 'denylist', 'revocation list'],
  ['revoke', 'revoked', 'revocation'],
  ['jti', 'denylist'],
  ['mobile', 'clients without cookies', 'app'],
  ['microservice', 'microservices', 'service', 'services', 'several servers'],
  ['xss', 'injected script', 'script'],
  ['csrf', 'cross-site request forgery', 'forged form', 'other site'],
  ['steal', 'stolen', 'theft', 'thief', 'copied'],
  ['role', 'roles', 'admin', 'permission', 'permissions'],
  ['speed', 'fast', 'slow', 'latency', 'cost'],
  ['google', 'github', 'oauth', 'openid', 'provider'],
]

const escaped = (text: string) => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')

/** A code such as C13, or a word with its other forms. A short word has to be whole. */
function patternOf(word: string): RegExp {
  if (/^[cdw]\d+$/.test(word)) return new RegExp(`^${word}\\b`)
  const forms = [word, ...SYNONYMS.filter((all) => all.includes(word)).flat()].map(escaped)
  const end = word.length < 4 ? '(?:s|es)?\\b' : ''
  return new RegExp(`(?<![\\w-])(?:${forms.join('|')})${end}`)
}
