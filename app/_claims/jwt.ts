import type { Topic } from './claim'
import {
  ASVS_TOKENS,
  BROWSER_APPS,
  COOKIES,
  HTML5_SHEET,
  LOCAL_STORAGE,
  rfc,
  STRATEGIES,
} from './sources'

export const jwt: Topic = {
  title: 'The JWT',
  claims: [
    { id: 'C31', text: 'Signing in makes a token, and no record.', of: 'jwt', source: STRATEGIES },
    {
      id: 'C32',
      text: 'The token says who somebody is: id, name, role.',
      of: 'jwt',
      about: 'NextAuth puts id, name and e-mail into it. A role is there only if the app adds it.',
      source: rfc(7519, '4'),
    },
    {
      id: 'C33',
      text: 'A JWT has three parts.',
      of: 'jwt',
      about: 'A signed one has three, an encrypted one has five.',
      source: rfc(7516, '7.1'),
    },
    {
      id: 'C34',
      text: 'Its protected header names the algorithm.',
      of: 'jwt',
      source: rfc(7515, '4.1.1'),
    },
    {
      id: 'C35',
      text: 'Whoever holds the token can read it without a key.',
      of: 'jwt',
      about: 'A signed one, yes. NextAuth encrypts its tokens unless the app changes that.',
      source: rfc(7516, '3'),
    },
    {
      id: 'C36',
      text: 'It is signed with a key that the server keeps to itself.',
      of: 'jwt',
      about:
        'NextAuth does not sign its token: it encrypts it with a secret key. A shared secret lets every verifier make tokens; the public half of a private key only verifies.',
      source: rfc(7518, '3.1'),
    },
    {
      id: 'C37',
      text: 'A token that was changed in any way is refused.',
      of: 'jwt',
      about:
        'Every change of what it says is. A lenient decoder accepts other spellings of the same bytes, so nothing may be keyed by the text of a token.',
      source: ASVS_TOKENS,
    },
    {
      id: 'C38',
      text: 'A careless verifier can be talked into accepting a forgery.',
      of: 'jwt',
      about:
        'By a token that asks for no signature, or that passes a public key off as a shared secret.',
      source: rfc(8725, '2.1'),
    },
    {
      id: 'C39',
      text: 'The server stores nothing for it, and asks no store to check it.',
      of: 'jwt',
      source: STRATEGIES,
    },
    {
      id: 'C40',
      text: 'The token alone is enough to say who somebody is, even when the store is down.',
      of: 'jwt',
      source: STRATEGIES,
    },
    {
      id: 'C41',
      text: 'Checking a token means checking its claims as well: when it ends, from when it counts, for whom it is.',
      of: 'jwt',
      about:
        'NextAuth checks the times. It asks for no audience: each of its cookies has a key of its own.',
      source: rfc(7519, '4.1'),
    },
    {
      id: 'C42',
      text: 'The server does not know which of its tokens are in use.',
      of: 'jwt',
      source: STRATEGIES,
    },
    {
      id: 'C43',
      text: 'A token can lie in a cookie, in local storage or in session storage.',
      about: 'Of these, only an HttpOnly cookie is out of reach of a script.',
      source: LOCAL_STORAGE,
    },
    {
      id: 'C44',
      text: 'A token in the Authorization header signs a request in.',
      about:
        'Where a route reads it, as here. `auth()` of NextAuth reads only the cookie; `getToken()` reads the header too, for JWTs.',
      source: rfc(6750, '2.1'),
    },
    {
      id: 'C45',
      text: 'Injected script gets hold of the token.',
      about:
        'Of what a script can read. From an HttpOnly cookie it gets nothing, and can still send requests from the page.',
      source: BROWSER_APPS,
    },
    {
      id: 'C46',
      text: 'Local storage is a secure place for a token.',
      about: 'Every script of the page reads all of it.',
      source: HTML5_SHEET,
    },
    {
      id: 'C47',
      text: 'A page can fetch a token, keep it, and send it along itself.',
      source: rfc(6750, '2.1'),
    },
    {
      id: 'C48',
      text: 'With a session, the page sends a plain request and is recognised.',
      of: 'session',
      about: 'That is what a cookie does. A JWT in a cookie does the same.',
      source: COOKIES,
    },
  ],
}
