import { decodeProtectedHeader } from 'jose'
import type { Contents, Values } from '@/_designs/session'
import type { LabDevice } from '@/_lab/device'
import { Unexpected } from '@/_lab/reply'
import type { Stage } from '@/_lab/stage'

/** The contents of a session, as `POST /api/inspect/<design>` shows them to its owner. */
export interface Laid {
  /** Lengths in characters. */
  parts: readonly { name: string; length: number }[]
  anyone: Contents
  server: Contents
  /** The stored row; null if nothing is stored. */
  stored: { values: Values; bytes: number } | null
}

/** @throws Unexpected if the session is refused */
export const layOpen = async (stage: Stage, device: LabDevice): Promise<Laid> =>
  (
    await device.send('POST', `/api/inspect/${stage.subject.id}`, {
      action: 'asks what is in its token, and what is stored',
    })
  ).json<Laid>(200)

/**
 * The number of this person's sessions in the server's list; null if the server cannot know.
 * @throws Unexpected
 */
export async function listed(stage: Stage, device: LabDevice): Promise<number | null> {
  const reply = await device.send('GET', `/api/sessions/${stage.subject.id}`, {
    action: 'asks for the list of sessions',
  })
  return reply.json<{ devices: readonly unknown[] | null }>(200).devices?.length ?? null
}

/**
 * The token of a device.
 * @throws Error if it has none, which a sign-in before it excludes
 */
export function tokenOf(device: LabDevice): string {
  const token = device.token()
  if (token === null) throw new TypeError('This device is not signed in.')
  return token
}

/**
 * The header of a token, which needs no key to decode; null for a token without parts.
 * @throws Unexpected for a token with parts whose first one is no header
 */
export function headerOf(token: string): ReturnType<typeof decodeProtectedHeader> | null {
  if (!token.includes('.')) return null
  try {
    return decodeProtectedHeader(token)
  } catch {
    throw new Unexpected('The token has parts, but no header that can be read.')
  }
}

/** The claims of a token, decrypted or decoded; null if it has none. */
export function claimsIn({ anyone, server }: Laid): Values | null {
  for (const read of [server, anyone]) if ('claims' in read && read.claims) return read.claims
  return null
}
