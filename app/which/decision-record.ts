import type { Entry } from '@/_designs/registry'
import { factsInWords } from '@/_ledger/report'
import type { MeasuredLedger } from './ledger'
import { type Answers, chosen, QUESTIONS } from './questions'
import type { Reason, Recommendation } from './recommend'

/** A decision as Markdown: the app, the design, the reasons for and against it, and their source. */
export function decisionRecord(
  answers: Answers,
  { reasons, unmet, against }: Recommendation,
  design: Entry,
  { report }: MeasuredLedger,
): string {
  const listed = (title: string, lines: readonly string[]) =>
    lines.length > 0 ? [`## ${title}`, lines.map((line) => `- ${line}`).join('\n')] : []
  return `${[
    `# Sessions: ${design.label}`,
    design.summary,
    ...listed(
      'Context',
      QUESTIONS.map(
        (question) => `${question.ask} ${chosen(question, answers[question.name]).label}.`,
      ),
    ),
    '## Decision',
    `NextAuth with \`strategy: "${design.strategy}"\`${remediesIn(design)}.`,
    ...listed('Why', reasons.map(inWords)),
    ...listed('What it does not do', unmet.map(inWords)),
    ...listed('Consequences', against.map(inWords)),
    '## Source',
    `The evidence of Session vs JWT. Measured ${factsInWords(report.facts)}`,
  ].join('\n\n')}\n`
}

const remediesIn = ({ remedies }: Entry) =>
  remedies.length > 0 ? ` and the remedies ${remedies.map(({ id }) => id).join(', ')}` : ''

const inWords = ({ claim, text, evidence }: Reason) =>
  `${text} (${claim}${evidence ? `; ${evidence.experiment.title}: ${evidence.figure}` : ''})`
