import { type Answer, call } from '@/_client/call'
import { EDITS, type EditId, type Forgery } from '../edits'
import type { FlawId } from '../flawed'
import type { Genuine, PublishedKey } from '../token'
import { whoamiPath } from './send'

const NOBODY = {
  id: 'somebody',
  name: 'Somebody',
  email: 'somebody@visitor.example',
  role: 'member',
}

/**
 * Makes a visitor for the workbench.
 * @returns the token of a session
 */
export async function newToken(design: string): Promise<Answer<{ token: string }>> {
  const answer = await call<{ sessions: { token: string }[] }>('POST', '/api/labs/sessions', {
    body: { designs: [design] },
  })
  if (!answer.ok) return answer
  const [session] = answer.value.sessions
  return session
    ? { ok: true, value: session }
    : {
        ok: false,
        problem: {
          code: 'sign_in_refused',
          message: 'The visitor could not be signed in: try again.',
        },
      }
}

/**
 * The tokens that one edit makes of a token; several if there is more than one way.
 * @throws Error if this browser lacks the cryptography
 */
export async function forgeriesOf(
  design: string,
  token: string,
  edit: EditId,
): Promise<readonly Forgery[]> {
  return EDITS[edit].make(await knownOf(design, token))
}

/** A token of the same session, issued with the site's own key, with one flaw. */
export async function flawedToken(
  design: string,
  token: string,
  flaw: FlawId,
): Promise<Answer<Forgery>> {
  const answer = await call<{ tokens: { flaw: string; token: string }[] }>(
    'POST',
    `/api/labs/forgery/${design}`,
    { bearer: token },
  )
  if (!answer.ok) return answer
  const found = answer.value.tokens.find((one) => one.flaw === flaw)
  return found
    ? {
        ok: true,
        value: { what: 'a token that the site itself has issued for this', token: found.token },
      }
    : { ok: false, problem: { code: 'no_claims', message: 'The site gave no such token.' } }
}

/** The knowledge of a token's holder: the person and the published keys. */
async function knownOf(design: string, token: string): Promise<Genuine> {
  const [who, published] = await Promise.all([
    call<{ user: Genuine['person'] }>('GET', whoamiPath(design), { bearer: token }),
    call<{ keys: PublishedKey[] }>('GET', '/.well-known/jwks.json'),
  ])
  return {
    token,
    person: who.ok ? who.value.user : NOBODY,
    keys: published.ok ? published.value.keys : [],
  }
}
