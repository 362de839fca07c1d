import { z } from 'zod'
import type { LabEvent } from '@/_lab/events'
import { formatMoment } from '@/_ui/duration'

/** What the end-to-end tests found of a build lies beside its server, under this name. */
export const REPORT_FILE = 'evidence.json'

/** When, and on what, something was measured. `at` in ISO 8601; `commit` is null where nobody knows it. */
const facts = z.object({
  at: z.string(),
  seconds: z.number(),
  store: z.string(),
  node: z.string(),
  version: z.string(),
  commit: z.string().nullable(),
})

/** When and on what, as the end of a sentence. */
export const factsInWords = ({
  at,
  seconds,
  store,
  node,
  version,
  commit,
}: z.infer<typeof facts>) =>
  `${formatMoment(new Date(at))}, in ${seconds} s, version ${version}${commit ? ` (commit ${commit})` : ''}, store ${store}, Node ${node}.`

const design = z.object({
  id: z.string(),
  label: z.string(),
  strategy: z.enum(['database', 'jwt']),
})

const of = { lab: z.string(), experiment: z.string(), design: z.string(), at: z.string() }

/** What an experiment on a design came to: an answer to one of its questions, or why there is none. */
const result = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('finding'),
    ...of,
    question: z.string(),
    answer: z.string(),
    figure: z.string(),
    asExpected: z.boolean(),
  }),
  z.object({ type: z.literal('skipped'), ...of, why: z.string() }),
  z.object({ type: z.literal('failed'), ...of, message: z.string() }),
])

/** Everything that was found in one run over labs and designs. */
export const report = z.object({ facts, designs: z.array(design), results: z.array(result) })

export type ExperimentResult = z.infer<typeof result>
export type Report = z.infer<typeof report>
export type ReportedDesign = z.infer<typeof design>
export type ReportedFinding = Extract<ExperimentResult, { type: 'finding' }>

/** What an event of a lab found, at that moment (ISO 8601); null for one that finds nothing. */
export function resultOf(lab: string, event: LabEvent, at: string): ExperimentResult | null {
  if (event.type !== 'finding' && event.type !== 'skipped' && event.type !== 'failed') return null
  return { ...event, lab, at }
}

/** Where a design did not keep what it says of itself, or where nothing could be found out. */
export const differs = (one: ExperimentResult): boolean =>
  one.type === 'failed' || (one.type === 'finding' && !one.asExpected)
