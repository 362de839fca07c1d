import 'server-only'
import { setMaxListeners } from 'node:events'
import { isTooBusy } from '@/_config/queue'
import { isStoreUnavailable } from '@/_store/outage'

/** The last event of every stream that stops early. */
interface Stopped {
  type: 'stopped'
  message: string
}

/** The longest time of a run, in ms. */
const LONGEST_RUN_MS = 110_000

interface Work<Event> {
  emit(event: Event): void
  signal: AbortSignal
}

/**
 * Streams the events of `work` as lines of JSON. The stream aborts the work when the reader
 * disconnects, or when the time is up. `ended` resolves after the clean-up of the work.
 */
export function eventStream<Event>(
  work: (work: Work<Event | Stopped>) => Promise<void>,
  gone: AbortSignal,
): { body: ReadableStream<Uint8Array>; ended: Promise<void> } {
  const cancelled = new AbortController()
  const late = AbortSignal.timeout(LONGEST_RUN_MS)
  const signal = AbortSignal.any([gone, cancelled.signal, late])
  setMaxListeners(0, signal) // one listener for each open request of the work
  const encoder = new TextEncoder()
  let ended = Promise.resolve()
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const isRead = () => !gone.aborted && !cancelled.signal.aborted
      const emit = (event: Event | Stopped) =>
        isRead() && controller.enqueue(encoder.encode(`${JSON.stringify(event)}\n`))
      ended = work({ emit, signal })
        .catch(
          (error) =>
            void (isRead() && emit({ type: 'stopped', message: sentenceFor(error, late) })),
        )
        .then(() => void (isRead() && controller.close()))
    },
    cancel: () => cancelled.abort(),
  })
  return { body, ended }
}

function sentenceFor(error: unknown, late: AbortSignal): string {
  if (late.aborted) return 'The run took too long and was stopped: choose fewer designs.'
  if (isStoreUnavailable(error)) return 'The store does not answer: try again in a few seconds.'
  if (isTooBusy(error)) return `This server has too much to do: try again in ${error.retryAfter} s.`
  console.error(`[measure] ${error instanceof Error ? error.name : 'unknown error'}`)
  return 'Something went wrong here, and the run was stopped: try again.'
}

/** The response with a stream. A buffering proxy would hide the progress. */
export const streamed = (events: ReadableStream<Uint8Array>): Response =>
  new Response(events, {
    headers: {
      'content-type': 'application/x-ndjson; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    },
  })
