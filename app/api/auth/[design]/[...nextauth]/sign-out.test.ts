import { expect, test, vi } from 'vitest'
import { CookieJar } from '@/_designs/client/cookie-jar'
import { signOutNeedsDatabase } from '@/_designs/guarantees'
import { joinChunks } from '@/_designs/request/token'
import { signIn } from '@/_lab/sign-in.fixture'
import { issueTicket, redeemTicket } from '@/_people/tickets'
import { faultyStore } from '@/_store/faulty-store.fixture'
import { newSession, ORIGIN, revocable } from '../../../_vouched.fixture'
import { GET, POST } from './route'

/** Signs out through this site's own route, as a browser does. */
async function signOut(
  design: string,
  jar: CookieJar,
  more: Record<string, string> = {},
): Promise<Response> {
  const headers = () => ({ host: 'localhost', origin: ORIGIN, cookie: jar.header(), ...more })
  const at = (action: string) => `${ORIGIN}/api/auth/${design}/${action}`
  const context = { params: Promise.resolve({ design, nextauth: [] }) }
  const csrf = await GET(new Request(at('csrf'), { headers: headers() }), context)
  jar.take(csrf.headers)
  const { csrfToken }: { csrfToken: string } = await csrf.json()
  const body = new URLSearchParams({ csrfToken })
  return POST(new Request(at('signout'), { method: 'POST', headers: headers(), body }), context)
}

for (const design of revocable().filter(({ guarantees }) => guarantees.signOutLagMs !== null)) {
  const begin = async () => {
    const { user } = await newSession(design)
    const jar = new CookieJar()
    await signIn(design, user.id, jar)
    return { jar, ticket: await issueTicket(user.id, 'database', new Date()) }
  }

  test.each([undefined, 'Bearer', 'Bearer made.up.token'])(
    `A-C45 a sign-out of ${design.id} ends the tickets of its person, with Authorization: %s`,
    async (authorization) => {
      const { jar, ticket } = await begin()
      const answer = await signOut(design.id, jar, authorization ? { authorization } : {})
      expect(answer.status).toBe(302)
      expect(await redeemTicket(ticket, 'database', new Date())).toBeNull()
    },
  )

  if (!signOutNeedsDatabase(design.guarantees)) {
    test(`A-C80 a sign-out of ${design.id} is done while the database is down: it needs none`, async () => {
      const { jar } = await begin()
      vi.spyOn(console, 'error').mockImplementation(() => {})
      const store = await faultyStore()
      const answer = await store.failing('57P03', () => signOut(design.id, jar))
      expect(answer.status).toBe(302)
      expect(
        await design.read(joinChunks(jar.header(), design.cookies.sessionToken) ?? ''),
      ).toEqual(expect.objectContaining({ state: 'refused' }))
    })
    continue
  }
  test(`A-C80 a sign-out of ${design.id} is not confirmed if nobody knows whose it is`, async () => {
    const { jar, ticket } = await begin()
    vi.spyOn(design, 'read').mockResolvedValueOnce({ state: 'unavailable' })
    const answer = await signOut(design.id, jar)
    expect([answer.status, answer.headers.getSetCookie()]).toEqual([503, []])
    expect(await redeemTicket(ticket, 'database', new Date())).not.toBeNull()
    expect((await signOut(design.id, jar)).status).toBe(302)
  })
}
