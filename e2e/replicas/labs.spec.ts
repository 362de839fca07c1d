import { performOne } from '../../app/_lab/perform'
import type { ServerInstances } from '../../app/_lab/server-instances'
import { describeSite, type LabEvent } from '../../app/_lab/site'
import { findLab } from '../../app/labs/registry'
import { newAddress } from '../fixtures/client-ip'
import { mounted } from '../fixtures/designs'
import { test as base, expect } from '../fixtures/test'
import { type SiteInstances, startInstances, Together } from '../servers/site-instances'

/**
 * The lab on several servers, with three processes as its instances. The page uses instances in one
 * process instead.
 */
const test = base.extend<object, { processes: SiteInstances }>({
  processes: [
    async ({ suite, open }, use) => {
      const processes = await startInstances(suite.folder, { DATABASE_URL: open.store.url })
      await use(processes)
      await processes.end()
    },
    { scope: 'worker', timeout: 120_000 },
  ],
})
test.describe.configure({ mode: 'default' }) // one after another, on the same three processes

/** The rows of the attack matrix that an experiment covers. */
const ROWS: Readonly<Record<string, string>> = {
  'in-turn': 'A-G09 ',
  'revoked-elsewhere': 'A-G08 ',
  rolling: 'A-G11 ',
  'new-secret': 'A-G10 ',
}

// The experiment with a replica is left out: it needs instances in one process, because three
// processes have no replica with a lag.
for (const experiment of findLab('servers')?.experiments.filter(
  ({ id }) => id !== 'lagging-replica',
) ?? []) {
  test(`${ROWS[experiment.id] ?? ''}servers/${experiment.id} on three processes, for all designs at once`, async ({
    processes,
  }, { workerIndex }) => {
    await processes.reset()
    const origin = processes.url('A')
    const subjects = await describeSite(origin)
    expect(subjects.map(({ id }) => id)).toEqual(mounted().map(({ id }) => id))
    // A change of a process affects all designs, so it waits until all of them are ready.
    const together = new Together(subjects.length)
    const instances: ServerInstances = {
      way: (branch) => ({ origin: processes.url(branch) }),
      stop: (branch) => together.arrive(() => processes.stop(branch)),
      start: (branch, secret) => together.arrive(() => processes.start(branch, secret)),
      startBehind: null,
      end: async () => {},
    }
    const told: LabEvent[] = []
    const runs: Promise<unknown>[] = []
    for (const subject of subjects) {
      // Simultaneous sign-ins to all designs are too much for one store and three new servers on a
      // busy machine.
      await new Promise<void>((signedIn) => {
        const headers = { 'x-forwarded-for': newAddress(workerIndex) }
        const emit = (event: LabEvent) => {
          told.push(event)
          if (event.type === 'step' && event.action.startsWith('signs in')) signedIn()
        }
        const run = performOne(experiment, subject, {
          origin,
          headers,
          instances,
          emit,
          signal: AbortSignal.timeout(150_000),
        }).finally(() => {
          together.leave()
          signedIn()
        })
        runs.push(run)
      })
    }
    await Promise.all(runs)
    expect(
      told.filter(
        (event) => event.type === 'failed' || (event.type === 'finding' && !event.asExpected),
      ),
    ).toEqual([])
    const answered = new Set(
      told.flatMap((event) =>
        event.type === 'finding' || event.type === 'skipped' ? [event.design] : [],
      ),
    )
    expect(answered.size).toBe(subjects.length)
  })
}
