import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, test, vi } from 'vitest'
import { LAB_RUN_LIFETIME_MS } from '@/_config/lifetimes'
import { allDesigns, getDesign } from '@/_designs/registry'
import { bearerToken } from '@/_designs/request/token'
import { labServers } from '@/_lab/server/lab-servers'
import { signIn } from '@/_lab/sign-in.fixture'
import { issueRunPass, runOf } from '@/_people/run-pass'
import { issueTicket } from '@/_people/tickets'
import { prepareCopy } from '@/_store/conditions/copy'
import { json } from '../_answers'
import { forDesign } from '../_for-design'
import { stageOf } from './_conditions'
import { inRun, newPass, signedIn } from './_lab.fixture'

let handled = 0
const handler = forDesign(async (request, design) => {
  handled += 1
  return json(await design.read(bearerToken(request.headers.get('authorization')) ?? ''))
})

interface Answered {
  status: number
  /** The reading of the token, or the code of the error. */
  says: string | undefined
}

async function ask(design: string, headers: Headers, init: RequestInit = {}): Promise<Answered> {
  const request = new Request('http://localhost/', { ...init, headers })
  const response = await handler(request, { params: Promise.resolve({ design }) })
  const { state, error }: { state?: string; error?: { code: string } } = await response.json()
  return { status: response.status, says: state ?? error?.code }
}

const bearer = (token: string) => ({ authorization: `Bearer ${token}` })
const NOT_OF_THIS_RUN = { status: 403, says: 'not_of_this_run' }

/** Starts server b of a run, which reads the records of some ms ago. */
async function lagging(pass: string, lagMs: number): Promise<void> {
  const run = runOf(inRun(pass, null))
  if (run === null) throw new Error('The pass is good.')
  await prepareCopy()
  await labServers().beginHistory(stageOf(run), run.run).note()
  labServers().start(stageOf(run), 'b', 'site', lagMs)
}

const CONDITIONS = ['outage', 'server=a', 'server=b', 'server=b, outage', 'delay=1'] as const

describe.each(allDesigns().map((design) => ({ id: design.id, design })))(
  '$id',
  ({ id, design }) => {
    const { outage } = design.guarantees

    test('A-G33 a run reaches only its own people, revoked or not', async () => {
      const pass = newPass()
      await lagging(pass, 0)
      for (const theirs of [await signedIn(design), await signedIn(design, newPass())]) {
        const before = handled
        const all = async () => {
          for (const conditions of CONDITIONS)
            expect(
              await ask(id, inRun(pass, conditions, bearer(theirs.token))),
              conditions,
            ).toEqual(NOT_OF_THIS_RUN)
          for (const method of ['POST', 'PATCH', 'DELETE'])
            expect(
              await ask(id, inRun(pass, 'server=b', bearer(theirs.token)), { method }),
              method,
            ).toEqual(NOT_OF_THIS_RUN)
        }
        await all()
        await design.revoke({ scope: 'all', userId: theirs.person.id })
        await all()
        expect(handled, 'nobody was asked').toBe(before)
      }
    })

    test('conditions apply to the people of the run, and do not affect other requests', async () => {
      const pass = newPass()
      const [own, other] = [await signedIn(design, pass), await signedIn(design)]
      const [cut, apart] = await Promise.all([
        ask(id, inRun(pass, 'outage', bearer(own.token))),
        ask(id, new Headers(bearer(other.token))),
      ])
      expect(apart).toEqual({ status: 200, says: 'accepted' })
      expect(cut).toEqual({ status: 200, says: outage.checks })
      expect(await ask(id, inRun(pass, 'delay=1', bearer(own.token)))).toEqual({
        status: 200,
        says: 'accepted',
      })
      expect((await ask(id, inRun(newPass(), 'outage', bearer(own.token)))).status).toBe(403)
    })
  },
)

/** These wait most of the time, so they wait together. */
describe.concurrent('a server that lags behind finds what was there then, of its own people', () => {
  const LAG_MS = 1_500
  const shared = allDesigns().filter(({ guarantees }) => guarantees.sharedAcrossServers)

  test.each(shared.map((design) => ({ id: design.id, design })))(
    '$id (C27)',
    async ({ id, design }) => {
      const { sessionLocation, lagMs } = design.guarantees
      const pass = newPass()
      await lagging(pass, LAG_MS)
      const atB = (token: string) => ask(id, inRun(pass, 'server=b', bearer(token)))
      const [lab, other] = [await signedIn(design, pass), await signedIn(design)]
      await atB(lab.token)
      await pause(LAG_MS) // B knows the person after this wait
      const again = await signIn(design, lab.person.id)
      expect((await atB(again.token)).says).toBe(
        sessionLocation === 'token' ? 'accepted' : 'refused',
      )
      await pause(LAG_MS + 50)
      expect((await atB(again.token)).says).toBe('accepted')
      await design.revoke({ scope: 'all', userId: lab.person.id })
      const first = await atB(again.token)
      expect(first.says).toBe('accepted')
      expect((await atB(other.token)).says).toBe('not_of_this_run')
      const changed = await ask(id, inRun(pass, 'server=b', bearer(again.token)), {
        method: 'POST',
      })
      expect(changed.says).toBe(lagMs === 0 ? 'refused' : 'accepted')
      if (lagMs === null || lagMs > 5_000) return
      await pause(LAG_MS + lagMs + 50)
      expect((await atB(again.token)).says).toBe('refused')
    },
    60_000,
  )
})

