import { CONDITIONS } from '@/_config/lab-header'
import type { LabDevice } from '@/_lab/device'
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

export const beginOutage = (stage: Stage) =>
  stage.note('Operator', 'pulls the plug of the store, for the requests of this visitor')
export const endOutage = (stage: Stage) => stage.note('Operator', 'plugs the store in again')
