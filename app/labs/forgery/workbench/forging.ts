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

/** A visitor who is made for the workbench, and the token of a session of theirs. */
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
 * What can be made of a token by one edit; several where there is more than one way. @throws where
 * this browser lacks the cryptography
 */
export async function forgeriesOf(
  design: string,
  token: string,
  edit: EditId,
): Promise<readonly Forgery[]> {
  return EDITS[edit].make(await knownOf(design, token))
}

/** The holder's own session once more, by the site's own key, with something wrong in it. */
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

/** What whoever holds a token can find out: whose it is, and the keys that the site publishes. */
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
