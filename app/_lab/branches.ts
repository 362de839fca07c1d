import type { LabDevice, RequestRoute } from './device'

/** Three servers of one site. */
export const BRANCHES = ['A', 'B', 'C'] as const
export type ServerInstance = (typeof BRANCHES)[number]

/** The secret that the site was set up with, or a new one, the same for every branch that is given it. */
export type BranchSecret = 'same' | 'new'

/** The servers behind a dispatcher: isolated ones in one process, or processes of their own. */
export interface ServerInstances {
  /** How a request gets to a branch. */
  way(branch: ServerInstance): RequestRoute
  /** Ends it: what it had in memory is gone, and it answers nothing. */
  stop(branch: ServerInstance): Promise<void>
  /** Starts it, again if it is running. */
  start(branch: ServerInstance, secret: BranchSecret): Promise<void>
  /** Starts it as one that reads from a replica of the stores, which lags so far behind, in ms; null where nobody can give it one. */
  startOnReplica: ((branch: ServerInstance, lagMs: number) => Promise<void>) | null
  /** Leaves them as they were. */
  end(): Promise<void>
}

/** By this header a site runs them itself, for one stage of a run (`app/api/_conditions.ts`). */
export const CONDITIONS = 'x-lab-conditions'

const SECRETS = { same: 'site', new: 'stage' } as const

/** Branches that the site runs, each with a memory of its own; `operator` is the device that stops and starts them, `end` what gives them all up. */
export function conditionedInstances(
  operator: LabDevice,
  end: () => Promise<void>,
): ServerInstances {
  let used = false
  const path = (branch: ServerInstance) => `/api/servers/${branch.toLowerCase()}`
  const start = async (
    branch: ServerInstance,
    how: string,
    json: { secret: string; replicaLagMs?: number },
  ) => {
    used = true
    ;(
      await operator.send('POST', path(branch), { action: `starts branch ${branch}${how}`, json })
    ).json(200)
  }
  return {
    way(branch) {
      used = true
      return { headers: { [CONDITIONS]: `server=${branch.toLowerCase()}` } }
    },
    async stop(branch) {
      ;(await operator.send('DELETE', path(branch), { action: `stops branch ${branch}` })).json(200)
    },
    start: (branch, secret) =>
      start(branch, secret === 'new' ? ' with the new secret' : '', { secret: SECRETS[secret] }),
    startOnReplica: (branch, lagMs) =>
      start(branch, `, to read from a replica that is ${lagMs / 1000} s behind`, {
        secret: SECRETS.same,
        replicaLagMs: lagMs,
      }),
    async end() {
      if (used) await end()
    },
  }
}
