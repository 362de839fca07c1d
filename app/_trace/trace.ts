import 'server-only'
import { AsyncLocalStorage } from 'node:async_hooks'
import { oncePerProcess } from '@/_config/once-per-process'

/** One step of the cost of a request. `ms` is wall time in milliseconds. */
export type Step =
  | { kind: 'lookup'; name: string; statement: string; ms: number; failed: boolean }
  | { kind: 'crypto'; name: string; ms: number; failed: boolean }

/** The cost of one request, with its steps in order. Times are in milliseconds. */
export interface Trace {
  totalMs: number
  lookups: number
  lookupMs: number
  crypto: number
  cryptoMs: number
  steps: Step[]
}

const current = oncePerProcess('trace', () => new AsyncLocalStorage<Step[]>())

/**
 * Runs `work` and records each of its steps, at any depth. A step in an inner trace counts in both
 * traces.
 */
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
 * Records an outage in a lookup of another request for which this work waited too, such as a new
 * connection or the load of a list. The step belongs to the other trace, so this trace would not
 * know the outage.
 */
export function noteOutage(): void {
  const steps = current.getStore()
  if (steps && !steps.some(isFailedLookup))
    steps.push({ kind: 'lookup', name: 'shared lookup', statement: '', ms: 0, failed: true })
}

/** Whether a lookup of this trace got no answer, because the store is down. */
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

/**
 * The trace as a standard `Server-Timing` header (W3C Server Timing), which browser tools can show.
 */
export function serverTiming({ totalMs, lookups, lookupMs, crypto, cryptoMs }: Trace): string {
  const dur = (ms: number) => `dur=${ms.toFixed(2)}`
  return `total;${dur(totalMs)}, lookups;desc="${lookups}";${dur(lookupMs)}, crypto;desc="${crypto}";${dur(cryptoMs)}`
}
