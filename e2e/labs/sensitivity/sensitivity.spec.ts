import type { Experiment } from '../../../app/_lab/experiment'
import { performOne } from '../../../app/_lab/perform'
import { describeSite, getPass, type LabEvent } from '../../../app/_lab/site'
import type { DesignInfo } from '../../../app/_lab/subject'
import { LABS } from '../../../app/labs/registry'
import { newAddress } from '../../fixtures/client-ip'
import { expect, test } from '../../fixtures/test'
import { type Deception, unnoticed } from './deception'
import { DECEPTIONS } from './deceptions/all'
import { startLyingSite } from './lying-site'

/** How many experiments run at once. Most of them wait, and a site has one core. */
const AT_ONCE = 4

for (const { id, experiments } of LABS) {
  test(`${id}: each experiment notices a site that lies`, async ({ site }, { workerIndex }) => {
    const designs = await describeSite(site.url)
    const pass = await getPass(site.url, { 'x-forwarded-for': newAddress(workerIndex) })
    const queue = experiments.entries()
    const wrong: string[] = []
    const work = async () => {
      for (const [stage, experiment] of queue) {
        const deception = DECEPTIONS[id]?.[experiment.id]
        const subject = designs.find((design) => design.id === deception?.design)
        if (!deception || !subject) continue // a unit test names both
        const headers = { 'x-lab-pass': pass, 'x-lab-stage': String(stage) }
        wrong.push(...(await deceived(experiment, subject, deception, { real: site.url, headers })))
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, work))
    expect(wrong).toEqual([])
  })
}

/** Performs an experiment on a site that lies, and returns what it did not notice. */
async function deceived(
  experiment: Experiment,
  subject: DesignInfo,
  deception: Deception,
  { real, headers }: { real: string; headers: Readonly<Record<string, string>> },
): Promise<string[]> {
  const told: LabEvent[] = []
  const liar = await startLyingSite(real, deception.lies())
  try {
    await performOne(experiment, subject, {
      ...{ origin: real, address: liar.url, headers, setting: deception.setting },
      emit: (event) => told.push(event),
      signal: AbortSignal.timeout(60_000),
    })
  } finally {
    await liar.stop()
  }
  return unnoticed(experiment, subject, deception, told)
}
