import 'server-only'
import { createHash, randomBytes } from 'node:crypto'
import { TICKET_LIFETIME_MS } from '@/_config/lifetimes'
import { database, type StoreTransaction } from '@/_store/database'
import { inTransaction } from '@/_store/transaction'

/**
 * A sign-in or a change in the name of a session depends on one row, the ticket, wherever the
 * session itself is stored.
 *
 * The ticket is written first, and the session is checked after that. The act is final when the
 * ticket is used up: a change in the same transaction, a sign-in when its session can be found. A
 * revocation ends the sessions first, then the tickets, then the sessions again (`endSessions`). So
 * it finds either the ticket, or the session that the ticket signed in.
 */

/** What a ticket is for, if it signs nobody in. No design has this id. */
const CHANGE = 'change'

/**
 * Issues a ticket, which signs in one more device of a person once, within seconds. So the page can
 * add a virtual device without a stored passphrase. Only the SHA-256 of the ticket is stored. It
 * belongs to one design.
 */
export async function issueTicket(userId: string, design: string, now: Date): Promise<string> {
  const ticket = randomBytes(32).toString('base64url')
  await database().verificationToken.create({
    data: {
      identifier: `${design} ${userId}`,
      token: digest(ticket),
      expires: new Date(now.getTime() + TICKET_LIFETIME_MS),
    },
  })
  return ticket
}

/** Issues a ticket for one change of a person. It never leaves the server, and signs nobody in. */
export const issueChangeTicket = (userId: string, now: Date): Promise<string> =>
  issueTicket(userId, CHANGE, now)

/**
 * Redeems a ticket. The sign-in is final only after `spendTicket`.
 * @returns the person's id; null for a ticket that is unknown, used, expired or of another design
 */
export async function redeemTicket(
  ticket: string,
  design: string,
  now: Date,
): Promise<string | null> {
  const [redeemed] = await database().verificationToken.updateManyAndReturn({
    where: {
      token: digest(ticket),
      identifier: { startsWith: `${design} ` },
      expires: { gt: now },
    },
    data: { token: inUse(ticket) },
  })
  return redeemed?.identifier.slice(design.length + 1) ?? null
}

/**
 * Uses up a redeemed ticket. Call it when a revocation can find the new session.
 * @returns false if a revocation has ended the ticket in the meantime; then undo the sign-in
 */
export async function spendTicket(ticket: string): Promise<boolean> {
  const { count } = await database().verificationToken.deleteMany({
    where: { token: inUse(ticket) },
  })
  return count === 1
}

/**
 * Makes a change and uses up its ticket, in one transaction.
 * @returns the result of the change; null if a revocation has ended the ticket, and nothing changed
 */
export const changeByTicket = <T>(
  ticket: string,
  change: (store: StoreTransaction) => Promise<T>,
): Promise<T | null> =>
  inTransaction(async (store) => {
    const { count } = await store.verificationToken.deleteMany({
      where: { token: digest(ticket), identifier: { startsWith: `${CHANGE} ` } },
    })
    return count === 1 ? change(store) : null
  })

/**
 * The person of a ticket for this design, without redeeming it; null if it can no longer be
 * redeemed.
 */
export async function ticketOwner(ticket: string, design: string): Promise<string | null> {
  const where = { token: digest(ticket), identifier: { startsWith: `${design} ` } }
  const found = await database().verificationToken.findFirst({ where })
  return found === null ? null : found.identifier.slice(design.length + 1)
}

/** Ends the unused tickets of a person. A ticket that survives a revocation could undo it. */
export async function endTickets(userId: string, { keepChanges = false } = {}): Promise<void> {
  await database().verificationToken.deleteMany({
    where: {
      identifier: { endsWith: ` ${userId}` },
      ...(keepChanges && { NOT: { identifier: { startsWith: `${CHANGE} ` } } }),
    },
  })
}

const digest = (ticket: string) => createHash('sha256').update(ticket).digest('base64url')
/** The stored value of a redeemed ticket. No ticket has it as its digest. */
const inUse = (ticket: string) => `in use ${digest(ticket)}`
