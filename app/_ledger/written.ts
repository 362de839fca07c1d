import { TOPICS } from '@/_claims/claims'
import { inWords } from '@/_claims/verdict'
import { howFound, shownByBrowserAt } from './how-found'
import {
  type CellOutcome,
  differences,
  isShown,
  type LedgerCell,
  type LedgerRow,
  NOT_MEASURED,
  shownAtOf,
} from './ledger'
import type { Report } from './report'

/** A ledger with its report as JSON. Reading it gives the same report. */
export const asJson = (rows: readonly LedgerRow[], report: Report): string =>
  JSON.stringify({ ...report, claims: rows.map((row) => written(row, report)) }, null, 2)

const written = ({ claim, asked, cells }: LedgerRow, { designs }: Report) => ({
  ...claim,
  shown: asked.length > 0,
  verdicts: Object.fromEntries(
    designs.map(({ id }) => [id, asked.length > 0 ? verdictOf(cells[id] ?? NOT_MEASURED) : null]),
  ),
})

const verdictOf = ({ outcome, onlyIf, evidence, reasons, open, differs }: LedgerCell) => ({
  ...{ outcome, onlyIf, differs, reasons, open },
  found: evidence.map(({ lab, experiment, question, answer, figure, at }) => ({
    ...{ lab: lab.id, experiment: experiment.id, question: question.id, answer, figure, at },
  })),
})

export const SIGNS: Readonly<Record<CellOutcome, string>> = {
  holds: '✓',
  'does not hold': '✗',
  'holds only if': '◐',
  'holds in part': '◒',
  'not asked': '–',
  'nothing found': '?',
  'not measured': '·',
}

/**
 * The ledger for readers: a table for each subject. With `details`, the figures of each claim
 * follow its table.
 */
export function asMarkdown(rows: readonly LedgerRow[], report: Report, details = true): string {
  const { facts, results } = report
  const unlike = differences(results)
  const later = rows.filter((row) => !isShown(row))
  return `${[
    '# Evidence',
    `Measured ${facts.at.slice(0, 19).replace('T', ' ')} UTC in ${facts.seconds} s: version ${facts.version}, commit ${facts.commit ?? 'unknown'}, store ${facts.store}, Node ${facts.node}.`,
    ...byBrowser(rows),
    Object.entries(SIGNS)
      .map(([outcome, sign]) => `${sign} ${outcome}`)
      .join(', ')
      .concat(
        '. An exclamation mark: not as the design says of itself. An ellipsis: so far, as some experiment on it was not run.',
      ),
    '## Where a design does not keep what it says of itself',
    unlike.length === 0
      ? 'Nowhere.'
      : list(unlike.map((one) => `${one.lab}/${one.experiment} on ${one.design}: ${whatOf(one)}`)),
    ...TOPICS.flatMap(({ title, claims }) => {
      const some = rows.filter((row) => isShown(row) && claims.includes(row.claim))
      if (some.length === 0) return []
      const about = details ? some.map((row) => detailsOf(row, report)) : []
      return [`## ${title}`, matrix(some, report), ...about]
    }),
    '## Not yet shown',
    later.length === 0
      ? 'Nothing.'
      : list(
          later.map(
            ({ claim: { id, text, later } }) => `**${id}** ${text}${later ? ` (${later})` : ''}`,
          ),
        ),
  ].join('\n\n')}\n`
}

/** A paragraph on the claims on which a browser showed something; none without any. */
function byBrowser(rows: readonly LedgerRow[]): string[] {
  const shown = rows.filter((row) => shownAtOf(row) !== null)
  const at = shown[0] && shownAtOf(shown[0])
  return at ? [`${shownByBrowserAt(at)}: ${shown.map(({ claim }) => claim.id).join(', ')}.`] : []
}

function whatOf(one: Report['results'][number]): string {
  if (one.type === 'finding') return `${one.question}: ${one.answer}, ${one.figure}`
  return one.type === 'failed' ? one.message : ''
}
const list = (lines: readonly string[]) => lines.map((line) => `- ${line}`).join('\n')
const table = (head: readonly string[], lines: readonly (readonly string[])[]) =>
  [head, head.map(() => '---'), ...lines]
    .map(
      (cells) =>
        `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`,
    )
    .join('\n')

const matrix = (rows: readonly LedgerRow[], { designs }: Report) =>
  table(
    ['Claim', ...designs.map(({ label }) => label)],
    rows.map(({ claim, cells }) => [
      `**${claim.id}** ${claim.text}`,
      ...designs.map(({ id }) => signOf(cells[id] ?? NOT_MEASURED)),
    ]),
  )
const signOf = ({ outcome, open, differs }: LedgerCell) =>
  `${SIGNS[outcome]}${open > 0 ? '…' : ''}${differs ? ' !' : ''}`

function detailsOf(
  { claim: { id, text, about, source }, cells }: LedgerRow,
  { designs }: Report,
): string {
  const lines = designs.flatMap(({ id, label }) => linesOf(label, cells[id] ?? NOT_MEASURED))
  return [
    `### ${id}`,
    `${text}${about ? ` *${about}*` : ''} [${source.name}](${source.url})`,
    table(['Design', 'Verdict', 'Answer', 'How', 'Figure', 'Lab'], lines),
  ].join('\n\n')
}

const linesOf = (label: string, { evidence, outcome, reasons }: LedgerCell): string[][] =>
  evidence.length === 0
    ? [[label, outcome, reasons.join(' '), '', '', '']]
    : evidence.map((one) => [
        label,
        `${inWords(one.verdict)}${one.asExpected ? '' : ' (not as it says)'}`,
        ...[one.answer, howFound(one), one.figure, `${one.lab.id}/${one.experiment.id}`],
      ])
