import {
  AdapterError,
  CallbackRouteError,
  InvalidCallbackUrl,
  JWTSessionError,
  SessionTokenError,
} from '@auth/core/errors'
import { errors } from 'jose'
import { expect, test, vi } from 'vitest'
import { StoreUnavailable } from '@/_store/outage'
import { hasFailedLookup, withTrace } from '@/_trace/trace'
import { TokenTooLong } from '../remedies/signed/compact'
import { authLogger } from './auth-logger'

/** An error as Auth.js wraps it. */
const wrapped = (Wrapper: typeof AdapterError, err: Error) => new Wrapper('', { cause: { err } })

test.each([
  ['an adapter that fails', wrapped(AdapterError, new TypeError('row is undefined')), true],
  ['a callback that fails', wrapped(SessionTokenError, new TypeError('user is undefined')), true],
  ['a store that gives no answer', new StoreUnavailable('gone'), true],
  ['a token that is refused', wrapped(SessionTokenError, new errors.JWEDecryptionFailed()), false],
  ['a token that is too long to be issued', wrapped(CallbackRouteError, new TokenTooLong()), false],
  ['one that is too long to be renewed', wrapped(JWTSessionError, new TokenTooLong()), true],
  ['a callback address that is refused', new InvalidCallbackUrl('no'), false],
  ['an address that Auth.js cannot read', new TypeError('Invalid URL'), false],
] as const)('whether it is an outage: %s', async (_, error, isOutage) => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  const { trace } = await withTrace(async () => authLogger.error(error))
  expect(hasFailedLookup(trace)).toBe(isOutage)
})
