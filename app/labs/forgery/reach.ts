import type { LabDevice } from '@/_lab/device'
import { Unexpected } from '@/_lab/reply'
import type { Said } from '@/_lab/said'
import type { Stage } from '@/_lab/stage'
import type { Testable } from '@/_lab/subject'
import type { Forgery } from './edits'
import type { Genuine, PublishedKey } from './token'

/** The ways in which a forged token can end, ordered by how far it gets. */
export const REACHES = {
  malformed: '401 malformed: it is no token of this design',
  unknown: '401 unknown_session: it is nobody’s',
  unsigned: '401 bad_signature: no key of this site made it',
  accepted: '200: it is let in',
} as const
export type Reach = keyof typeof REACHES

const REACH_OF: Readonly<Record<string, Reach>> = {
  malformed: 'malformed',
  unknown_session: 'unknown',
  bad_signature: 'unsigned',
}
const ORDER: readonly Reach[] = ['malformed', 'unknown', 'unsigned', 'accepted']

/**
 * The expected result for a forgery. The store looks up an opaque token; other tokens are decoded
 * and then verified.
 */
export const meets =
  (reach: 'malformed' | 'unsigned') =>
  ({ guarantees }: Testable): Reach[] => [guarantees.token === 'opaque' ? 'unknown' : reach]

/**
 * Signs a visitor in, and checks that the unchanged token is accepted from another device.
 * Otherwise no refusal would mean anything.
 */
export async function genuineOf(
  stage: Stage,
): Promise<{ genuine: Genuine; visitor: LabDevice; forger: LabDevice }> {
  const { visitor } = await stage.visitor()
  const { keys } = (
    await visitor.send('GET', '/.well-known/jwks.json', { action: 'fetches the public keys' })
  ).json<{ keys: PublishedKey[] }>(200)
  const forger = stage.device('Forger')
  const token = visitor.token() ?? ''
  const said = await present(forger, { what: 'the token as it was issued', token })
  const { user } = said.reply.json<{ user: Genuine['person'] }>(200)
  return { genuine: { token, person: user, keys }, visitor, forger }
}

/** Sends a token as a bearer, from a device without cookies. */
export const present = (device: LabDevice, { what, token }: Forgery): Promise<Said> =>
  device.whoami(`sends ${what}`, { authorization: `Bearer ${token}` })

/**
 * Sends all forgeries.
 * @returns the farthest result, and the number of each answer
 * @throws Unexpected for any other answer
 */
export async function farthest(
  forger: LabDevice,
  forgeries: readonly Forgery[],
): Promise<{ reach: Reach; figure: string }> {
  if (forgeries.length === 0) throw new Unexpected('There was nothing to send.')
  const said: Said[] = []
  for (const forgery of forgeries) said.push(await present(forger, forgery))
  const reaches = said.map(reachOf)
  return {
    reach: ORDER.findLast((reach) => reaches.includes(reach)) ?? 'accepted',
    figure: counted(said),
  }
}

function reachOf({ status, code }: Said): Reach {
  if (status === 200) return 'accepted'
  const known = status === 401 && code !== null && Object.hasOwn(REACH_OF, code)
  const reach = known ? REACH_OF[code] : undefined
  if (reach === undefined)
    throw new Unexpected(`A forged token was answered with ${status} ${code ?? 'and no code'}.`)
  return reach
}

/** Such as "401 malformed", or "401 malformed for 2 of 3, 200 for 1 of 3". */
export function counted(said: readonly Pick<Said, 'status' | 'code'>[]): string {
  const answers = said.map(({ status, code }) =>
    code === null ? String(status) : `${status} ${code}`,
  )
  const kinds = [...new Set(answers)]
  if (kinds.length === 1)
    return said.length === 1 ? (answers[0] ?? '') : `${kinds[0]} for each of ${said.length}`
  return kinds
    .map((kind) => `${kind} for ${answers.filter((one) => one === kind).length} of ${said.length}`)
    .join(', ')
}