describe('a person named without a token', () => {
  const [design] = ['database'].flatMap((id) => getDesign(id) ?? [])
  if (!design) throw new Error('It is there.')
  const send = (pass: string, body: string, type: string) =>
    ask(design.id, inRun(pass, 'server=a', { 'content-type': type }), { method: 'POST', body })

  test('belongs to the run too: by address or ticket, in a form or in JSON', async () => {
    const pass = newPass()
    for (const [made, refused] of [
      [await signedIn(design, pass), false],
      [await signedIn(design, newPass()), true],
      [await signedIn(design), true],
    ] as const) {
      const ticket = await issueTicket(made.person.id, design.id, new Date())
      for (const named of [
        { email: made.person.email },
        { email: ` ${made.person.email.toUpperCase()}` },
        { ticket },
      ]) {
        const form = await send(
          pass,
          new URLSearchParams(named).toString(),
          'application/x-www-form-urlencoded',
        )
        const asJson = await send(pass, JSON.stringify(named), 'application/json')
        for (const answer of [form, asJson])
          expect(answer.says, JSON.stringify(named)).toBe(refused ? 'not_of_this_run' : 'refused')
      }
    }
    expect((await send(pass, 'email=nobody@visitor.example', 'application/json')).status).toBe(403)
  })

  test('every cookie that a reader could treat as a token is checked', async () => {
    const pass = newPass()
    const [own, other] = [await signedIn(design, pass), await signedIn(design)]
    const { sessionToken, refreshToken } = design.cookies
    for (const cookie of [
      `${sessionToken}=${other.token}`,
      `${sessionToken}=${own.token}; ${sessionToken}=${other.token}`,
      `${sessionToken}=${own.token}; ${sessionToken}-x=${other.token}`,
      `${sessionToken}=${own.token}; ${refreshToken}=of somebody else`,
    ]) {
      const headers = inRun(pass, 'server=a', { cookie, ...bearer(own.token) })
      expect(await ask(design.id, headers), cookie.replaceAll(other.token, '…')).toEqual(
        NOT_OF_THIS_RUN,
      )
    }
    const cookie = `${sessionToken}=${own.token}`
    expect((await ask(design.id, inRun(pass, 'server=a', { cookie }))).status).toBe(200)
  })

  test('a refresh token is looked up too', async () => {
    const [refreshing] = allDesigns().filter(({ refresh }) => refresh !== null)
    if (!refreshing) throw new Error('There is one.')
    const pass = newPass()
    const askWith = async (labRun: string | null) => {
      const { jar } = await signedIn(refreshing, labRun)
      return ask(refreshing.id, inRun(pass, 'server=a', { cookie: jar.header() }))
    }
    expect((await askWith(pass)).status).toBe(200)
    expect(await askWith(newPass())).toEqual(NOT_OF_THIS_RUN)
    expect(await askWith(null)).toEqual(NOT_OF_THIS_RUN)
  })

  test('a pass that has expired reaches no person', async () => {
    const over = issueRunPass('203.0.113.9', new Date(Date.now() - LAB_RUN_LIFETIME_MS - 1))
    expect((await ask(design.id, inRun(over, 'outage'))).says).toBe('not_in_a_run')
  })
})

test('a list load of a delayed request does not delay other requests', async () => {
  const [design] = ['jwt-direct'].flatMap((id) => getDesign(id) ?? [])
  if (!design) throw new Error('It is there.')
  const pass = newPass()
  const own = await signedIn(design, pass)
  await pause(1_100) // the list of this server is too old after this wait
  const order: string[] = []
  const delayed = ask(design.id, inRun(pass, 'delay=200', bearer(own.token)))
  await Promise.all([
    delayed.then(() => order.push('delayed')),
    pause(30)
      .then(() => ask(design.id, new Headers(bearer(own.token))))
      .then(() => order.push('other')),
  ])
  expect(order).toEqual(['other', 'delayed'])
})

test('A-G66: a stage that asks for many delays has one server, and no list of revocations for each', async () => {
  const design = allDesigns().find(({ id }) => id === 'jwt-direct')
  if (!design) throw new Error('There is no such design.')
  const pass = newPass()
  const { token } = await signedIn(design, pass)
  const started = vi.spyOn(labServers(), 'start')
  const delays = Array.from({ length: 20 }, (_, n) => `delay=${n / 100}`)
  for (const delay of delays)
    expect(await ask(design.id, inRun(pass, delay, bearer(token)))).toMatchObject({ status: 200 })
  expect(started).toHaveBeenCalledTimes(1)
})
