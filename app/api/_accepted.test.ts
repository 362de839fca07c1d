import { describe, expect, test } from 'vitest'
import { newServer } from '@/_designs/lab-port/new-server'
import { getDesign } from '@/_designs/registry'
import { findPerson } from '@/_people/person'
import { database } from '@/_store/database'
import type { AcceptedSession } from './_accepted'
import type { Context } from './_answers'
import { newSession, requestOf, revocable, revokeAll } from './_vouched.fixture'
import * as password from './account/[design]/password/route'
import * as account from './account/[design]/route'
import * as inspection from './inspect/[design]/route'
import * as one from './sessions/[design]/[id]/route'
import * as end from './sessions/[design]/end/route'
import * as sessions from './sessions/[design]/route'
import * as tickets from './tickets/[design]/route'

type Params = { design: string; id: string }
type Handler = (request: Request, context: Context<Params>) => Promise<Response>

const NEXT = JSON.stringify({ current: 'plinth gravel omelet', next: 'marble tunnel sparrow' })
/** Every request that acts in the name of a session, with a body that it accepts. */
const ACTS: [name: string, handler: Handler, method: string, body: string, query?: string][] = [
  ['one more device', sessions.POST, 'POST', '{"label":"Tablet"}'],
  ['a ticket', tickets.POST, 'POST', '{"design":"database"}'],
  ['a role', account.PATCH, 'PATCH', '{"role":"admin"}'],
  ['a disabling', account.PATCH, 'PATCH', '{"disabled":true}'],
  ['an enabling', account.PATCH, 'PATCH', '{"disabled":false}'],
  ['lifetimes', account.PATCH, 'PATCH', '{"lifetimes":{"absoluteS":60,"idleS":60}}'],
  ['a password', password.PUT, 'PUT', NEXT],
  ['a deletion', account.DELETE, 'DELETE', ' '],
  ['a revocation of others', sessions.DELETE, 'DELETE', ' ', '?scope=others'],
  ['a revocation of all', sessions.DELETE, 'DELETE', ' ', '?scope=all'],
  ['a revocation of one', one.DELETE, 'DELETE', ' '],
  ['a shortening', end.POST, 'POST', '{"seconds":60}'],
  ['an inspection', inspection.POST, 'POST', ' '],
]

/** The state that the acts could change: the person, and everything that signs them in. */
const stateOf = async ({ user }: AcceptedSession) => ({
  person: await findPerson(user.id, new Date()),
  sessions: await database().session.count({ where: { userId: user.id } }),
  tokens: await database().tokenSession.count({ where: { userId: user.id, endedAt: null } }),
  tickets: await database().verificationToken.count({
    where: { identifier: { endsWith: ` ${user.id}` } },
  }),
})

const send = (
  session: AcceptedSession,
  [, handler, method, , query = '']: (typeof ACTS)[number],
  body: string | ReadableStream<Uint8Array>,
) =>
  handler(requestOf(session, method, `/api/any${query}`, body), {
    params: Promise.resolve({ design: session.design.id, id: 'x' }),
  })

describe('A-C40 a request that holds back its last byte', () => {
  for (const design of revocable())
    test(`does nothing after all sessions of ${design.id} were revoked meanwhile`, async () => {
      const session = await newSession(design)
      const held = ACTS.map((act) => {
        const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>()
        const writer = writable.getWriter()
        const bytes = new TextEncoder().encode(act[3])
        void writer.write(bytes.subarray(0, -1))
        const answer = send(session, act, readable)
        const finish = async () => {
          void writer.write(bytes.subarray(-1))
          void writer.close()
          return [act[0], (await answer).status]
        }
        return finish
      })
      // As long as a check takes that would not wait for the body.
      for (const _ of ACTS) await design.readToAct(session.token)
      await revokeAll(session)
      const before = await stateOf(session)
      const answers = await Promise.all(held.map((finish) => finish()))
      expect(answers).toEqual(ACTS.map(([name]) => [name, 401]))
      expect(await stateOf(session)).toEqual(before)
    })
})

describe('A-C43 a session that another server has revoked', () => {
  for (const design of revocable())
    test(`of ${design.id} begets nothing and changes nothing, within the lag too`, async () => {
      // Nobody else knows the sessions in the memory of a server.
      const next = design.guarantees.sharedAcrossServers ? newServer() : undefined
      const session = await newSession(design)
      await design.read(session.token) // this server remembers what it can
      await revokeAll({ ...session, design: getDesign(design.id, next) ?? design })
      const before = await stateOf(session)
      const answers: [string, number][] = []
      for (const act of ACTS) {
        await design.read(session.token)
        answers.push([act[0], (await send(session, act, act[3])).status])
      }
      expect(answers).toEqual(ACTS.map(([name]) => [name, 401]))
      expect(await stateOf(session)).toEqual(before)
    })
})
