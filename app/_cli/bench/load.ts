import autocannon from 'autocannon'
import { spreadOf, type TimeSpread } from '@/_measure/check-cost'

export interface Route {
  name: string
  url: string
  /** Called for each run. */
  headers(): Promise<Record<string, string>>
}

/** Times in milliseconds. */
export interface LoadRun extends TimeSpread {
  perSecond: number
}

/**
 * Sends requests to one route as fast as `connections` can.
 * @throws Error if any answer is not a 2xx, because a refusal is quick and would count as speed
 */
export async function load(
  { name, url, ...route }: Route,
  { connections, seconds }: { connections: number; seconds: number },
): Promise<LoadRun> {
  const headers = await route.headers()
  return new Promise((measured, failed) => {
    const times: number[] = []
    const instance = autocannon(
      { url, headers, connections, duration: seconds },
      (error: unknown, result) => {
        if (error) return failed(error)
        const lost = result.non2xx + result.errors + result.timeouts
        if (lost > 0 || times.length === 0)
          return failed(
            new Error(`${name}: ${lost} of ${times.length} requests were not answered with a 2xx.`),
          )
        measured({ perSecond: times.length / result.duration, ...spreadOf(times) })
      },
    )
    // autocannon has no 95th percentile, and only whole milliseconds.
    instance.on('response', (_client, _status, _bytes, ms) => times.push(ms))
  })
}

export const median = (values: readonly number[]): number => spreadOf(values).p50
