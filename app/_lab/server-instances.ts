import { CONDITIONS } from '@/_config/lab-header'
import type { LabDevice, RequestRoute } from './device'

/** Three servers of one site. */
export const SERVER_INSTANCES = ['A', 'B', 'C'] as const
export type ServerInstance = (typeof SERVER_INSTANCES)[number]

/** The secret of the site, or a new one that all instances with `new` share. */
export type InstanceSecret = 'same' | 'new'

/** The servers behind a dispatcher: isolated ones in one process, or processes of their own. */
export interface ServerInstances {
  /** The way of a request to an instance. */
  way(instance: ServerInstance): RequestRoute
  /** Stops an instance: its memory is lost, and it answers nothing. */
  stop(instance: ServerInstance): Promise<void>
  /** Starts an instance, or restarts a running one. */
  start(instance: ServerInstance, secret: InstanceSecret): Promise<void>
  /**
   * Starts an instance that reads the records as they were some ms ago; null if this is impossible.
   */
  startBehind: ((instance: ServerInstance, lagMs: number) => Promise<void>) | null
  /** Restores the instances. */
  end(): Promise<void>
}

const SECRETS = { same: 'site', new: 'stage' } as const

/**
 * Instances that the site runs, each with its own memory. The device `operator` stops and starts
 * them; `end` deletes all of them.
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
