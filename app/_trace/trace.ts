import 'server-only'
import { AsyncLocalStorage } from 'node:async_hooks'
import { oncePerProcess } from '@/_config/once-per-process'

/** One thing a request paid for. `ms` is wall time. */
export type Step =
  | { kind: 'lookup'; name: string; statement: string; ms: number; failed: boolean }
  | { kind: 'crypto'; name: string; ms: number; failed: boolean }

/** What one request cost, in the order in which it was paid. Times in milliseconds. */
export interface Trace {
  totalMs: number
  lookups: number
  lookupMs: number
  crypto: number
  cryptoMs: number
  steps: Step[]
}

const current = oncePerProcess('trace', () => new AsyncLocalStorage<Step[]>())

/** Runs `work` and records every step that it takes, however deep. A trace within a trace counts in both. */
export async function withTrace<T>(work: () => Promise<T>): Promise<{ value: T; trace: Trace }> {
  const outer = current.getStore()
  const steps: Step[] = []
  const start = performance.now()
  try {
    const value = await current.run(steps, work)
    return { value, trace: summarise(steps, performance.now() - start) }
  } finally {
    outer?.push(...steps)
  }
}

/** Times `work` as one step of the current trace, if there is one. */
export async function traceStep<T>(
  step: { kind: 'lookup'; name: string; statement: string } | { kind: 'crypto'; name: string },
  work: () => Promise<T>,
): Promise<T> {
  const steps = current.getStore()
  const start = performance.now()
  let failed = true
  try {
    const value = await work()
    failed = false
    return value
  } finally {
    steps?.push({ ...step, ms: performance.now() - start, failed })
  }
}

/**
 * Notes an outage that a lookup of somebody else's ran into, for which this work waited too (a connection that is being
 * made, a list that is being loaded): it is a step of their trace, and this one would know nothing of it.
 */
export function noteOutage(): void {
  const steps = current.getStore()
  if (steps && !steps.some(isFailedLookup))
    steps.push({ kind: 'lookup', name: 'shared lookup', statement: '', ms: 0, failed: true })
}

/** Whether a lookup of this trace got no answer: the store is down. */
export const hasFailedLookup = (trace: Trace) => trace.steps.some(isFailedLookup)

const isFailedLookup = (step: Step) => step.kind === 'lookup' && step.failed

function summarise(steps: Step[], totalMs: number): Trace {
  const lookups = steps.filter((step) => step.kind === 'lookup')
  const crypto = steps.filter((step) => step.kind === 'crypto')
  const sum = (some: Step[]) => some.reduce((ms, step) => ms + step.ms, 0)
  return {
    totalMs,
    lookups: lookups.length,
    lookupMs: sum(lookups),
    crypto: crypto.length,
    cryptoMs: sum(crypto),
    steps,
  }
}

/** The trace as the standard `Server-Timing` header (W3C Server Timing), which a browser's own tools can draw. */
export function serverTiming({ totalMs, lookups, lookupMs, crypto, cryptoMs }: Trace): string {
  const dur = (ms: number) => `dur=${ms.toFixed(2)}`
  return `total;${dur(totalMs)}, lookups;desc="${lookups}";${dur(lookupMs)}, crypto;desc="${crypto}";${dur(cryptoMs)}`
}
