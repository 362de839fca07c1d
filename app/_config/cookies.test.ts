import fc from 'fast-check'
import { expect, test } from 'vitest'
import { designIds } from '@/_designs/registry'
import { cookieNames } from './cookies'

const designId = fc.stringMatching(/^[a-z-]{1,12}$/)

function expectApart(one: string, other: string, https: boolean): void {
  const taken = Object.values(cookieNames(other, https))
  for (const name of Object.values(cookieNames(one, https))) {
    expect(taken.filter((candidate) => candidate.startsWith(name))).toEqual([])
  }
}

test('no cookie name of a registered design is a prefix of another design’s cookie name', () => {
  for (const https of [false, true]) {
    for (const one of designIds())
      for (const other of designIds()) if (one !== other) expectApart(one, other, https)
  }
})

test('the same holds for any two ids, even if one id is a prefix of the other', () => {
  fc.assert(
    fc.property(designId, designId, fc.boolean(), (id, tail, https) => {
      expectApart(id, `${id}${tail}`, https)
      expectApart(`${id}${tail}`, id, https)
    }),
  )
})

test('no other cookie of a design looks like a chunk of its session cookie', () => {
  const { sessionToken, ...others } = cookieNames('database', false)
  expect(Object.values(others).filter((name) => name.startsWith(sessionToken))).toEqual([])
})

test('on https every name has the prefix __Host-, or __Secure- if the cookie has a path of its own', () => {
  const { refreshToken, ...others } = cookieNames('jwt', true)
  expect(Object.values(others).every((name) => name.startsWith('__Host-jwt.'))).toBe(true)
  expect(refreshToken).toBe('__Secure-jwt.refresh-token')
  expect(cookieNames('jwt', false).sessionToken).toBe('jwt.session-token')
})
