import type { Guarantees } from '@/_designs/guarantees'
import { GOLDEN } from '@/_designs/guarantees.golden'
import { allEntries, type Entry } from '@/_designs/registry'
import { formatBound } from '@/_ui/duration'

const [START, END] = ['<!-- designs: npm run readme -->', '<!-- /designs -->']

/**
 * The text before the first marker, and the text from the second marker on.
 * @throws Error if a marker is missing
 */
function around(text: string): [before: string, rest: string] {
  const [start, end] = [text.indexOf(START), text.indexOf(END)]
  if (start === -1 || end < start) throw new Error(`README.md has no ${START} and ${END}.`)
  return [text.slice(0, start + START.length), text.slice(end)]
}

/** README.md with the table of designs from the registry and the guarantees. */
export function withDesignsTable(readme: string): string {
  const [before, rest] = around(readme)
  return `${before}\n\n${designsTable()}\n\n${rest}`
}

const COLUMNS: Readonly<Record<string, (entry: Entry, guarantees: Guarantees) => string>> = {
  design: ({ id }) => `\`${id}\``,
  name: ({ label }) => label,
  remedies: ({ remedies }) => remedies.map(({ id }) => `\`${id}\``).join(', ') || 'none',
  'a revocation counts': (_, { lagMs }) => after(lagMs, 'when the token expires'),
  'a changed role counts': (_, { roleLagMs }) => after(roleLagMs, 'at the next sign-in'),
  'a check asks the store': (_, { lookups }) => lookups,
  'the store has the token': (_, { atRest }) => AT_REST[atRest],
  'while no store answers': (_, { outage }) => CHECKS[outage.checks],
  'another server': (_, { sharedAcrossServers }) =>
    sharedAcrossServers ? 'knows the session' : 'does not know it',
}

const CHECKS: Readonly<Record<Guarantees['outage']['checks'], string>> = {
  accepted: 'a check accepts',
  unavailable: 'a check answers 503',
}

const AT_REST: Readonly<Record<Guarantees['atRest'], string>> = {
  clear: 'in clear',
  hashed: 'hashed',
  none: 'not at all',
}

function after(lagMs: number | null, never: string): string {
  if (lagMs === null) return never
  return lagMs === 0 ? 'at once' : `within ${formatBound(lagMs)}`
}

function designsTable(): string {
  const rows = allEntries().map((entry) => {
    const golden = GOLDEN[entry.id]
    if (!golden) throw new Error(`guarantees.golden.ts does not know the design "${entry.id}".`)
    return Object.values(COLUMNS).map((cell) => cell(entry, golden.guarantees))
  })
  const names = Object.keys(COLUMNS)
  return [names, names.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n')
}
