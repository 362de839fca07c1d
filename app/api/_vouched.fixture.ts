import { randomUUID } from 'node:crypto'
import type { Design } from '@/_designs/design'
import { allDesigns } from '@/_designs/registry'
import { signIn } from '@/_lab/sign-in.fixture'
import { database } from '@/_store/database'
import type { AcceptedSession } from './_accepted'
import { endSessions } from './_end-sessions'
import { POST as newDevice } from './sessions/[design]/route'

export const ORIGIN = 'http://localhost'

/** The designs that can end a session. */
export const revocable = () => allDesigns().filter(({ guarantees: { lagMs } }) => lagMs !== null)

/** For tests: a person with one session of a design. Nobody can sign in as them by password. */
export async function newSession(design: Design): Promise<AcceptedSession> {
  const user = await database().user.create({
    data: {
      name: 'Ada',
      email: `${randomUUID()}@vouched.example`,
      passwordHash: 'none',
      sandbox: { create: { expiresAt: new Date(Date.now() + 60_000) } },
    },
    select: { id: true, name: true, email: true, role: true },
  })
  return { design, user, token: (await signIn(design, user.id)).token }
}

export const revokeAll = ({ design, user }: AcceptedSession) =>
  endSessions(user.id, () => design.revoke({ scope: 'all', userId: user.id }))

/** A request of a page of this site with the session as a bearer. */
export const requestOf = (
  { token }: AcceptedSession,
  method: string,
  path: string,
  body?: string | ReadableStream<Uint8Array>,
): Request =>
  new Request(`${ORIGIN}${path}`, {
    method,
    headers: { host: 'localhost', origin: ORIGIN, authorization: `Bearer ${token}` },
    ...(body !== undefined && { body, duplex: 'half' }),
  })

/** Signs in one more device, as the page does. */
export const oneMoreDevice = (session: AcceptedSession): Promise<Response> =>
  newDevice(
    requestOf(session, 'POST', `/api/sessions/${session.design.id}`, '{"label":"Tablet"}'),
    { params: Promise.resolve({ design: session.design.id }) },
  )
