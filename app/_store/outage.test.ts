import { DriverAdapterError } from '@prisma/driver-adapter-utils'
import { describe, expect, test } from 'vitest'
import { isOutage, isStoreUnavailable, StoreUnavailable } from './outage'

const postgres = (originalCode: string) =>
  new DriverAdapterError({
    kind: 'postgres',
    code: originalCode,
    originalCode,
    severity: 'ERROR',
    message: '',
    detail: undefined,
    column: undefined,
    hint: undefined,
  })

describe('the store is down', () => {
  test.each([
    ['a closed socket', Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' })],
    ['a time-out of the driver', new Error('Query read timeout')],
    ['a full pool', new Error('timeout exceeded when trying to connect')],
    ['no such host', new DriverAdapterError({ kind: 'DatabaseNotReachable' })],
    ['a connection that closed', new DriverAdapterError({ kind: 'ConnectionClosed' })],
    ['a database that is gone', new DriverAdapterError({ kind: 'DatabaseDoesNotExist', db: 'x' })],
    ['too many connections', new DriverAdapterError({ kind: 'TooManyConnections', cause: '' })],
    ['57P01: an administrator’s shutdown', postgres('57P01')],
    ['57P03: starting up', postgres('57P03')],
    ['53300: too many clients', postgres('53300')],
    ['08006: connection failure', postgres('08006')],
  ])('%s', (_, error) => expect(isOutage(error)).toBe(true))
})

describe('the store answered with a refusal', () => {
  test.each([
    [
      'a broken unique constraint',
      new DriverAdapterError({
        kind: 'UniqueConstraintViolation',
        constraint: { fields: ['email'] },
      }),
    ],
    ['a missing table', new DriverAdapterError({ kind: 'TableDoesNotExist', table: 'x' })],
    ['22021: a byte that no text may hold', postgres('22021')],
    ['42601: a mistake in the SQL', postgres('42601')],
    ['an answer without an SQLSTATE', new DriverAdapterError({ kind: 'GenericJs', id: 0 })],
  ])('%s', (_, error) => expect(isOutage(error)).toBe(false))
})

test('an outage is recognised at any depth of wrapping, and by another bundle’s class', () => {
  const outage = new StoreUnavailable(new Error('ECONNREFUSED'))
  expect(isStoreUnavailable(new Error('a', { cause: new Error('b', { cause: outage }) }))).toBe(
    true,
  )
  expect(isStoreUnavailable(new Error('as Auth.js wraps it', { cause: { err: outage } }))).toBe(
    true,
  )
  class StoreUnavailableElsewhere extends Error {
    override name = 'StoreUnavailable'
  }
  expect(isStoreUnavailable(new StoreUnavailableElsewhere())).toBe(true)
  expect(isStoreUnavailable(new Error('ECONNREFUSED'))).toBe(false)
  expect(isStoreUnavailable('StoreUnavailable')).toBe(false)
})

test('its message names neither host nor user', () => {
  expect(
    new StoreUnavailable(new Error('password authentication failed for user "app" at 10.0.0.3'))
      .message,
  ).toBe('The store does not answer.')
})
