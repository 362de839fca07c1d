import type { Answer, Problem } from '@/_client/call'
import type { LabEvent } from '../events'

const UNEXPECTED: Problem = {
  code: 'unexpected',
  message: 'The server gave an answer that this page does not understand: reload it and try again.',
}

export interface LabRequest {
  experiments: readonly string[]
  designs: readonly string[]
  /** The settings, by experiment. */
  settings?: Readonly<Record<string, number>>
}

/**
 * Starts a lab on the server.
 * @returns its events as they arrive
 * @throws Error if the connection breaks or is aborted
 */
export async function openLab(
  lab: string,
  asked: LabRequest,
  signal: AbortSignal,
): Promise<Answer<AsyncGenerator<LabEvent>>> {
  // The schema of the events is loaded only for a run.
  const [{ readEvents }, { labEvent }] = await Promise.all([
    import('@/_stream/read-events'),
    import('../events'),
  ])
  const response = await fetch(`/api/labs/${lab}`, {
    method: 'POST',
    cache: 'no-store',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(asked),
    signal,
  })
  if (response.ok && response.body) return { ok: true, value: readEvents(response.body, labEvent) }
  const { error }: { error?: Problem } = await response.json().catch(() => ({}))
  return { ok: false, problem: error ?? UNEXPECTED }
}
