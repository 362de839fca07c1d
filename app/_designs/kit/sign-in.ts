import 'server-only'
import { CredentialsSignin } from 'next-auth'
import Credentials from 'next-auth/providers/credentials'
import { z } from 'zod'
import { clientAddress } from '@/_config/origin'
import { isTooBusy } from '@/_config/queue'
import { passwordSignIn } from '@/_people/credentials'
import { runThatMade } from '@/_people/lab-run'
import { type Authentication, authenticate, findPerson, isUnchanged } from '@/_people/person'
import { countAttempt, countGuess, resetAttempts } from '@/_people/rate-limits'
import { limitedBy } from '@/_people/run-pass'
import { redeemTicket, spendTicket } from '@/_people/tickets'
import { joinChunks } from '../request/token'
import { deviceLabel } from './device-label'

/** Facts about a browser that signs in, for the strategy. */
export interface SigningIn {
  label: string
  /** A fingerprint of the checked credentials, valid until the session is made. */
  seen: string
  /** The redeemed ticket; null for a sign-in by password. It is spent when the session exists. */
  ticket: string | null
  /** Set after `requireVouched` has passed. */
  vouched?: true
  /** The token that this browser had before, which the new one replaces. */
  replaces: string | null
}

/** A refusal whose message travels in the `code` of Auth.js's redirect, the only channel for it. */
export class SignInRefused extends CredentialsSignin {
  constructor(
    reason:
      | 'wrong_credentials'
      | 'disabled'
      | { code: 'too_many_attempts' | 'too_busy'; retryAfter: number },
  ) {
    super('Sign-in refused.')
    this.code = typeof reason === 'string' ? reason : `${reason.code}.${reason.retryAfter}`
  }
}

/**
 * Refuses a sign-in if the person was disabled, or the password was changed, after the check of the
 * credentials.
 * @throws SignInRefused
 */
export async function requireUnchanged(userId: string, { seen }: SigningIn): Promise<void> {
  if (!(await isUnchanged(userId, seen))) throw new SignInRefused('wrong_credentials')
}

/**
 * Refuses a sign-in if its credentials or its ticket have ended since their check. It runs when a
 * revocation can find the session. So a revocation in between either finds the session or is found
 * here.
 * @throws SignInRefused; then the session must not stay
 */
export async function requireVouched(userId: string, signingIn: SigningIn): Promise<void> {
  if (signingIn.vouched) return
  await requireUnchanged(userId, signingIn)
  if (signingIn.ticket !== null && !(await spendTicket(signingIn.ticket)))
    throw new SignInRefused('wrong_credentials')
  signingIn.vouched = true
}

const ticketSignIn = z.object({ ticket: z.string().min(1).max(128) })

/**
 * The one provider of every design. Auth.js remembers provider types across instances, so all must
 * be the same.
 */
export function peopleProvider(design: string, cookieName: string) {
  return Credentials({
    credentials: {
      email: { type: 'email' },
      password: { type: 'password' },
      ticket: { type: 'text' },
    },
    async authorize(credentials, request) {
      const answer = await admit(design, credentials, request)
      if (!answer.ok) throw new SignInRefused(answer.code)
      const signingIn: SigningIn = {
        label: deviceLabel(request.headers.get('user-agent')),
        seen: answer.seen,
        ticket: answer.ticket,
        replaces: joinChunks(request.headers.get('cookie') ?? '', cookieName),
      }
      return { ...answer.person, signingIn }
    },
  })
}

type Admission =
  | (Extract<Authentication, { ok: true }> & Pick<SigningIn, 'ticket'>)
  | Extract<Authentication, { ok: false }>

async function admit(design: string, credentials: unknown, request: Request): Promise<Admission> {
  const ticket = ticketSignIn.safeParse(credentials)
  if (ticket.success) {
    const now = new Date()
    const userId = await redeemTicket(ticket.data.ticket, design, now)
    const found = userId === null ? null : await findPerson(userId, now)
    if (found?.ok) return { ...found, ticket: ticket.data.ticket }
    return { ok: false, code: found?.code === 'disabled' ? 'disabled' : 'wrong_credentials' }
  }
  const typed = passwordSignIn.safeParse(credentials)
  // The attempt is counted before the password is checked, so that parallel guesses are all
  // counted. A text that is not an e-mail has no account. If such texts shared one count, the
  // typing errors of one person would lock out all others.
  const address = clientAddress(request.headers)
  const account = typed.success ? typed.data.email : null
  const run = account === null ? null : await runThatMade(request.headers, { email: account })
  const retryAfter =
    (run && (await countAttempt('sign-ins in runs', run.owner))) ??
    (await countGuess(account, address, limitedBy(request.headers, run)))
  if (retryAfter !== null) throw new SignInRefused({ code: 'too_many_attempts', retryAfter })
  if (!typed.success) return { ok: false, code: 'wrong_credentials' }
  const answer = await authenticate(typed.data.email, typed.data.password, new Date()).catch(
    (error) => {
      throw isTooBusy(error)
        ? new SignInRefused({ code: 'too_busy', retryAfter: error.retryAfter })
        : error
    },
  )
  if (!answer.ok) return answer
  await resetAttempts(typed.data.email, address)
  return { ...answer, ticket: null }
}
