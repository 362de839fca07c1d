import type { LabDevice, Said } from '@/_lab/device'
import { SERVER_INSTANCES, type ServerInstance } from '@/_lab/server-instances'
import type { Stage } from '@/_lab/stage'

/**
 * Which branch a device is sent to: the next one each time, or always the same as long as that
 * answers.
 */
export type Rule = 'in turn' | 'sticky'

export interface Dispatched {
  by: ServerInstance
  said: Said
}

/** What a site's own servers answer for one that was stopped (`app/api/_answers.ts`). */
const STOPPED = 502

/**
 * Stands in front of the branches. Of one that does not answer it goes on to the next, as a load
 * balancer does.
 */
export class Dispatcher {
  readonly #stage: Stage
  readonly #rule: Rule
  #next: number

  constructor(stage: Stage, rule: Rule, first: ServerInstance = 'A') {
    this.#stage = stage
    this.#rule = rule
    this.#next = SERVER_INSTANCES.indexOf(first)
  }

  /** Asks who the device is, by the branch whose turn it is. Null where no branch answers. */
  async whoami(device: LabDevice): Promise<Dispatched | null> {
    for (let tried = 0; tried < SERVER_INSTANCES.length; tried++) {
      const by = SERVER_INSTANCES[this.#next % SERVER_INSTANCES.length] ?? 'A'
      const said = await this.#ask(device, by)
      if (said === null || this.#rule === 'in turn') this.#next += 1
      if (said !== null) return { by, said }
    }
    return null
  }

  async #ask(device: LabDevice, branch: ServerInstance): Promise<Said | null> {
    try {
      const said = await device
        .via(this.#stage.instances.way(branch))
        .whoami(`asks who it is, at branch ${branch}`)
      return said.status === STOPPED ? null : said
    } catch (error) {
      if (!(error instanceof TypeError)) throw error // nothing listens there: that is how `fetch` says so
      this.#stage.note('Dispatcher', `finds that branch ${branch} does not answer`)
      return null
    }
  }
}

/** How many lookups an answer cost, as its `Server-Timing` says. */
export function lookupsOf({ reply }: Said): number {
  return Number(
    reply.headers.get('server-timing')?.match(/\blookups;desc="(\d+)"/)?.[1] ?? Number.NaN,
  )
}

/** "A 200, B 401" */
export const listed = (answers: readonly (Dispatched | null)[]): string =>
  answers.map((one) => (one === null ? 'no answer' : `${one.by} ${one.said.status}`)).join(', ')

/**
 * A visitor who has got an account at branch A and, after whatever is to happen in between, signed
 * in there.
 */
export async function signedInAtA(
  stage: Stage,
  between: () => Promise<void> = async () => {},
): Promise<LabDevice> {
  const [atA, visitor] = [stage.instances.way('A'), stage.device('Visitor')]
  const person = await stage.person(atA)
  await between()
  await visitor.via(atA).signIn(person, 'signs in, at branch A')
  return visitor
}
