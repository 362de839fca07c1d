import 'server-only'
import { isDriverAdapterError } from '@prisma/driver-adapter-utils'

const NAME = 'StoreUnavailable'

/** The store gave no answer: an outage, which must never look like a sign-out. */
export class StoreUnavailable extends Error {
  override name = NAME
  constructor(cause: unknown) {
    super('The store does not answer.', { cause })
  }
}

const OUTAGE_KINDS = new Set([
  'DatabaseNotReachable',
  'DatabaseDoesNotExist',
  'DatabaseAccessDenied',
  'AuthenticationFailed',
  'ConnectionClosed',
  'SocketTimeout',
  'TlsConnectionError',
  'TooManyConnections',
])
/** SQLSTATE classes: connection exception, insufficient resources, operator intervention. */
const OUTAGE_SQLSTATE = /^(08|53|57)/

/** Whether a driver's error means that the store is down, rather than that it answered "no". */
export function isOutage(error: unknown): boolean {
  if (!isDriverAdapterError(error)) return true // sockets and time-outs reach us as plain errors
  return OUTAGE_KINDS.has(error.cause.kind) || OUTAGE_SQLSTATE.test(error.cause.originalCode ?? '')
}

/** Whether `error`, or anything that caused it, is an outage of the store. */
export function isStoreUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if (error.name === NAME) return true // by name: each bundle has a class of its own
  return error.cause !== undefined && isStoreUnavailable(error.cause)
}
