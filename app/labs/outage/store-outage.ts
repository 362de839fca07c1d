import { CONDITIONS } from '@/_config/lab-header'
import type { LabDevice } from '@/_lab/device'
import type { Stage } from '@/_lab/stage'

/**
 * A server of this experiment's own, so that nobody else meets the outage; and another, which it
 * shares no memory with.
 */
export type Own = 'a' | 'b'

/** The same device, asking that server, with the store up or down for its requests. */
export const on = (server: Own, store: 'up' | 'down', device: LabDevice): LabDevice =>
  device.via({
    headers: {
      [CONDITIONS]: store === 'down' ? `server=${server}, outage` : `server=${server}`,
    },
  })

/** A visitor who is signed in on server `a`, with and without its store. */
export async function signedIn(stage: Stage): Promise<{ visitor: LabDevice; cut: LabDevice }> {
  const person = await stage.person()
  const visitor = on('a', 'up', stage.device('Visitor'))
  await visitor.signIn(person)
  return { visitor, cut: on('a', 'down', visitor) }
}

export const beginOutage = (stage: Stage) =>
  stage.note('Operator', 'pulls the plug of the store, for the requests of this visitor')
export const endOutage = (stage: Stage) => stage.note('Operator', 'plugs the store in again')
