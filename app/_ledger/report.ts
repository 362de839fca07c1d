import { z } from 'zod'
import type { LabEvent } from '@/_lab/events'
import type { DesignInfo } from '@/_lab/subject'
import { formatMoment } from '@/_ui/duration'

/** The file name of the end-to-end tests' findings, next to the server of a build. */
export const REPORT_FILE = 'evidence.json'

/**
 * The time and the place of a measurement. `at` is in ISO 8601; `commit` is null if it is unknown.
 */
const facts = z.object({
  at: z.string(),
  seconds: z.number(),
  store: z.string(),
  node: z.string(),
  version: z.string(),
  commit: z.string().nullable(),
})

/** The time and the place as the end of a sentence. */
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
  remedies: z.array(z.string()),
})

const of = { lab: z.string(), experiment: z.string(), design: z.string(), at: z.string() }

/**
 * The result of an experiment on a design: an answer to one of its questions, or the reason why
 * there is none.
 */
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

/** All findings of one run over labs and designs. */
export const report = z.object({ facts, designs: z.array(design), results: z.array(result) })

export type ExperimentResult = z.infer<typeof result>
export type Report = z.infer<typeof report>
export type ReportedDesign = z.infer<typeof design>

/** The part of a design that a report needs. */
export const reported = ({
  id,
  label,
  strategy,
  remedies,
}: Pick<DesignInfo, 'id' | 'label' | 'strategy' | 'remedies'>): ReportedDesign => ({
  ...{ id, label, strategy },
  remedies: [...remedies],
})
export type ReportedFinding = Extract<ExperimentResult, { type: 'finding' }>

/** The result in an event of a lab, at that time (ISO 8601); null for an event without a result. */
export function resultOf(lab: string, event: LabEvent, at: string): ExperimentResult | null {
  if (event.type !== 'finding' && event.type !== 'skipped' && event.type !== 'failed') return null
  return { ...event, lab, at }
}

/** The experiment and the design of a result. */
export const placeOf = ({
  lab,
  experiment,
  design,
}: Pick<ExperimentResult, 'lab' | 'experiment' | 'design'>): string =>
  `${lab} ${experiment} ${design}`

/** Whether a result differs from the guarantees, or the experiment failed. */
export const differs = (one: ExperimentResult): boolean =>
  one.type === 'failed' || (one.type === 'finding' && !one.asExpected)
