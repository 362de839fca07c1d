import { expect, test, vi } from 'vitest'
import * as env from '@/_config/env'
import { THIS_SERVER } from '@/_designs/kit/server'
import { getDesign } from '@/_designs/registry'
import { signIn } from '@/_lab/sign-in.fixture'
import { createPerson } from '@/_people/person'
import { issueRunPass } from '@/_people/run-pass'
import { database } from '@/_store/database'
import { withTrace } from '@/_trace/trace'
import { forDesign, json } from './_answers'
import {
  CONDITIONS,
  conditionsOf as conditionsOfRequest,
  FARTHEST_MS,
  parseConditions,
} from './_conditions'

const conditionsOf = (headers: Headers, method = 'GET') => conditionsOfRequest({ headers, method })

const under = (
  conditions: string,
  headers: Record<string, string> = { 'x-lab-pass': issueRunPass('203.0.113.9', new Date()) },
) => new Headers({ [CONDITIONS]: conditions, ...headers })

test('conditions apply only within a run', () => {
  expect(conditionsOf(under('unplugged', {}))).toEqual({ ok: false, code: 'not_in_a_run' })
  expect(conditionsOf(under('unplugged', { 'x-lab-pass': 'made.up.pass' }))).toEqual({
    ok: false,
    code: 'not_in_a_run',
  })
  expect(conditionsOf(under('unplugged')).ok).toBe(true)
})

test.each([
  '',
  'unplugged=yes',
  'server',
  'server=d',
  'server=A',
  'server=a,server=b',
  'unplugged,,server=a',
  'constructor',
  'toString',
  `distance=${FARTHEST_MS + 1}`,
  'distance=-1',
  'distance=',
  'distance',
  'distance=x',
])('“%s” is not a valid list of conditions', (text) => expect(parseConditions(text)).toBeNull())

test('a server belongs to a stage, and an unplugged request has a server of its own', () => {
  const pass = { 'x-lab-pass': issueRunPass('203.0.113.9', new Date()) }
  const serverOf = (conditions: string, stage: number) => {
    const asked = conditionsOf(under(conditions, { ...pass, 'x-lab-stage': String(stage) }))
    return asked.ok ? asked.value.server : null
  }
  const a = serverOf('server=a', 1)
  expect(a).not.toBe(THIS_SERVER)
  expect(serverOf('server=a', 1)).toBe(a)
  expect(serverOf('unplugged', 1)).toBe(a)
  for (const other of [
    serverOf('server=b', 1),
    serverOf('unplugged , server=b', 1),
    serverOf('server=a', 2),
  ])
    expect(other).not.toBe(a)
})

test('only the unplugged request loses the store', async () => {
  const person = await createPerson(
    { name: 'Ada', email: 'ada@example.org', password: 'plinth gravel omelet' },
    new Date(),
  )
  const [design] = ['database'].flatMap((id) => getDesign(id) ?? [])
  if (!design || !person) throw new Error('Not there.')
  const { token } = await signIn(design, person.id)
  const read = forDesign(async (_, asked) => json(await asked.read(token)))
  const ask = async (headers: Headers) => {
    const response = await read(new Request('http://localhost/', { headers }), {
      params: Promise.resolve({ design: design.id }),
    })
    const { state, error }: { state?: string; error?: { code: string } } = await response.json()
    return [response.status, state ?? error?.code]
  }
  const plugged = () => ask(new Headers())
  expect(await Promise.all([plugged(), ask(under('unplugged')), plugged()])).toEqual([
    [200, 'accepted'],
    [200, 'unavailable'],
    [200, 'accepted'],
  ])
  expect(await ask(under('unplugged', {}))).toEqual([403, 'not_in_a_run'])
  expect(await ask(under('unplug'))).toEqual([422, 'unknown_condition'])
})

test('a change is not delayed', () => {
  expect(conditionsOf(under('distance=1'), 'POST')).toEqual({
    ok: false,
    code: 'unknown_condition',
  })
})

test('only this request has a longer way to the store', async () => {
  await database().user.count()
  const far = conditionsOf(under('distance=50'))
  if (!far.ok) throw new Error(far.code)
  const { trace } = await withTrace(() =>
    far.value.around(async () => Response.json(await database().user.count())),
  )
  expect(trace.lookupMs).toBeGreaterThanOrEqual(48)
})

test('on a serverless host no run has servers of its own, because requests reach different processes', () => {
  vi.spyOn(env, 'getEnv').mockReturnValue({ ...env.getEnv(), serverless: true })
  expect(conditionsOf(under('server=b'))).toEqual({ ok: false, code: 'one_process_only' })
  expect(conditionsOf(under('unplugged')).ok).toBe(true)
})
