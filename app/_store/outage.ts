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

/**
 * The SQLSTATEs that are answers, because the code relies on them or any client can cause them:
 * a value is taken already; a text has a character that no text in this database can have.
 */
const ANSWERS = new Set(['23505', '22021', '22P05'])

/**
 * Whether the answer of the store is unknown after an error of its driver. This is so after every
 * error except the expected ones: the store can be out of reach, read-only, full, without a table
 * or a right, or in a state that nobody thought of.
 */
export const isOutage = (error: unknown): boolean => !ANSWERS.has(sqlState(error) ?? '')

/**
 * The SQLSTATE of an error of PostgreSQL; null for other errors. Errors of PostgreSQL have a
 * severity; errors of sockets and time-outs do not.
 */
function sqlState(error: unknown): string | null {
  if (isDriverAdapterError(error)) {
    const { kind, originalCode = null } = error.cause
    return kind === 'UniqueConstraintViolation' ? '23505' : originalCode
  }
  return error instanceof Error && 'severity' in error && 'code' in error
    ? String(error.code)
    : null
}

/**
 * Does a piece of work with the store. If the store answered with an error, the log gets its
 * SQLSTATE; the message could contain a token.
 * @throws StoreUnavailable for every error except an answer
 */
export async function orUnavailable<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (isStoreUnavailable(error) || !isOutage(error)) throw error
    const state = sqlState(error)
    if (state !== null) console.error(`[store] answered ${state}`)
    throw new StoreUnavailable(error)
  }
}

/** Prisma's codes for an answer: not unique, not found, or a value that the store refuses. */
const PRISMA_ANSWERS = new Set(['P2002', 'P2025', 'P2010', 'P2039'])

/** Whether an error of Prisma is an answer of the store. */
export const isStoreAnswer = (error: Error): boolean =>
  error.name === 'PrismaClientKnownRequestError' &&
  'code' in error &&
  PRISMA_ANSWERS.has(String(error.code))

/**
 * Whether an error is an outage itself. It is known by its name, because each bundle has classes of
 * its own. Prisma has errors of its own too, such as a store that cannot be opened, a transaction
 * that took too long, or a row that does not fit the schema.
 */
const isUnavailable = (error: Error): boolean =>
  error.name === NAME ||
  (/^PrismaClient(Initialization|RustPanic|(Known|Unknown)Request)Error$/.test(error.name) &&
    !isStoreAnswer(error))

/** Whether `error`, or one of its causes, is an outage of the store. */
export const isStoreUnavailable = (error: unknown): boolean => causes(error).some(isUnavailable)

/**
 * An error and its causes, the innermost last. Auth.js stores the cause of its errors one level
 * deeper, as `cause.err`.
 */
export function causes(error: unknown): Error[] {
  if (!(error instanceof Error)) return []
  const { cause } = error
  const deeper = typeof cause === 'object' && cause !== null && 'err' in cause ? cause.err : cause
  return [error, ...causes(deeper)]
}
