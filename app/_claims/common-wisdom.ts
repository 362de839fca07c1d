import type { Topic } from './claim'
import {
  ASVS_SESSIONS,
  ASVS_TOKENS,
  BROWSER_APPS,
  COOKIE_DRAFT,
  CORE,
  CSRF_SHEET,
  GITLAB,
  GOOGLE_TOKENS,
  HTML5_SHEET,
  issue,
  OPENID,
  rfc,
  SESSION_SHEET,
  STRATEGIES,
  UNIQUE_INDEX,
} from './sources'

export const wisdom: Topic = {
  title: 'Common wisdom',
  claims: [
    {
      id: 'W1',
      text: 'The payload of a JWT is only encoded, and anybody can read it.',
      of: 'jwt',
      about:
        'So with a JWS. What NextAuth issues by itself is a JWE, which is shut to whoever has no key.',
      source: rfc(7516, '3'),
    },
    {
      id: 'W2',
      text: 'Every JWT has three parts.',
      of: 'jwt',
      about: 'A JWS has three, a JWE five.',
      source: rfc(7515, '7.1'),
    },
    {
      id: 'W3',
      text: 'A JWT belongs into local storage and into the Authorization header.',
      about: 'NextAuth keeps it in an HttpOnly cookie, and web storage is the worse place for it.',
      source: SESSION_SHEET,
    },
    {
      id: 'W4',
      text: 'Writing a token to local storage stores it securely.',
      about: 'One injected script reads all of it.',
      source: HTML5_SHEET,
    },
    {
      id: 'W5',
      text: 'JWTs are open to injected script, and sessions are not.',
      about:
        'What matters is where the token is kept. HttpOnly stops the theft, and not the requests that the script sends from the page.',
      source: BROWSER_APPS,
    },
    {
      id: 'W6',
      text: 'Cross-site request forgery is no concern of this choice.',
      about:
        'Whatever travels in a cookie needs a defence against it, a JWT too; a bearer header does not.',
      source: CSRF_SHEET,
    },
    {
      id: 'W7',
      text: 'A stolen token is worth something only until it expires.',
      about: 'Who renews it in time has it for ever, unless there is an absolute end.',
      source: issue(7859),
    },
    {
      id: 'W8',
      text: 'A session on the server ends the instant it is revoked.',
      of: 'session',
      about: 'As soon as everybody hears of it: a cache or a replica that still holds it does not.',
      source: STRATEGIES,
    },
    {
      id: 'W9',
      text: 'A session needs a query to the database on every request.',
      of: 'session',
      about:
        'A cache saves most of them; and one read by an index can cost less than opening an encrypted token.',
      source: UNIQUE_INDEX,
    },
    {
      id: 'W10',
      text: 'With a JWT nothing has to be looked up.',
      of: 'jwt',
      about:
        'As long as old claims will do. Whether somebody was banned, demoted or revoked is a lookup again.',
      source: ASVS_TOKENS,
    },
    {
      id: 'W11',
      text: 'JWTs scale, and sessions do not.',
      about:
        'A lookup by a unique index hardly grows with the table, and large sites list the sessions of each user. Control costs a shared store.',
      source: GITLAB,
    },
    {
      id: 'W12',
      text: 'A JWT is light.',
      of: 'jwt',
      about:
        'It is several times the bytes of a session token on every request, and a cookie ends at 4096.',
      source: COOKIE_DRAFT,
    },
    {
      id: 'W13',
      text: 'The signature is a hash that is verified with the secret key.',
      about:
        'It is a MAC, by which every verifier could forge too, or a digital signature, which the public key verifies.',
      source: rfc(7518, '3.1'),
    },
    {
      id: 'W14',
      text: 'JWTs are open to tampering.',
      of: 'jwt',
      about:
        'A correct verifier notices every change of what a token says. The danger is a lax one.',
      source: rfc(8725),
    },
    {
      id: 'W15',
      text: 'A session does not survive a change of device.',
      about: 'Each browser has its own, and one does not touch the other.',
      source: ASVS_SESSIONS,
    },
    {
      id: 'W16',
      text: 'Only a JWT saves signing in again.',
      about: 'A session cookie that lasts for 30 days and moves on with use does the same.',
      source: CORE,
    },
    {
      id: 'W17',
      text: 'Who signs in through a provider needs JWTs.',
      about:
        'The ID token is one; with an adapter, NextAuth makes a session record of it all the same.',
      source: OPENID,
      later: 'it takes an OpenID provider',
    },
    {
      id: 'W18',
      text: 'The APIs of GitHub and Google show how JWTs are used.',
      about:
        'Access tokens of both are opaque. What banks and others do inside cannot be verified.',
      source: GOOGLE_TOKENS,
      later: 'it is about other people’s systems',
    },
    {
      id: 'W19',
      text: 'What is in the session store is safe.',
      about:
        'NextAuth keeps session tokens in clear: a dump of the table is a list of logins. Hashed, it is not.',
      source: ASVS_SESSIONS,
      later: 'reading the table is no request that a lab can make',
    },
    {
      id: 'W20',
      text: 'A session id is safe when it is unique and random.',
      about: 'It takes 128 bits from a cryptographic generator, by ASVS; a UUID has 122.',
      source: ASVS_SESSIONS,
    },
    {
      id: 'W21',
      text: 'A denylist takes away what a JWT is for.',
      of: 'jwt',
      about:
        'In part: it brings a lookup back, and holds only what is revoked and not yet over, which is little.',
      source: rfc(7009),
    },
    {
      id: 'W22',
      text: 'Refresh tokens solve it.',
      about:
        'With reuse detection, and with an interval for tabs and lost answers, which has to be got right.',
      source: rfc(9700, '4.14.2'),
    },
    {
      id: 'W23',
      text: 'One has to choose: sessions or JWTs.',
      about: 'A session record beside a token for a minute has something of both.',
      source: BROWSER_APPS,
      later: 'the designs with remedies are the answer, which the guide is to give',
    },
    {
      id: 'W24',
      text: 'Signing out means no more than dropping the token in the browser.',
      about:
        'It has to end the session for whoever else holds it, also with self-contained tokens.',
      source: ASVS_SESSIONS,
    },
    {
      id: 'W25',
      text: 'The page puts the token from its cookie into the Authorization header.',
      about:
        'A script cannot read an HttpOnly cookie, and one that it can read is as exposed as local storage.',
      source: COOKIE_DRAFT,
    },
    {
      id: 'W26',
      text: 'The id of a person stands in a claim such as user_id.',
      about:
        'That is allowed; the claim that is registered for it is `sub`, and NextAuth uses that.',
      source: rfc(7519, '4.1.2'),
    },
  ],
}
