import type { Contents, Values } from '@/_designs/session'
import type { LabDevice } from '@/_lab/device'
import type { Stage } from '@/_lab/stage'

/** A session as `POST /api/inspect/<design>` lays it open to whom it belongs to. */
export interface Laid {
  /** Lengths in characters. */
  parts: readonly { name: string; length: number }[]
  anyone: Contents
  server: Contents
  /** What the server keeps; null for nothing. */
  stored: { values: Values; bytes: number } | null
}

/** @throws Unexpected where the session is not accepted */
export const layOpen = async (stage: Stage, device: LabDevice): Promise<Laid> =>
  (
    await device.send('POST', `/api/inspect/${stage.subject.id}`, {
      action: 'asks what is in its token, and what is stored',
    })
  ).json<Laid>(200)

/**
 * How many sessions of this person the server lists; null where it cannot know. @throws Unexpected
 */
export async function listed(stage: Stage, device: LabDevice): Promise<number | null> {
  const reply = await device.send('GET', `/api/sessions/${stage.subject.id}`, {
    action: 'asks for the list of sessions',
  })
  return reply.json<{ devices: readonly unknown[] | null }>(200).devices?.length ?? null
}

/**
 * The token that a device holds. @throws where it holds none, which a sign-in before it rules out
 */
export function tokenOf(device: LabDevice): string {
  const token = device.token()
  if (token === null) throw new TypeError('This device is not signed in.')
  return token
}

/** The claims of a token, read by whoever can; null where it has none. */
export function claimsIn({ anyone, server }: Laid): Values | null {
  for (const read of [server, anyone]) if ('claims' in read && read.claims) return read.claims
  return null
}
