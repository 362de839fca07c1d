import { call, type Problem } from '@/_client/call'
import { type CheckCost, checkOften, costOf } from '@/_measure/check-cost'
import type { LabSessions } from './lab-sessions'

/** Why a measurement could not go on. */
export class Stopped extends Error {
  constructor(readonly problem: Problem) {
    super(problem.code)
  }
}

interface Asked {
  lab: LabSessions
  design: string
  distanceMs: number
  times: number
  /** Told after each check. */
  onCheck?(checks: readonly CheckCost[]): void
}

/**
 * Has a design check the token of the lab's person so often, one after the other, with the store so
 * far away.
 * @throws Stopped if a check is not accepted
 */
export async function sample({
  lab,
  design,
  distanceMs,
  times,
  onCheck,
}: Asked): Promise<readonly CheckCost[]> {
  const token = lab.sessions.find((session) => session.design === design)?.token
  if (token === undefined)
    throw new Stopped({
      code: 'sign_in_refused',
      message: 'This design let nobody in: try another.',
    })
  const headers = { 'x-lab-pass': lab.pass, 'x-lab-conditions': `delay=${distanceMs}` }
  const check = async () => {
    const answer = await call<{ trace: CheckCost }>('GET', `/api/whoami/${design}`, {
      bearer: token,
      headers,
    })
    if (!answer.ok) throw new Stopped(answer.problem)
    return costOf(answer.value.trace)
  }
  return checkOften(check, { times, ...(onCheck && { onCheck }) })
}

export const milliseconds = (ms: number): string => `${ms < 10 ? ms.toFixed(2) : ms.toFixed(1)} ms`
