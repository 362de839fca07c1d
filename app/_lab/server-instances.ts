import { CONDITIONS } from '@/_config/lab-header'
import type { LabDevice, RequestRoute } from './device'

/** Three servers of one site. */
export const SERVER_INSTANCES = ['A', 'B', 'C'] as const
export type ServerInstance = (typeof SERVER_INSTANCES)[number]

/**
 * The secret that the site was set up with, or a new one, the same for every branch that is given
 * it.
 */
export type InstanceSecret = 'same' | 'new'

/** The servers behind a dispatcher: isolated ones in one process, or processes of their own. */
export interface ServerInstances {
  /** How a request gets to a branch. */
  way(instance: ServerInstance): RequestRoute
  /** Ends it: what it had in memory is gone, and it answers nothing. */
  stop(instance: ServerInstance): Promise<void>
  /** Starts it, again if it is running. */
  start(instance: ServerInstance, secret: InstanceSecret): Promise<void>
  /**
   * Starts an instance that reads the records as they were some ms ago; null if this is impossible.
   */
  startBehind: ((instance: ServerInstance, lagMs: number) => Promise<void>) | null
  /** Leaves them as they were. */
  end(): Promise<void>
}

const SECRETS = { same: 'site', new: 'stage' } as const

/**
 * Branches that the site runs, each with a memory of its own; `operator` is the device that stops
 * and starts them, `end` what gives them all up.
 */
export function conditionedInstances(
  operator: LabDevice,
  end: () => Promise<void>,
): ServerInstances {
  let used = false
  const path = (instance: ServerInstance) => `/api/labs/instances/${instance.toLowerCase()}`
  const start = async (
    instance: ServerInstance,
    how: string,
    json: { secret: string; lagMs?: number },
  ) => {
    used = true
    ;(
      await operator.send('POST', path(instance), {
        action: `starts branch ${instance}${how}`,
        json,
      })
    ).json(200)
  }
  return {
    way(instance) {
      used = true
      return { headers: { [CONDITIONS]: `server=${instance.toLowerCase()}` } }
    },
    async stop(instance) {
      ;(await operator.send('DELETE', path(instance), { action: `stops branch ${instance}` })).json(
        200,
      )
    },
    start: (instance, secret) =>
      start(instance, secret === 'new' ? ' with the new secret' : '', { secret: SECRETS[secret] }),
    startBehind: (instance, lagMs) =>
      start(instance, `, to read records that are ${lagMs / 1000} s old`, {
        secret: SECRETS.same,
        lagMs,
      }),
    async end() {
      if (used) await end()
    },
  }
}
