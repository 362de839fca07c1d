import 'server-only'
import { NextRequest } from 'next/server'
import { StoreUnavailable } from '@/_store/outage'
import { hasFailedLookup, withTrace } from '@/_trace/trace'
import type { Design } from '../design'
import { joinChunks } from '../request/token'
import type { Reading } from '../session'
import { CookieJar } from './cookie-jar'

export interface VirtualDevice {
  label: string
  token: string
  /** The refresh token that renews `token`; null if the design has none. */
  refreshToken: string | null
  /** The id for a revocation by the server; null if the server cannot know it. */
  id: string | null
  /** The expiry of `token`, in ISO 8601. */
  expires: string
}

interface Admission {
  ticket: string
  label: string
}

/**
 * Signs in a device with a cookie jar of its own, in process, by a ticket, through NextAuth's own
 * endpoints.
 * @returns null if NextAuth refuses
 * @throws StoreUnavailable
 */
export async function signInVirtualDevice(
  design: Design,
  origin: string,
  admission: Admission,
): Promise<VirtualDevice | null> {
  const { jar, token } = await signInJar(design, origin, admission)
  return token === null
    ? null
    : describeDevice(design, {
        label: admission.label,
        token,
        refreshToken: jar.get(design.cookies.refreshToken),
      })
}

/**
 * Signs in like `signInVirtualDevice`.
 * @returns the cookie jar of the device and the token in it; null if NextAuth refuses
 * @throws StoreUnavailable. NextAuth swallows an outage and answers as if it had refused.
 */
export async function signInJar(
  design: Design,
  origin: string,
  admission: Admission,
): Promise<{ jar: CookieJar; token: string | null }> {
  const { value, trace } = await withTrace(() => askNextAuth(design, origin, admission))
  if (hasFailedLookup(trace)) throw new StoreUnavailable('during the sign-in of a device')
  return value
}

async function askNextAuth(design: Design, origin: string, { ticket, label }: Admission) {
  const jar = new CookieJar()
  const base = `${origin}/api/auth/${design.id}`
  const send = async (url: string, body?: Record<string, string>) => {
    const headers = { cookie: jar.header(), 'user-agent': `VirtualDevice (${label})` }
    const request = body
      ? new NextRequest(url, {
          method: 'POST',
          headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
          body: new URLSearchParams(body),
        })
      : new NextRequest(url, { headers })
    const response = await (body
      ? design.auth.handlers.POST(request)
      : design.auth.handlers.GET(request))
    jar.take(response.headers)
    return response
  }
  const { csrfToken }: { csrfToken: string } = await (await send(`${base}/csrf`)).json()
  await send(`${base}/callback/credentials`, { csrfToken, ticket })
  return { jar, token: joinChunks(jar.header(), design.cookies.sessionToken) }
}

async function describeDevice(
  design: Design,
  held: Pick<VirtualDevice, 'label' | 'token' | 'refreshToken'>,
): Promise<VirtualDevice | null> {
  const { token } = held
  const reading: Reading = await design.read(token)
  if (reading.state === 'unavailable') throw new StoreUnavailable('at the first check of a device')
  if (reading.state !== 'accepted') return null
  const { devices } = await design.devices(reading.user.id, token)
  return {
    ...held,
    id: devices?.find(({ current }) => current)?.id ?? null,
    expires: reading.expires,
  }
}
