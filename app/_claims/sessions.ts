import type { Topic } from './claim'
import {
  ASVS_SESSIONS,
  COOKIES,
  CORE,
  CREDENTIALS,
  HASHED_TOKENS,
  MODELS,
  REDIS_PERSISTENCE,
  ROLES,
  rfc,
  SESSION_SHEET,
  SET_COOKIE,
  STRATEGIES,
  THEFT_SHEET,
} from './sources'

export const sessions: Topic = {
  title: 'The life of a session',
  claims: [
    {
      id: 'C1',
      text: 'HTTP remembers nobody: a request is recognised only by what it carries itself.',
      source: rfc(9110, '3.3'),
    },
    {
      id: 'C2',
      text: 'Only the right password makes a session; a wrong one leaves neither a cookie nor a record.',
      source: CREDENTIALS,
    },
    {
      id: 'C3',
      text: 'Signing in makes the server store exactly one record.',
      about:
        'By itself NextAuth makes none for a sign-in with a password: an app has to add it, as this site does.',
      source: STRATEGIES,
    },
    {
      id: 'C4',
      text: 'Records in a database or in Redis survive a restart of the server; records in its memory do not.',
      of: 'session',
      about: 'A Redis that writes nothing to disk forgets them at its own restart.',
      source: REDIS_PERSISTENCE,
    },
    {
      id: 'C5',
      text: 'The record says whose session it is; name and role come from the person it points to.',
      of: 'session',
      source: MODELS,
    },
    {
      id: 'C6',
      text: 'However much a session says about a person, its cookie stays as small as it was.',
      about: 'What the server keeps elsewhere, such as orders, makes no cookie grow.',
      source: SESSION_SHEET,
    },
    {
      id: 'C7',
      text: 'A session token is random, and no two are the same.',
      of: 'session',
      about:
        'Random is not enough: it takes at least 128 bits from a cryptographic generator, and a UUID has 122.',
      source: ASVS_SESSIONS,
    },
    {
      id: 'C8',
      text: 'The session cookie is HttpOnly, SameSite=Lax, for the whole site, and Secure wherever the site is on https.',
      source: SET_COOKIE,
    },
    {
      id: 'C9',
      text: 'The browser sends the session cookie by itself: the page has to do nothing for it.',
      source: COOKIES,
    },
    {
      id: 'C10',
      text: 'Each request costs the server a lookup of the session by its token.',
      of: 'sharedSession',
      source: STRATEGIES,
    },
    {
      id: 'C11',
      text: 'What the browser holds tells nothing about the person: no name, no address, no role.',
      source: SESSION_SHEET,
    },
    {
      id: 'C12',
      text: 'What the session says of the role decides what a request may do.',
      source: ROLES,
    },
    {
      id: 'C13',
      text: 'Signing out ends the session on the server, so that a copy of its token is refused from then on.',
      source: ASVS_SESSIONS,
    },
    {
      id: 'C14',
      text: 'The server can end one session of a person at any moment, and the next request of that device is refused.',
      source: ASVS_SESSIONS,
    },
    {
      id: 'C15',
      text: 'One action signs a person out everywhere, at once.',
      about: 'The app has to offer it: NextAuth has no such action.',
      source: ASVS_SESSIONS,
    },
    {
      id: 'C16',
      text: 'A changed password ends the sessions of all other devices of the person.',
      about:
        'The app has to end them, as this site does: NextAuth has no passwords to change, and ends no session by itself.',
      source: ASVS_SESSIONS,
    },
    {
      id: 'C17',
      text: 'The server decides when a session has lasted long enough, and refuses it from that moment on.',
      source: CORE,
    },
    {
      id: 'C18',
      text: 'Signing in on another device ends the session on the first.',
      about:
        'A session belongs to one browser. Only a rule of one session a person would end the other.',
      source: ASVS_SESSIONS,
    },
    {
      id: 'C19',
      text: 'A thief with a copy of the cookie is taken for its owner, until the owner revokes all sessions.',
      source: THEFT_SHEET,
    },
    {
      id: 'C20',
      text: 'Sessions are safe because they are kept on the server.',
      about:
        'A table of plain session tokens is a list of working logins for whoever reads it. Hashed, it signs nobody in.',
      source: HASHED_TOKENS,
      later: 'reading the table is no request that a lab can make',
    },
    {
      id: 'C21',
      text: 'The server can list the sessions of a person, and tell which of them is asking.',
      source: ASVS_SESSIONS,
    },
    {
      id: 'C22',
      text: 'What the server keeps is the same for every device and tab as soon as it has changed.',
      of: 'session',
      source: STRATEGIES,
    },
  ],
}
