'use client'
import { useEffect, useRef } from 'react'
import type { z } from 'zod'
import { type Problem, UNEXPECTED } from './call'

/** The end of a run. */
export type RunEnd =
  | { state: 'done' }
  | { state: 'cancelled' }
  | { state: 'failed'; problem: Problem }

interface Run<Event> {
  path: string
  /** The body of the request, sent as JSON. */
  body: unknown
  /** Loads the schema of the events, only for a run. */
  schema(): Promise<z.ZodType<Event>>
  signal: AbortSignal
  onEvent(event: Event): void
  /** Advice after a broken connection, as the end of a sentence. */
  advice: string
}

/** An event of a run. `done` completes it; with `stopped`, the server gives it up. */
interface RunEvent {
  type: string
  message?: string | undefined
}

/** Starts a run on the server, and follows its events, one per line, to their end. */
export async function followRun<Event extends RunEvent>(run: Run<Event>): Promise<RunEnd> {
  const message = `The connection broke off before the run came to its end: ${run.advice}.`
  const brokenOff: RunEnd = { state: 'failed', problem: { code: 'broken_off', message } }
  try {
    return (await follow(run)) ?? brokenOff
  } catch {
    return run.signal.aborted ? { state: 'cancelled' } : brokenOff
  }
}

/**
 * Follows the events.
 * @returns null if the events end before the run does
 */
async function follow<Event extends RunEvent>({
  path,
  body,
  schema,
  signal,
  onEvent,
}: Run<Event>): Promise<RunEnd | null> {
  const [{ readEvents }, event] = await Promise.all([import('./read-events'), schema()])
  const response = await fetch(path, {
    method: 'POST',
    cache: 'no-store',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal,
  })
  if (!response.ok || !response.body) {
    const { error }: { error?: Problem } = await response.json().catch(() => ({}))
    return { state: 'failed', problem: error ?? UNEXPECTED }
  }
  for await (const next of readEvents(response.body, event)) {
    if (next.type === 'stopped')
      return { state: 'failed', problem: { code: 'stopped', message: next.message ?? '' } }
    onEvent(next)
    if (next.type === 'done') return { state: 'done' }
  }
  return null
}

/** One piece of work at a time. It can be cancelled, and is cancelled with its component. */
export function useCancel(): { begin(): AbortSignal; cancel(): void } {
  const abort = useRef<AbortController | null>(null)
  useEffect(() => () => abort.current?.abort(), [])
  return {
    begin: () => {
      abort.current = new AbortController()
      return abort.current.signal
    },
    cancel: () => abort.current?.abort(),
  }
}
