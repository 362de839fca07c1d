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

test('no cookie of a registered design begins with the name of another design’s', () => {
  for (const https of [false, true]) {
    for (const one of designIds())
      for (const other of designIds()) if (one !== other) expectApart(one, other, https)
  }
})

test('nor would it for any two ids that a registry may hold, one being the start of the other included', () => {
  fc.assert(
    fc.property(designId, designId, fc.boolean(), (id, tail, https) => {
      expectApart(id, `${id}${tail}`, https)
      expectApart(`${id}${tail}`, id, https)
    }),
  )
})

test('the cookies of one design are apart as well: none is taken for a chunk of its session cookie', () => {
  const { sessionToken, ...others } = cookieNames('database', false)
  expect(Object.values(others).filter((name) => name.startsWith(sessionToken))).toEqual([])
})

test('on https every name has the prefix that ties a cookie to this host and path, or where it has a path of its own, to https', () => {
  const { refreshToken, ...others } = cookieNames('jwt', true)
  expect(Object.values(others).every((name) => name.startsWith('__Host-jwt.'))).toBe(true)
  expect(refreshToken).toBe('__Secure-jwt.refresh-token')
  expect(cookieNames('jwt', false).sessionToken).toBe('jwt.session-token')
})
