import 'server-only'
import { signInJar } from '@/_designs/client/virtual-device'
import type { Design } from '@/_designs/design'
import { sessionCookies } from '@/_designs/request/token'
import { issueTicket } from '@/_people/tickets'
import { check, type MeasuredCheck } from './check'
import { Unmeasurable } from './unmeasurable'

/** A design under measurement: as this server has it, and as the server next door does. */
export interface MeasuredDesign {
  here: Design
  nextDoor: Design
  userId: string
  /** Where NextAuth is asked to sign in. */
  origin: string
}

/** One device that has signed in. */
export interface SignedIn {
  token: string
  /** Of a token that nothing could have remembered yet. */
  first: MeasuredCheck
  /** When the token expires, in ms since the epoch. */
  expires: number
  /** Of the `Cookie` header that this design needs. */
  wireBytes: number
}

/** Signs one more device in through NextAuth's own endpoints. @throws Unmeasurable where NextAuth or the design refuses. */
export async function signIn(
  { here, userId, origin }: MeasuredDesign,
  label: string,
): Promise<SignedIn> {
  const ticket = await issueTicket(userId, here.id, new Date())
  const { jar, token } = await signInJar(here, origin, { ticket, label })
  if (token === null) throw new Unmeasurable('NextAuth did not sign in.')
  const first = await check(here, token)
  return {
    token,
    first,
    expires: first.expires,
    wireBytes: sessionCookieBytes(jar.header(), here.cookies.sessionToken),
  }
}

/** The length of a `Cookie` header that holds the session cookie `name`, or its chunks, and nothing else. */
export function sessionCookieBytes(header: string, name: string): number {
  const needed = new Set(sessionCookies(header, name).map((cookie) => cookie.name))
  const pairs = header.split('; ').filter((pair) => needed.has(pair.slice(0, pair.indexOf('='))))
  return Buffer.byteLength(pairs.join('; '))
}
