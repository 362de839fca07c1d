import { setMaxListeners } from 'node:events'
import type { Lab } from '@/_lab/experiment'
import { gateHeaders } from '@/_lab/gate'
import { perform } from '@/_lab/perform'
import { describeSite, factsOf, getPass } from '@/_lab/site'
import { type ExperimentResult, type Report, reported, resultOf } from '@/_ledger/report'
import { LABS } from '@/labs/registry'

interface Asked {
  /** The origin of the running site. */
  origin: string
  /** Ids, separated by commas; all of them if there are none. */
  lab: string | undefined
  design: string | undefined
  /** Called at the end of each lab. */
  ended?(lab: Lab, results: readonly ExperimentResult[]): void
}

/**
 * The origin of a site.
 * @throws Error with a sentence for the person who typed the address
 */
export function originOf(url: string): string {
  const { protocol, origin } = URL.canParse(url) ? new URL(url) : { protocol: '', origin: '' }
  if (protocol === 'http:' || protocol === 'https:') return origin
  throw new Error(`"${url}" is no address of a site: give one such as http://127.0.0.1:3000.`)
}

/**
 * Performs labs on a running site, one after another.
 * @throws Error with a sentence for the person who started the command
 */
export async function performLabs({
  origin,
  lab: labs,
  design: designs,
  ended,
}: Asked): Promise<Report> {
  const start = performance.now()
  const gate = gateHeaders(process.env.VERCEL_AUTOMATION_BYPASS_SECRET)
  const subjects = only('design', await describeSite(origin, gate), designs)
  const all: ExperimentResult[] = []
  for (const lab of only('lab', LABS, labs)) {
    const results: ExperimentResult[] = []
    const signal = AbortSignal.timeout(10 * 60_000)
    setMaxListeners(0, signal) // one listener for each open request
    await perform({
      ...{ origin, gate, subjects, experiments: lab.experiments, atOnce: 4 },
      pass: await getPass(origin, gate),
      emit: (event) =>
        results.push(
          ...[resultOf(lab.id, event, new Date().toISOString())].filter(
            (result) => result !== null,
          ),
        ),
      signal,
    })
    ended?.(lab, results)
    all.push(...results)
  }
  return {
    facts: {
      at: new Date().toISOString(),
      seconds: Math.round((performance.now() - start) / 1000),
      ...(await factsOf(origin, gate)),
    },
    designs: subjects.map(reported),
    results: all,
  }
}

function only<T extends { id: string }>(
  what: string,
  all: readonly T[],
  names: string | undefined,
): T[] {
  const ids = names?.split(',').map((name) => name.trim())
  const unknown = ids?.find((id) => !all.some((one) => one.id === id))
  if (unknown !== undefined)
    throw new Error(
      `There is no ${what} "${unknown}" here: there are ${all.map(({ id }) => id).join(', ')}.`,
    )
  return all.filter(({ id }) => ids?.includes(id) ?? true)
}
