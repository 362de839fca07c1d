import { z } from 'zod'
import { CookieJar } from '../../app/_designs/client/cookie-jar'
import { bearer, cookiesOf, postCredentials } from '../fixtures/auth'
import { Client } from '../fixtures/client'
import { newAddress } from '../fixtures/client-ip'
import { newVisitor, type TestVisitor } from '../fixtures/people'
import { PlainRequests } from '../fixtures/plain-requests'
import type { Mounted } from '../fixtures/selection'
import type { Process } from './rig'

/** A session of one design, with everything that its browser has of it. */
export interface HeldSession {
  design: Mounted
  person: TestVisitor
  /** The process that made it. */
  home: Process
  /** The id by which the server ends it alone; null if it cannot. */
  id: string | null
  token: string
  refreshToken: string | null
  /** When the token was issued, and when it expires, by the clock of its home. */
  issuedMs: number
  expiresMs: number
  /** When it was made, by the real clock. */
  madeMs: number
}

/** Runs `work` with a client that has an address of its own and no cookies, and closes it. */
export async function withClient<T>(
  { site }: Process,
  work: (client: Client) => Promise<T>,
): Promise<T> {
  const client = new Client(site.url, new PlainRequests({ 'x-forwarded-for': newAddress(0) }))
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

const device = z.object({
  id: z.string().nullable(),
  token: z.string(),
  refreshToken: z.string().nullable(),
  expires: z.string(),
})

/** Signs a new person in to each design, `count` times. */
export async function signedIn(
  home: Process,
  designs: readonly Mounted[],
  count: number,
): Promise<HeldSession[]> {
  const person = await withClient(home, (client) => newVisitor(client))
  const sessions: HeldSession[] = []
  for (const design of designs)
    await withClient(home, async (client) => {
      const token = await signIn(client, design.id, person)
      for (let nth = 1; nth <= count; nth += 1)
        sessions.push(await oneMore(client, home, { design, person, token, nth }))
    })
  return sessions
}

/**
 * Signs in.
 * @returns the token of the answer; a real jar drops it if the server's clock is an hour behind
 */
async function signIn(client: Client, design: string, person: TestVisitor): Promise<string> {
  const { email, password } = person
  const response = await postCredentials(client, design, { email, password })
  const jar = new CookieJar()
  jar.take(new Headers(response.headersArray().map(({ name, value }) => [name, value])))
  const token = jar.joined(cookiesOf(design).sessionToken)
  if (token !== null) return token
  const { location = '' } = response.headers()
  throw new Error(`${design} signs nobody in: ${response.status()} ${location}`)
}

async function oneMore(
  client: Client,
  home: Process,
  {
    design,
    person,
    token,
    nth,
  }: { token: string; nth: number } & Pick<HeldSession, 'design' | 'person'>,
): Promise<HeldSession> {
  const madeMs = Date.now()
  const issuedMs = madeMs + home.aheadMs
  const response = await client.send('POST', `/api/sessions/${design.id}`, {
    json: { label: `Soak ${nth}` },
    headers: bearer(token),
  })
  if (response.status() !== 201)
    throw new Error(`${design.id} makes no session: ${response.status()} ${await response.text()}`)
  const { expires, ...held } = device.parse(await response.json())
  return { ...held, design, person, home, madeMs, issuedMs, expiresMs: Date.parse(expires) }
}
