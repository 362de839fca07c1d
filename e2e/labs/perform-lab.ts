import type { Lab } from '../../app/_lab/experiment'
import { perform } from '../../app/_lab/perform'
import { describeSite, getPass, type LabEvent } from '../../app/_lab/site'
import type { DesignInfo } from '../../app/_lab/subject'
import { newAddress } from '../fixtures/client-ip'

/**
 * Performs experiments of a lab on one design of a site, from outside, as the command line does. @returns all that
 * it told of the design
 */
export async function performLab(
  lab: Pick<Lab, 'experiments'>,
  design: string,
  origin: string,
  workerIndex: number,
): Promise<{ subject: DesignInfo; told: LabEvent[] }> {
  const told: LabEvent[] = []
  const subject = (await describeSite(origin)).find(({ id }) => id === design)
  if (!subject) throw new Error(`The site does not describe ${design}.`)
  await perform({
    ...{ origin, subjects: [subject], experiments: lab.experiments, atOnce: 3 },
    pass: await getPass(origin, { 'x-forwarded-for': newAddress(workerIndex) }),
    emit: (event) => told.push(event),
    signal: AbortSignal.timeout(150_000),
  })
  return { subject, told }
}

/** What was found to be otherwise than the design says, one line each. */
export const wrongIn = (told: readonly LabEvent[]): string[] =>
  told.flatMap((event) => {
    if (event.type === 'failed') return `${event.experiment} on ${event.design}: ${event.message}`
    if (event.type !== 'finding' || event.asExpected) return []
    return `${event.experiment} on ${event.design}: ${event.question} is ${event.answer} (${event.figure})`
  })
