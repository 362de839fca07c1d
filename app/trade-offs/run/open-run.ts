import type { Answer, Problem } from '@/_client/call'
import { type MeasurementEvent, measurementEvent } from '@/_measure/events'
import { readEvents } from '@/_stream/read-events'

const UNEXPECTED: Problem = {
  code: 'unexpected',
  message: 'The server gave an answer that this page does not understand: reload it and try again.',
}

/** Has the server begin a run. @returns its events as they come. @throws when the connection breaks or is aborted */
export async function openRun(
  asked: { designs: readonly string[]; checks: number },
  signal: AbortSignal,
): Promise<Answer<AsyncGenerator<MeasurementEvent>>> {
  const response = await fetch('/api/measurements', {
    method: 'POST',
    cache: 'no-store',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(asked),
    signal,
  })
  if (response.ok && response.body)
    return { ok: true, value: readEvents(response.body, measurementEvent) }
  const { error }: { error?: Problem } = await response.json().catch(() => ({}))
  return { ok: false, problem: error ?? UNEXPECTED }
}
