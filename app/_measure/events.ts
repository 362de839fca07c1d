import { z } from 'zod'

/** The steps of a run for each design, in this order. */
export const STEPS = ['sign in', 'check', 'outage', 'revoke', 'watch'] as const
export type StepName = (typeof STEPS)[number]

const amount = z.number().nonnegative()

/**
 * How long after a revocation a server still accepted the revoked tokens, in ms from the call to
 * the answer of the first refused check. `immediate`: the first check after the revocation was
 * refused. `longer`: the tokens were still accepted at the end of the watch.
 */
const lag = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('immediate'), ms: amount }),
  z.object({ kind: z.literal('after'), ms: amount }),
  z.object({ kind: z.literal('longer'), ms: amount }),
  z.object({ kind: z.literal('until it expires'), seconds: amount }),
  z.object({ kind: z.literal('never accepted') }),
])
export type Lag = z.infer<typeof lag>

/** The findings of one run about one design. Times are in ms, sizes in bytes. */
const figures = z.object({
  lagHere: lag,
  /** The lag of a second instance of the design, which shares the store but no memory. */
  lagNextDoor: lag,
  /** Lookups per check, as a mean over all checks. A cache gives fractions. */
  lookups: amount,
  crypto: amount,
  checkP50: amount,
  checkP95: amount,
  checks: amount,
  /** The size of the `Cookie` header of one request: names and values of all chunks. */
  wireBytes: amount,
  /** The size of the stored data of one session. */
  restBytes: amount,
  /** Whether a token that was just checked is still accepted while no store answers. */
  survivesOutage: z.boolean(),
})
export type Figures = z.infer<typeof figures>

/** One line of the stream. */
export const measurementEvent = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('progress'),
    design: z.string(),
    step: z.enum(STEPS),
    done: amount,
    of: amount,
  }),
  z.object({ type: z.literal('result'), design: z.string(), figures }),
  /** The measurement of this design failed; the others continue. */
  z.object({ type: z.literal('failed'), design: z.string(), message: z.string() }),
  z.object({
    type: z.literal('done'),
    /** The end of the run, in ISO 8601. */
    at: z.string(),
    seconds: amount,
    store: z.string(),
    node: z.string(),
    version: z.string(),
    commit: z.string().nullable(),
  }),
  /** The run as a whole ended early. */
  z.object({ type: z.literal('stopped'), message: z.string() }),
])
export type MeasurementEvent = z.infer<typeof measurementEvent>

export const FEWEST_CHECKS = 10
export const MOST_CHECKS = 500
export const USUAL_CHECKS = 200

/**
 * The body of a request: the number of checks per design, and the designs (all if none is named).
 */
export const measurementRequest = z.object({
  checks: z.number().int().min(FEWEST_CHECKS).max(MOST_CHECKS).default(USUAL_CHECKS),
  designs: z.array(z.string().max(64)).min(1).max(64).optional(),
})
