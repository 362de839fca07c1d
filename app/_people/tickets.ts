import 'server-only'
import { createHash, randomBytes } from 'node:crypto'
import { TICKET_LIFETIME_MS } from '@/_config/lifetimes'
import { database } from '@/_store/database'

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

/**
 * Redeems a ticket.
 * @returns the person's id; null for a ticket that is unknown, used, expired or of another design
 */
export async function redeemTicket(
  ticket: string,
  design: string,
  now: Date,
): Promise<string | null> {
  const where = {
    token: digest(ticket),
    identifier: { startsWith: `${design} ` },
    expires: { gt: now },
  }
  const found = await database().verificationToken.findFirst({ where })
  if (found === null) return null
  const { count } = await database().verificationToken.deleteMany({ where: { token: found.token } })
  return count === 1 ? found.identifier.slice(design.length + 1) : null
}

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
export async function endTickets(userId: string): Promise<void> {
  await database().verificationToken.deleteMany({
    where: { identifier: { endsWith: ` ${userId}` } },
  })
}

const digest = (ticket: string) => createHash('sha256').update(ticket).digest('base64url')
