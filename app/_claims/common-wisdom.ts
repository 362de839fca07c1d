import type { Topic } from './claim'
import {
  ASVS_SESSIONS,
  BROWSER_APPS,
  COOKIE_DRAFT,
  CORE,
  CSRF_SHEET,
  GITHUB_TOKENS,
  GITLAB,
  HASHED_TOKENS,
  HTML5_SHEET,
  issue,
  JWT_SHEET,
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
        'A JWS, yes. NextAuth issues a JWE unless the app changes that, and nobody reads it without the key.',
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
      of: 'jwt',
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
        'The place of the token matters, not its format. HttpOnly stops the theft, and not the requests that the script sends from the page.',
      source: BROWSER_APPS,
    },
    {
      id: 'W6',
      text: 'With a JWT, cross-site request forgery is no concern.',
      of: 'jwt',
      about:
        'Whatever travels in a cookie needs a defence against it, a JWT too. A bearer header needs none.',
      source: CSRF_SHEET,
    },
    {
      id: 'W7',
      text: 'A stolen token is worth something only until it expires.',
      about:
        'A thief who renews it in time keeps it beyond that, at most until an absolute expiry.',
      source: issue(7859),
    },
    {
      id: 'W8',
      text: 'A session on the server ends the instant it is revoked.',
      of: 'session',
      about: 'A cache or a replica that still holds it accepts it for a while.',
      source: STRATEGIES,
    },
    {
      id: 'W9',
      text: 'A session needs a query to the database on every request.',
      of: 'session',
      about:
        'A cache saves most of them. One read by an index can cost less than opening an encrypted token.',
      source: UNIQUE_INDEX,
    },
    {
      id: 'W10',
      text: 'With a JWT nothing has to be looked up.',
      of: 'jwt',
      about:
        'As long as old claims will do. Whether somebody was banned, demoted or revoked is a lookup again.',
      source: JWT_SHEET,
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
      of: 'signedJwt',
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
      text: 'A change of device ends the session on the old one.',
      about: 'Each browser has a session of its own, and one does not touch the other.',
      source: ASVS_SESSIONS,
    },
    {
      id: 'W16',
      text: 'Only a JWT saves signing in again.',
      of: 'session',
      about: 'A session cookie that lasts for 30 days and moves on with use does the same.',
      source: CORE,
    },
    {
      id: 'W17',
      text: 'An app with sign-in through a provider needs JWTs.',
      about:
        'The ID token is one; with an adapter, NextAuth makes a session record of it all the same.',
      source: OPENID,
      later: 'it takes an OpenID provider',
    },
    {
      id: 'W18',
      text: 'The APIs of GitHub and Google show how JWTs are used.',
      about:
        'Access tokens of Google are opaque. Installation tokens of GitHub carry a JWT since April 2026, which clients are to treat as opaque. What others do inside cannot be verified.',
      source: GITHUB_TOKENS,
      later: 'it is about other people’s systems',
    },
    {
      id: 'W19',
      text: 'What is in the session store is safe.',
      about:
        'NextAuth keeps session tokens in clear: a dump of the table is a list of logins. Hashed, it is not.',
      source: HASHED_TOKENS,
      later: 'reading the table is no request that a lab can make',
    },
    {
      id: 'W20',
      text: 'A session id is safe when it is unique and random.',
      of: 'session',
      about:
        'It takes enough bits from a cryptographic generator: 128 by ASVS, 64 by the OWASP cheat sheet. A UUID has 122.',
      source: ASVS_SESSIONS,
    },
    {
      id: 'W21',
      text: 'With a denylist every check asks a store again, which a JWT was to save.',
      of: 'denylist',
      about:
        'The list holds only what is revoked and not yet over, which is little. A server can hold all of it in memory, and ask now and then.',
      source: JWT_SHEET,
    },
    {
      id: 'W22',
      text: 'Refresh tokens find a thief out, and honest users notice nothing.',
      of: 'refresh',
      about:
        'With reuse detection, the thief is found out when both have refreshed. A tab that comes too late is taken for a thief.',
      source: rfc(9700, '4.14.2'),
    },
    {
      id: 'W23',
      text: 'One has to choose: sessions or JWTs.',
      about: 'A session record with a token for a minute has something of both.',
      source: BROWSER_APPS,
      later: 'the page “Which one?” answers it: some designs have something of both',
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
      of: 'jwt',
      about:
        'A script cannot read an HttpOnly cookie, and one that it can read is as exposed as local storage.',
      source: COOKIE_DRAFT,
    },
    {
      id: 'W26',
      text: 'The id of a person stands in a claim such as user_id.',
      of: 'jwt',
      about:
        'That is allowed; the claim that is registered for it is `sub`, and NextAuth uses that.',
      source: rfc(7519, '4.1.2'),
    },
  ],
}
