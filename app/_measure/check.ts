import 'server-only'
import type { Design } from '@/_designs/design'
import { withTrace } from '@/_trace/trace'
import { type CheckCost, costOf, timesOf } from './check-cost'
import type { Figures } from './events'
import { Unmeasurable } from './unmeasurable'

/** The cost of one check in this process. */
export interface MeasuredCheck extends CheckCost {
  /** When the token expires, in ms since 1970. */
  expires: number
}

/**
 * Checks a valid token once, in the same way as every request.
 * @throws Unmeasurable if it is not accepted
 */
export async function check(design: Design, token: string): Promise<MeasuredCheck> {
  const { value, trace } = await withTrace(() => design.read(token))
  if (value.state === 'unavailable') throw new Unmeasurable('Its store did not answer.')
  if (value.state === 'refused') throw new Unmeasurable(`It refused a good token (${value.code}).`)
  return { ...costOf(trace), expires: Date.parse(value.expires) }
}

/**
 * Means of the counts, and quantiles of the times. The warm-up checks are counted but not timed,
 * because a cache does its lookups there.
 */
export function summarise(
  warmUp: readonly CheckCost[],
  checks: readonly CheckCost[],
): Pick<Figures, 'lookups' | 'crypto' | 'checkP50' | 'checkP95' | 'checks'> {
  const mean = (values: readonly number[]) =>
    rounded(values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length))
  const counted = [...warmUp, ...checks]
  const { p50, p95 } = timesOf(checks)
  return {
    lookups: mean(counted.map(({ lookups }) => lookups)),
    crypto: mean(counted.map(({ crypto }) => crypto)),
    checkP50: rounded(p50),
    checkP95: rounded(p95),
    checks: checks.length,
  }
}

/** Rounds to thousandths. A microsecond is finer than anything that is repeatable here. */
const rounded = (value: number) => Math.round(value * 1000) / 1000
