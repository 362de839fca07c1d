import 'server-only'
import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common'
import { z } from 'zod'

const email = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, 'E-mail addresses have at most 254 characters.')
  .pipe(z.email('Enter an e-mail address such as ada@example.org.'))
const name = z
  .string()
  .trim()
  .normalize('NFC')
  .max(80, 'Names have at most 80 characters here.')
  .regex(
    /^[^\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069]*$/u,
    'Names cannot contain control characters.',
  )
  .regex(/[\p{L}\p{N}\p{S}]/u, 'Enter a name.')
/**
 * Two keyboards can compose the same letter differently, so the text is normalized (NIST SP
 * 800-63B, 3.1.1.2).
 */
const typed = z.string().normalize('NFC')
const password = typed.min(8, 'Use at least 8 characters.').max(128, 'Use at most 128 characters.')

/** A name, an e-mail (trimmed, lower case) and a password that is not guessed early. */
export const newPerson = z.object({ name, email, password }).superRefine((person, context) => {
  const warning = weakness(person.password, [person.name, person.email])
  if (warning) context.addIssue({ code: 'custom', path: ['password'], message: warning })
})
export type NewPerson = z.infer<typeof newPerson>

/** The input of a sign-in. It does not judge the strength of the password. */
export const passwordSignIn = z.object({ email, password: typed.min(1).max(128) })

/** A new password for a person with this name and e-mail, and the current one. */
export const passwordChange = (person: { name: string; email: string }) =>
  z
    .object({ current: typed.min(1, 'Enter your current password.').max(128), next: password })
    .superRefine((change, context) => {
      const warning = weakness(change.next, [person.name, person.email])
      if (warning) context.addIssue({ code: 'custom', path: ['next'], message: warning })
    })

const MIN_SCORE = 3
const zxcvbn = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs })

/**
 * The longest part of a password that zxcvbn checks, in characters. Its work grows with the square
 * of the length and with every word, so one request could block the process for seconds.
 */
const CHECKED_LENGTH = 64
const CHECKED_WORDS = 12

/**
 * The reason why a password would be guessed early (zxcvbn: under 10^8 guesses), or null. A long
 * password is judged by its beginning. NIST SP 800-63B, 3.1.1.2 asks for a blocklist, not for
 * character classes.
 */
function weakness(candidate: string, about: string[]): string | null {
  const words = new Set(
    about
      .flatMap((text) => [text, ...text.split(/[^\p{L}\p{N}]+/u)])
      .filter((word) => word.length > 2),
  )
  const { score } = zxcvbn.check(
    candidate.slice(0, CHECKED_LENGTH),
    [...words].slice(0, CHECKED_WORDS),
  )
  return score < MIN_SCORE
    ? 'That password is among those tried first: use a longer one, such as four unrelated words.'
    : null
}
