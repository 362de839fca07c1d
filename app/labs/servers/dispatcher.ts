import type { LabDevice } from '@/_lab/device'
import { Unexpected } from '@/_lab/reply'
import type { Said } from '@/_lab/said'
import { SERVER_INSTANCES, type ServerInstance } from '@/_lab/server-instances'
import type { Stage } from '@/_lab/stage'

/** The choice of a server for a device: each one in turn, or always the same while it answers. */
export type Rule = 'in turn' | 'sticky'

export interface Dispatched {
  by: ServerInstance
  said: Said
}

/** The status for a stopped server of the site's own (`app/api/_answers.ts`). */
const STOPPED = 502

/**
 * Sends requests to the servers. If one does not answer, it tries the next, as a load balancer
 * does.
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

  /** Asks the next server for the person of a device. Null if no server answers. */
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
        .tryWhoami(`asks who it is, at branch ${branch}`)
      return said.status === STOPPED ? null : said
    } catch (error) {
      // `fetch` throws a TypeError if nothing listens at the address
      if (!(error instanceof TypeError)) throw error
      this.#stage.note('Dispatcher', `finds that branch ${branch} does not answer`)
      return null
    }
  }
}

/**
 * The answers, if each accepts or refuses.
 * @throws Unexpected if one is missing, or is something else
 */
export const settled = (answers: readonly (Dispatched | null)[]): Dispatched[] =>
  answers.map((one) => {
    if (one === null) throw new Unexpected('No branch answered.')
    one.said.reply.oneOf(200, 401)
    return one
  })

/** Such as "A 200, B 401". */
export const listed = (answers: readonly (Dispatched | null)[]): string =>
  answers.map((one) => (one === null ? 'no answer' : `${one.by} ${one.said.status}`)).join(', ')

/**
 * A visitor with an account from branch A, who is signed in there. `between` runs between the
 * sign-up and the sign-in.
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
