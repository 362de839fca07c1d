import { DriverAdapterError } from '@prisma/driver-adapter-utils'
import { describe, expect, test, vi } from 'vitest'
import { isOutage, isStoreUnavailable, orUnavailable, StoreUnavailable } from './outage'

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

describe('A-G40 nobody knows what the store would have answered', () => {
  test.each([
    ['a closed socket', Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' })],
    ['a time-out of the driver', new Error('Query read timeout')],
    ['a full pool', new Error('timeout exceeded when trying to connect')],
    ['an error that is none', 'gone'],
    ['no such host', new DriverAdapterError({ kind: 'DatabaseNotReachable' })],
    ['a connection that closed', new DriverAdapterError({ kind: 'ConnectionClosed' })],
    ['a missing table', new DriverAdapterError({ kind: 'TableDoesNotExist', table: 'x' })],
    ['an answer without an SQLSTATE', new DriverAdapterError({ kind: 'GenericJs', id: 0 })],
    ['57P01: an administrator’s shutdown', postgres('57P01')],
    ['25006: a read-only standby', postgres('25006')],
    ['42601: a mistake in the SQL', postgres('42601')],
    ['ZZ999: an SQLSTATE that nobody knows', postgres('ZZ999')],
    ['42P01 without Prisma', Object.assign(new Error(''), { severity: 'ERROR', code: '42P01' })],
  ])('%s', (_, error) => expect(isOutage(error)).toBe(true))
})

describe('the store answered', () => {
  test.each([
    ['a value that is taken', new DriverAdapterError({ kind: 'UniqueConstraintViolation' })],
    ['23505 without Prisma', Object.assign(new Error(''), { severity: 'ERROR', code: '23505' })],
    ['22021: a byte that no text may hold', postgres('22021')],
    ['22P05: a character that this database cannot hold', postgres('22P05')],
  ])('%s', (_, error) => expect(isOutage(error)).toBe(false))
})

const prisma = (kind: string, code?: string) =>
  Object.assign(new Error(), { name: `PrismaClient${kind}Error`, ...(code && { code }) })

test('errors of Prisma itself are outages too, except its answers', () => {
  for (const error of [
    prisma('Initialization'),
    prisma('RustPanic'),
    prisma('UnknownRequest'),
    prisma('KnownRequest', 'P2023'),
    prisma('KnownRequest', 'P2028'),
  ])
    expect(isStoreUnavailable(error), error.name).toBe(true)
  for (const code of ['P2002', 'P2025', 'P2010', 'P2039'])
    expect(isStoreUnavailable(prisma('KnownRequest', code)), code).toBe(false)
  expect(isStoreUnavailable(prisma('Validation'))).toBe(false)
})

test('the log gets the SQLSTATE of an outage, and no message', async () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => {})
  const fail = (error: unknown) => orUnavailable(() => Promise.reject(error))
  await expect(fail(postgres('42P01'))).rejects.toSatisfy(isStoreUnavailable)
  await expect(fail(new Error('ECONNREFUSED'))).rejects.toSatisfy(isStoreUnavailable)
  await expect(fail(postgres('22021'))).rejects.toMatchObject({ cause: { code: '22021' } })
  expect(log.mock.calls).toEqual([['[store] answered 42P01']])
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
