import { expect, test } from 'vitest'
import type { LabStep } from './events'
import { familiesOf } from './family'

const step = (
  actor: string,
  url: string,
  held: string | null,
  answer: { given?: string; code?: string },
): LabStep => ({
  type: 'step',
  ...{ experiment: 'e', design: 'd', actor, action: '' },
  exchange: {
    request: {
      method: 'POST',
      url,
      headers: held === null ? [] : [['cookie', `d.session-token=s; d.refresh-token=${held}`]],
      body: null,
    },
    response: {
      status: answer.code ? 401 : 200,
      headers:
        answer.given === undefined
          ? []
          : [['set-cookie', `d.refresh-token=${answer.given}; Max-Age=60; Path=/`]],
      body: answer.code ? `{"error":{"code":"${answer.code}","message":""}}` : '{}',
    },
    startedAt: '',
    ms: 1,
  },
})
const signIn = (actor: string, given: string) =>
  step(actor, '/api/auth/d/callback/credentials', null, { given })
const refresh = (actor: string, held: string, answer: { given?: string; code?: string }) =>
  step(actor, '/api/refresh/d', held, answer)

test('a thief and a victim with one token: rotation, repetition, and the use that ended the family', () => {
  const [root, ...more] = familiesOf([
    signIn('Visitor', 'a'),
    refresh('Thief', 'a', { given: 'b' }),
    { type: 'note', experiment: 'e', design: 'd', actor: 'Time', action: '' },
    refresh('Visitor', 'a', { given: 'b' }),
    refresh('Thief', 'b', { given: 'c' }),
    refresh('Visitor', 'a', { code: 'reused' }),
    refresh('Thief', 'c', { code: 'reused' }),
  ])
  expect(more).toEqual([])
  expect(root).toMatchObject({
    ...{ token: 'a', number: 1, actor: 'Visitor' },
    uses: [
      { at: 2, actor: 'Thief', got: 'rotated' },
      { at: 4, actor: 'Visitor', got: 'repeated' },
      { at: 6, actor: 'Visitor', got: 'refused', code: 'reused', ended: true },
    ],
    children: [
      {
        token: 'b',
        number: 2,
        actor: 'Thief',
        children: [{ token: 'c', uses: [{ got: 'refused', ended: false }] }],
      },
    ],
  })
})

test('two live tokens of one parent are a fork, and two sign-ins make two families', () => {
  const roots = familiesOf([
    signIn('Laptop', 'a'),
    signIn('Phone', 'x'),
    refresh('Laptop', 'a', { given: 'b' }),
    refresh('Laptop', 'a', { given: 'c' }),
  ])
  expect(roots.map(({ token, children }) => [token, children.map((child) => child.token)])).toEqual(
    [
      ['a', ['b', 'c']],
      ['x', []],
    ],
  )
  expect(roots[0]?.uses.map(({ got }) => got)).toEqual(['rotated', 'forked'])
})

test('a cleared cookie and a token from an unknown source do not belong to a family', () => {
  expect(
    familiesOf([
      step('Visitor', '/api/auth/d/signout', 'z', { given: '' }),
      refresh('Thief', 'z', { given: 'y' }),
    ]),
  ).toEqual([])
})
