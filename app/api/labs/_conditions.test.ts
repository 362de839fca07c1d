import { expect, test } from 'vitest'
import { CONDITIONS } from '@/_config/lab-header'
import { issueRunPass } from '@/_people/run-pass'
import { conditionsOf, LONGEST_DELAY_MS, parseConditions } from './_conditions'

const under = (conditions: string, pass = issueRunPass('203.0.113.9', new Date())) =>
  new Headers({ [CONDITIONS]: conditions, ...(pass && { 'x-lab-pass': pass }) })

test('conditions apply only to the requests of a run', () => {
  const codeOf = (headers: Headers) => {
    const asked = conditionsOf({ headers, method: 'GET' })
    return asked.ok ? null : asked.code
  }
  expect(codeOf(under('outage', ''))).toBe('not_in_a_run')
  expect(codeOf(under('outage', 'made.up.pass'))).toBe('not_in_a_run')
  expect(codeOf(under('outage'))).toBeNull()
})

test.each([
  '',
  'outage=yes',
  'server',
  'server=d',
  'server=A',
  'server=a,server=b',
  'outage,,server=a',
  'constructor',
  'toString',
  `delay=${LONGEST_DELAY_MS + 1}`,
  'delay=-1',
  'delay=',
  'delay',
  'delay=x',
])('“%s” is not a valid list of conditions', (text) => expect(parseConditions(text)).toBeNull())

test('several conditions in one header are read together', () => {
  const asked = conditionsOf({ headers: under('outage , server=b'), method: 'POST' })
  expect(asked).toMatchObject({ ok: true, value: { letter: 'b', store: { outage: true } } })
  expect(conditionsOf({ headers: under('delay=1.5'), method: 'GET' })).toMatchObject({
    ok: true,
    value: { letter: null, store: { delayMs: 1.5 } },
  })
})

test('a change is not delayed', () => {
  expect(conditionsOf({ headers: under('delay=1'), method: 'POST' })).toEqual({
    ok: false,
    code: 'unknown_condition',
  })
})
