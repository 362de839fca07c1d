import type { Trace } from '@/_trace/trace'

/**
 * What one accepted check cost its server, as its trace says; times in ms. Everybody who asks what
 * a check costs asks in a way of their own (a design in this process, `whoami` by a device or by a
 * page, `whoami` under load) and makes the figures here.
 */
export type CheckCost = Pick<Trace, 'totalMs' | 'lookups' | 'lookupMs' | 'crypto' | 'cryptoMs'>

export const costOf = ({ totalMs, lookups, lookupMs, crypto, cryptoMs }: CheckCost): CheckCost => ({
  ...{ totalMs, lookups, lookupMs, crypto, cryptoMs },
})

interface Repetition<Made> {
  times: number
  /** How many checks are under way at the same time; one by default. */
  atOnce?: number
  /** Called after each check, with what all of them gave so far. */
  onCheck?(made: readonly Made[]): void
}

/**
 * Makes a check so often.
 * @returns what each gave, such as its cost; the first check that throws ends them all
 */
export async function checkOften<Made>(
  check: () => Promise<Made>,
  { times, atOnce = 1, onCheck }: Repetition<Made>,
): Promise<Made[]> {
  const made: Made[] = []
  let left = times
  const work = async () => {
    while (left > 0) {
      left -= 1
      made.push(await check())
      onCheck?.([...made])
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  return made
}

/** Half of some times are at most `p50`, and 95 % of them at most `p95`; NaN for no times. */
export interface TimeSpread {
  p50: number
  p95: number
}

/** The spread of times, in any unit and any order. */
export function spreadOf(times: readonly number[]): TimeSpread {
  const sorted = [...times].sort((a, b) => a - b)
  return { p50: quantile(sorted, 0.5), p95: quantile(sorted, 0.95) }
}

/** The spread of what checks took: in all, or in one part. */
export const timesOf = (
  costs: readonly CheckCost[],
  part: 'totalMs' | 'lookupMs' | 'cryptoMs' = 'totalMs',
): TimeSpread => spreadOf(costs.map((cost) => cost[part]))

const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
