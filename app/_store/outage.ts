import 'server-only'
import { isDriverAdapterError } from '@prisma/driver-adapter-utils'

const NAME = 'StoreUnavailable'

/** The store gave no answer. This is an outage and must never look like a sign-out. */
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
/**
 * The SQLSTATE classes of an outage: connection exception, insufficient resources, operator
 * intervention.
 */
const OUTAGE_SQLSTATE = /^(08|53|57)/

/** Whether a driver's error means that the store is down. A refusal by the store is an answer. */
export function isOutage(error: unknown): boolean {
  // Errors of PostgreSQL itself have a severity. Errors of sockets and time-outs do not.
  if (error instanceof Error && 'severity' in error && 'code' in error)
    return OUTAGE_SQLSTATE.test(String(error.code))
  if (!isDriverAdapterError(error)) return true
  return OUTAGE_KINDS.has(error.cause.kind) || OUTAGE_SQLSTATE.test(error.cause.originalCode ?? '')
}

/**
 * The names of outage errors, because each bundle has classes of its own. Prisma wraps the error of
 * a store that cannot be opened, and drops the cause.
 */
const UNAVAILABLE = new Set([NAME, 'PrismaClientInitializationError'])

/** Whether `error`, or one of its causes, is an outage of the store. */
export function isStoreUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  return UNAVAILABLE.has(error.name) || isStoreUnavailable(causeOf(error))
}

/**
 * The cause of an error. Auth.js stores the cause of its errors one level deeper, as `cause.err`.
 */
function causeOf({ cause }: Error): unknown {
  return typeof cause === 'object' && cause !== null && 'err' in cause ? cause.err : cause
}
