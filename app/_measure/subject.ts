import 'server-only'
import { signInJar } from '@/_designs/client/virtual-device'
import type { Design } from '@/_designs/design'
import { sessionCookies } from '@/_designs/request/token'
import { issueTicket } from '@/_people/tickets'
import { check, type MeasuredCheck } from './check'
import { Unmeasurable } from './unmeasurable'

/** A design under measurement, on this server and on the other one. */
export interface MeasuredDesign {
  here: Design
  nextDoor: Design
  userId: string
  /** The origin for sign-ins through NextAuth. */
  origin: string
}

/** One device that has signed in. */
export interface SignedIn {
  token: string
  /** The first check of the token, which no cache can know yet. */
  first: MeasuredCheck
  /** When the token expires, in ms since 1970. */
  expires: number
  /** The size of the `Cookie` header that this design needs, in bytes. */
  wireBytes: number
}

/**
 * Signs in one more device through NextAuth's own endpoints.
 * @throws Unmeasurable if NextAuth or the design refuses
 */
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

/** The size of a `Cookie` header with only the session cookie `name`, or its chunks, in bytes. */
export function sessionCookieBytes(header: string, name: string): number {
  const needed = new Set(sessionCookies(header, name).map((cookie) => cookie.name))
  const pairs = header.split('; ').filter((pair) => needed.has(pair.slice(0, pair.indexOf('='))))
  return Buffer.byteLength(pairs.join('; '))
}
