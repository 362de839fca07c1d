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
    { id: 'C31', text: 'Signing in makes a token, and no record.', source: STRATEGIES },
    { id: 'C32', text: 'The token says who somebody is: id, name, role.', source: rfc(7519, '4') },
    {
      id: 'C33',
      text: 'A JWT has three parts.',
      of: 'jwt',
      about: 'A signed one has. An encrypted one has five, and a session token has one.',
      source: rfc(7516, '7.1'),
    },
    { id: 'C34', text: 'Its protected header names the algorithm.', source: rfc(7515, '4.1.1') },
    {
      id: 'C35',
      text: 'Whoever holds the token can read it without a key.',
      about: 'So with a signed one. Auth.js encrypts its tokens unless it is told otherwise.',
      source: rfc(7516, '3'),
    },
    {
      id: 'C36',
      text: 'It is signed with a key that the server keeps to itself.',
      about:
        'By a shared secret, which lets every verifier forge; or by a private key, whose public half can only verify.',
      source: rfc(7518, '3.1'),
    },
    { id: 'C37', text: 'A token that was changed in any way is refused.', source: ASVS_TOKENS },
    {
      id: 'C38',
      text: 'A careless verifier can be talked into accepting a forgery.',
      about:
        'By a token that asks for no signature, or that passes a public key off as a shared secret.',
      source: rfc(8725, '2.1'),
    },
    {
      id: 'C39',
      text: 'The server stores nothing for it, and asks no store to check it.',
      source: STRATEGIES,
    },
    {
      id: 'C40',
      text: 'The token alone is enough to say who somebody is, even when the store is down.',
      source: STRATEGIES,
    },
    {
      id: 'C41',
      text: 'Checking a token means checking its claims as well: when it ends, from when it counts, for whom it is.',
      source: rfc(7519, '4.1'),
    },
    {
      id: 'C42',
      text: 'The server does not know which of its tokens are in use.',
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
      source: COOKIES,
    },
  ],
}
