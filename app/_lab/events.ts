import { z } from 'zod'

const headers = z.array(z.tuple([z.string(), z.string()]))

/** One HTTP exchange of a run. Times are in ms. */
const exchange = z.object({
  request: z.object({ method: z.string(), url: z.string(), headers, body: z.string().nullable() }),
  response: z.object({ status: z.number(), headers, body: z.string() }),
  startedAt: z.string(),
  ms: z.number(),
})
export type RecordedExchange = z.infer<typeof exchange>

const of = { experiment: z.string(), design: z.string() }

/** The facts about a site that a measurement depends on. */
const site = {
  store: z.string(),
  node: z.string(),
  version: z.string(),
  commit: z.string().nullable(),
}
export const siteFacts = z.object(site)
export type SiteFacts = z.infer<typeof siteFacts>

/** One line of the stream of a run. */
export const labEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('begin'), ...of }),
  /** An actor sends a request to the server and gets an answer. */
  z.object({ type: z.literal('step'), ...of, actor: z.string(), action: z.string(), exchange }),
  /** Something happens without a request: a copy is taken, time passes. */
  z.object({ type: z.literal('note'), ...of, actor: z.string(), action: z.string() }),
  z.object({
    type: z.literal('finding'),
    ...of,
    question: z.string(),
    answer: z.string(),
    figure: z.string(),
    asExpected: z.boolean(),
  }),
  z.object({ type: z.literal('skipped'), ...of, why: z.string() }),
  /** The experiment failed on this design; the others continue. */
  z.object({ type: z.literal('failed'), ...of, message: z.string() }),
  z.object({ type: z.literal('end'), ...of }),
  z.object({
    type: z.literal('done'),
    /** The end of the run, in ISO 8601. */
    at: z.string(),
    seconds: z.number(),
    ...site,
  }),
  /** The run as a whole ended early. */
  z.object({ type: z.literal('stopped'), message: z.string() }),
])
export type LabEvent = z.infer<typeof labEvent>
export type LabStep = Extract<LabEvent, { type: 'step' | 'note' }>
