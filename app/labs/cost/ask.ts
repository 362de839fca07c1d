import type { LabDevice } from '@/_lab/device'
import { Unexpected } from '@/_lab/reply'
import type { Stage } from '@/_lab/stage'
import { type CheckCost, checkOften, costOf } from '@/_measure/check-cost'

/** What one accepted check cost, as `whoami` says. */
export interface Cost extends CheckCost {
  /** Whether `Server-Timing` counts the same. */
  told: boolean
  /** The time from the request to the answer. */
  ms: number
}

interface Asking {
  atOnce?: number
  headers?: Readonly<Record<string, string>>
  action?: string
  /** The time between two requests that are not sent at once, in ms. */
  everyMs?: number
}

/**
 * Asks `whoami` many times, some at once. The run shows the first request and only counts the
 * others.
 * @throws Unexpected if one is refused
 */
export async function askOften(
  stage: Stage,
  device: LabDevice,
  times: number,
  { atOnce = 1, headers = {}, action = 'asks who it is', everyMs = 0 }: Asking = {},
): Promise<Cost[]> {
  const ask = async (quiet: boolean) => {
    if (quiet && everyMs > 0) await stage.wait(everyMs)
    return toldBy(
      await device.send('GET', `/api/whoami/${stage.subject.id}`, { action, headers, quiet }),
    )
  }
  const first = await ask(false)
  stage.note(
    device.actor,
    `${action}, ${times - 1} times more${atOnce > 1 ? `, ${atOnce} at a time` : ''}`,
  )
  return [first, ...(await checkOften(() => ask(true), { times: times - 1, atOnce }))]
}

function toldBy(reply: Awaited<ReturnType<LabDevice['send']>>): Cost {
  const { trace } = reply.json<{ trace?: CheckCost }>(200)
  if (!trace) throw new Unexpected('The answer says nothing of what it cost.')
  const { lookups, crypto } = trace
  const timing = reply.headers.get('server-timing') ?? ''
  const told =
    timing.includes(`lookups;desc="${lookups}"`) && timing.includes(`crypto;desc="${crypto}"`)
  return { ...costOf(trace), told, ms: reply.ms }
}

const SHARES = { all: 'every one of them', some: 'some of them', none: 'none of them' } as const
export type Share = keyof typeof SHARES

/** The answers to "how many of them?". */
export const SHARE_ANSWERS: Readonly<Record<Share, string>> = SHARES

/** The share of the items for which `isSo` is true. */
export function shareOf<T>(all: readonly T[], isSo: (one: T) => boolean): Share {
  const count = all.filter(isSo).length
  if (count === 0) return 'none'
  return count === all.length ? 'all' : 'some'
}

/** The share that fits a frequency. */
export const shareFor = (often: 'always' | 'sometimes' | 'never'): Share =>
  (({ always: 'all', sometimes: 'some', never: 'none' }) as const)[often]

/**
 * The shares that a few requests can see. They may not see an event that happens sometimes, because
 * other requests have just paid for it.
 */
export const sharesOf = (often: Parameters<typeof shareFor>[0]): Share[] =>
  often === 'sometimes' ? ['some', 'none'] : [shareFor(often)]

export const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
