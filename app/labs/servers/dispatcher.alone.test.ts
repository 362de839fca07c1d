import { beforeEach, expect, test, vi } from 'vitest'
import { CONDITIONS } from '@/_config/lab-header'
import { Reply, Unexpected } from '@/_lab/reply'
import type { Said } from '@/_lab/said'
import { SERVER_INSTANCES, type ServerInstance } from '@/_lab/server-instances'
import { Stage } from '@/_lab/stage'
import { allSubjects } from '@/_lab/subjects'
import { Dispatcher, listed, settled } from './dispatcher'

/** Any design, because a dispatcher does not look at it. */
function anySubject() {
  const [subject] = allSubjects()
  if (!subject) throw new Error('There is no design.')
  return subject
}

/** The answer of each branch; 'gone' if nothing listens there. */
let answers: Record<ServerInstance, number | 'gone'>
beforeEach(() => {
  answers = { A: 200, B: 200, C: 200 }
  vi.stubGlobal('fetch', async (_: string, init: RequestInit) => {
    const [, letter = ''] =
      new Headers(init.headers).get(CONDITIONS)?.match(/^server=([abc])$/) ?? []
    const instance = SERVER_INSTANCES.find((one) => one.toLowerCase() === letter) ?? 'C'
    const status = answers[instance]
    if (status === 'gone') throw new TypeError('fetch failed')
    const body =
      status === 200 ? { user: { role: 'member' }, expires: '' } : { error: { code: 'made_up' } }
    return Response.json(body, {
      status,
      headers: { 'server-timing': 'total;dur=3, lookups;desc="2";dur=1' },
    })
  })
})

function dispatched(rule: 'in turn' | 'sticky') {
  const stage = new Stage({
    origin: 'http://localhost',
    pass: {},
    subject: anySubject(),
    tell: () => {},
    signal: new AbortController().signal,
  })
  const [dispatcher, device] = [new Dispatcher(stage, rule), stage.device('Visitor')]
  return async (times: number) => {
    const all = []
    for (let i = 0; i < times; i++) all.push(await dispatcher.whoami(device))
    return listed(all)
  }
}

test('round robin gives each server its turn', async () => {
  answers.B = 401
  expect(await dispatched('in turn')(4)).toBe('A 200, B 401, C 200, A 200')
})

test('a sticky server stays, even if it refuses the token', async () => {
  answers.A = 401
  expect(await dispatched('sticky')(2)).toBe('A 401, A 401')
})

test.each(['gone', 502] as const)(
  'if a branch does not answer (%s), a sticky dispatcher moves to the next one and stays',
  async (status) => {
    const ask = dispatched('sticky')
    expect(await ask(1)).toBe('A 200')
    answers.A = status
    expect(await ask(2)).toBe('B 200, B 200')
  },
)

test('without any running server, none answers', async () => {
  answers = { A: 502, B: 'gone', C: 502 }
  expect(await dispatched('in turn')(1)).toBe('no answer')
})

test('answers that neither accept nor refuse settle nothing', async () => {
  const said = (status: number) => ({
    by: 'A' as const,
    said: { reply: new Reply(new Response(null, { status }), '', 1) } as Said,
  })
  expect(settled([said(200), said(401)])).toHaveLength(2)
  for (const other of [said(500), said(503), null])
    expect(() => settled([said(200), other])).toThrow(Unexpected)
})
