import { CONDITIONS } from '@/_config/lab-header'
import type { LabDevice } from '@/_lab/device'
import { type Reply, Unexpected } from '@/_lab/reply'
import type { Stage } from '@/_lab/stage'

/**
 * Two servers for this experiment only, so that the outage affects nobody else. They share no
 * memory.
 */
export type Own = 'a' | 'b'

/** The same device with its requests to one of these servers, with the store up or down. */
export const on = (server: Own, store: 'up' | 'down', device: LabDevice): LabDevice =>
  device.via({
    headers: {
      [CONDITIONS]: store === 'down' ? `server=${server}, outage` : `server=${server}`,
    },
  })

/** A visitor who is signed in on server `a`. `visitor` has the store, and `cut` does not. */
export async function signedIn(stage: Stage): Promise<{ visitor: LabDevice; cut: LabDevice }> {
  const person = await stage.person()
  const visitor = on('a', 'up', stage.device('Visitor'))
  await visitor.signIn(person)
  return { visitor, cut: on('a', 'down', visitor) }
}

/**
 * This reply, if it has one of the statuses that mean something during an outage.
 * @throws Unexpected for any other, and for a 503 that is not about the store
 */
export function inOutage(reply: Reply, ...statuses: readonly number[]): Reply {
  if (reply.status === 503 && reply.code() !== 'store_unavailable')
    throw new Unexpected(
      `503 came, but not because of the store: ${reply.code() ?? 'no reason given'}.`,
    )
  return reply.oneOf(503, ...statuses)
}

export const beginOutage = (stage: Stage) =>
  stage.note('Operator', 'pulls the plug of the store, for the requests of this visitor')
export const endOutage = (stage: Stage) => stage.note('Operator', 'plugs the store in again')
