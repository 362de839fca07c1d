import { describe, expect, test } from 'vitest'
import type { LabStep } from '@/_lab/events'
import { anatomize } from './anatomized'

const step = (url: string, cookie: string, body: string): LabStep => ({
  ...{ type: 'step', experiment: 'parts', design: 'x', actor: 'Visitor', action: 'asks' },
  exchange: {
    request: { method: 'POST', url, headers: [['cookie', cookie]], body: null },
    response: { status: 200, headers: [], body },
    ...{ startedAt: '2026-01-01T00:00:00.000Z', ms: 1 },
  },
})
const PARTS = [
  { name: 'header', length: 2 },
  { name: 'claims set', length: 3 },
]
const ANSWER = JSON.stringify({ parts: PARTS, stored: null })

describe('anatomize', () => {
  test('takes the token from the request and its parts from the answer', () => {
    const steps = [
      step('/api/whoami/x', 'x.session-token=other', '{}'),
      step('/api/inspect/x', 'x.csrf-token=abc; x.session-token=aa.bbb', ANSWER),
    ]
    expect(anatomize({ steps }, 'x.session-token')).toEqual({
      token: 'aa.bbb',
      parts: PARTS,
      bytes: 'x.session-token=aa.bbb'.length,
    })
  })
  test('joins chunks, and counts the name of each', () => {
    const cookie = 'x.session-token.0=aa.; x.session-token.1=bbb'
    expect(
      anatomize({ steps: [step('/api/inspect/x', cookie, ANSWER)] }, 'x.session-token'),
    ).toMatchObject({ token: 'aa.bbb', bytes: cookie.length })
  })
  test('gives no result without a cookie or without a valid answer', () => {
    expect(anatomize({ steps: [] }, 'x.session-token')).toBeNull()
    expect(
      anatomize({ steps: [step('/api/inspect/x', 'x.csrf-token=abc', ANSWER)] }, 'x.session-token'),
    ).toBeNull()
    expect(
      anatomize(
        { steps: [step('/api/inspect/x', 'x.session-token=aa', '{"error":{}}')] },
        'x.session-token',
      ),
    ).toBeNull()
    expect(
      anatomize(
        { steps: [step('/api/inspect/x', 'x.session-token=aa', 'oops')] },
        'x.session-token',
      ),
    ).toBeNull()
  })
})
