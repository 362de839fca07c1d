import { type Answer, call } from '@/_client/call'
import { quantile } from '@/_measure/quantile'
import type { LabSessions } from './lab-sessions'

/** The cost of one check, as the server measured it. Times are in ms. */
export interface CheckSample {
  totalMs: number
  lookups: number
  lookupMs: number
  crypto: number
  cryptoMs: number
}

interface Asked {
  lab: LabSessions
  design: string
  distanceMs: number
  times: number
  /** Called after each check. */
  onCheck?(checks: readonly CheckSample[]): void
}

/**
 * Checks the token of the lab's person many times, one after another, at one distance of the store.
 */
export async function sample({
  lab,
  design,
  distanceMs,
  times,
  onCheck,
}: Asked): Promise<Answer<readonly CheckSample[]>> {
  const token = lab.sessions.find((session) => session.design === design)?.token
  if (token === undefined)
    return {
      ok: false,
      problem: { code: 'sign_in_refused', message: 'This design let nobody in: try another.' },
    }
  const checks: CheckSample[] = []
  const headers = { 'x-lab-pass': lab.pass, 'x-lab-conditions': `delay=${distanceMs}` }
  while (checks.length < times) {
    const answer = await call<{ trace: CheckSample }>('GET', `/api/whoami/${design}`, {
      bearer: token,
      headers,
    })
    if (!answer.ok) return answer
    checks.push(answer.value.trace)
    onCheck?.([...checks])
  }
  return { ok: true, value: checks }
}

/** The quantile of the times, in ms. */
export const within = (checks: readonly CheckSample[], share: number): number =>
  quantile(
    checks.map(({ totalMs }) => totalMs).sort((a, b) => a - b),
    share,
  )

export const milliseconds = (ms: number): string => `${ms < 10 ? ms.toFixed(2) : ms.toFixed(1)} ms`
