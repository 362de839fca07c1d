import { followRun, type RunEnd } from '@/_client/follow-run'
import type { LabEvent } from '../events'

export interface LabRequest {
  experiments: readonly string[]
  designs: readonly string[]
  /** The settings, by experiment. */
  settings?: Readonly<Record<string, number>>
}

/** Runs a lab on the server, and follows its events to their end. */
export const followLab = (
  lab: string,
  body: LabRequest,
  rest: { signal: AbortSignal; advice: string; onEvent(event: LabEvent): void },
): Promise<RunEnd> =>
  followRun({
    path: `/api/labs/${lab}`,
    body,
    schema: async () => (await import('../events')).labEvent,
    ...rest,
  })
