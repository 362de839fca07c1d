import { existsSync, readFileSync } from 'node:fs'
import { askAnonymously, openStoreOfLabs, routesOf } from './anonymous'
import { anyOf, type Figure, type SoakOptions, slopeOf, spread, Tally } from './figure'
import { startRig } from './rig'

/** How many times memory is read. */
const SAMPLES = 100
/** The first requests load code and fill caches that have a bound. */
const WARM_UP = 0.4
/** The growth after the warm-up that counts as flat, as a share of what is there then. */
const FLAT = 0.1

/**
 * Figure 4: the resident memory of a process during anonymous requests to every route, with every
 * method that it takes, and with bodies that are mostly wrong.
 */
export async function memoryOfStrangers({ requests, tell }: SoakOptions): Promise<Figure> {
  if (!existsSync('/proc/self/status'))
    throw new Error('The resident memory of a process is read from /proc: run this on Linux.')
  const { processes, designs, stop } = await startRig(1)
  const { site } = processes[0]
  const [statuses, failures] = [new Tally(), new Tally()]
  try {
    const routes = await routesOf(site.url)
    const ids = designs.map(({ id }) => id)
    const each = Math.ceil(requests / SAMPLES)
    const samples = [residentMb(site.pid)]
    await openStoreOfLabs(site.url)
    tell(`${samples[0]} MB at start, ${residentMb(site.pid)} MB with the store of the labs`)
    for (let taken = 1; taken <= SAMPLES; taken += 1) {
      await spread(each, async () => {
        const route = anyOf(routes)
        if (!route) return
        const status = await askAnonymously(site.url, route, ids)
        statuses.add(`${status}`)
        if (status >= 500) failures.add(`${status} of ${route.path}`)
      })
      samples.push(residentMb(site.pid))
      if (taken % 5 === 0) tell(`${taken * each} requests: ${samples.at(-1)} MB`)
    }
    const warm = samples.slice(Math.round(SAMPLES * WARM_UP))
    const slope = slopeOf(warm)
    const level = warm.reduce((sum, mb) => sum + mb, 0) / warm.length
    const growth = slope * (warm.length - 1)
    const per = ((slope * 10_000) / each).toFixed(1)
    return {
      title: `Resident memory over ${each * SAMPLES} anonymous requests of every route`,
      value: `${samples[0]} MB at start, ${warm[0]} MB after warm-up, ${samples.at(-1)} MB at the end; ${per} MB for 10,000 more`,
      holds: growth <= FLAT * level,
      lines: [
        `flat: after the first ${WARM_UP * 100} %, the fitted line rises by ${growth.toFixed(1)} MB, of at most ${(FLAT * level).toFixed(1)} MB`,
        `${routes.length} routes; answers by status: ${statuses}`,
        `answers of 500 and more: ${failures.total === 0 ? 'none' : failures}`,
        `every ${each * 5} requests: ${samples.filter((_, index) => index % 5 === 0).join(', ')} MB`,
      ],
    }
  } finally {
    await stop()
  }
}

/** The resident memory of a process, in MB (VmRSS, proc_pid_status(5)). */
function residentMb(pid: number): number {
  const [, kb] = readFileSync(`/proc/${pid}/status`, 'utf8').match(/^VmRSS:\s+(\d+) kB$/m) ?? []
  return Math.round(Number(kb) / 1024)
}
