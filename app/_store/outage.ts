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
  // What PostgreSQL itself says has a severity; sockets and time-outs reach us as plain errors.
  if (error instanceof Error && 'severity' in error && 'code' in error)
    return OUTAGE_SQLSTATE.test(String(error.code))
  if (!isDriverAdapterError(error)) return true
  return OUTAGE_KINDS.has(error.cause.kind) || OUTAGE_SQLSTATE.test(error.cause.originalCode ?? '')
}

/** By name: each bundle has classes of its own. Prisma wraps a store that cannot be opened, and forgets the cause. */
const UNAVAILABLE = new Set([NAME, 'PrismaClientInitializationError'])

/** Whether `error`, or anything that caused it, is an outage of the store. */
export function isStoreUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  return UNAVAILABLE.has(error.name) || isStoreUnavailable(causeOf(error))
}

/** Auth.js keeps the cause of its errors one level deeper, as `cause.err`. */
function causeOf({ cause }: Error): unknown {
  return typeof cause === 'object' && cause !== null && 'err' in cause ? cause.err : cause
}
