import { rmSync } from 'node:fs'
import { designs, mounted } from '../fixtures/designs'
import { explain } from '../fixtures/selection'
import { startOpenSite } from './open-site'
import { claimRedis, publishRedis } from './redis'
import { type Site, type StartSite, startSite } from './site'
import { copyStandalone } from './standalone'
import { createStore } from './store'
import { publishSuite } from './suite'

/** The number of shared sites. A server uses one core, and half of the tests wait for it. */
const SITES = 2

const told = ({ url, secret, cronSecret }: Site): Site => ({ url, secret, cronSecret })

/**
 * Starts the shared sites, each on an embedded store or on a new database of TEST_DATABASE_URL,
 * with a new database of REDIS_URL. It also starts one site whose log and store tests can read.
 */
export default (): Promise<() => Promise<void>> => startSuite(startSite)

/** The same, with other ways to start a site. @returns what stops them */
export async function startSuite(
  start: StartSite,
  startOpen = start,
): Promise<() => Promise<void>> {
  const folder = copyStandalone()
  const postgres = process.env.TEST_DATABASE_URL || null
  const redis = process.env.REDIS_URL ? await claimRedis(process.env.REDIS_URL) : null
  publishRedis(redis)
  const running = await Promise.all(
    Array.from({ length: SITES }, async () => {
      const store = postgres === null ? null : await createStore(postgres)
      const site = await start(folder, store === null ? {} : { DATABASE_URL: store.url })
      return { site, stop: () => site.stop().then(() => store?.stop()) }
    }),
  )
  const open = await startOpenSite({ folder, postgres }, startOpen)
  publishSuite({
    ...{ folder, postgres, sites: running.map(({ site }) => told(site)) },
    open: { site: told(open.site), storeUrl: open.store.url, log: open.site.log },
    designs: open.site.health.designs,
  })
  const tearDown = async () => {
    await Promise.all([...running, open].map(({ stop }) => stop()))
    await redis?.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    console.log(explain(designs(), mounted()))
  } catch (error) {
    await tearDown() // a requested design is not mounted
    throw error
  }
  return tearDown
}
