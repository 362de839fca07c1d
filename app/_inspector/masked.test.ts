import { expect, test } from 'vitest'
import { IN_CLEAR, RECORD } from './glossary'
import { masked } from './masked'

const inspection = (values: Record<string, string | number>) => ({
  parts: [{ name: 'session token', text: 'a-token' }],
  stored: { values, bytes: 1 },
})

test('a token is masked wherever the record holds it, and labelled as stored in clear', () => {
  const { values, meanings } = masked(
    inspection({
      sessionToken: 'a-token',
      key: 'site:design:session:a-token',
      label: 'Laptop',
      idleS: 5,
    }),
  )
  expect(JSON.stringify(values)).not.toContain('a-token')
  expect(values).toMatchObject({
    sessionToken: expect.stringMatching(/^•+ /),
    key: expect.stringMatching(/^site:design:session:•+ /),
    label: 'Laptop',
    idleS: 5,
  })
  expect([meanings.sessionToken, meanings.key]).toEqual([IN_CLEAR, IN_CLEAR])
})

test('the hash of a token is shown and labelled as a hash', () => {
  const { values, meanings } = masked(inspection({ sessionToken: 'its-hash' }))
  expect(values).toEqual({ sessionToken: 'its-hash' })
  expect(meanings.sessionToken).toBe(RECORD.sessionToken)
})
