import type { Topic } from './claim'
import {
  ASVS_SESSIONS,
  COOKIES,
  CORE,
  CREDENTIALS,
  MODELS,
  PASSWORD_SHEET,
  REDIS_EXPIRE,
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
      text: 'Signing in makes the server store exactly one session record.',
      source: STRATEGIES,
    },
    {
      id: 'C4',
      text: 'Session records may lie in a database, in a store such as Redis, or in the memory of one process, and only the last forgets them at a restart.',
      source: REDIS_EXPIRE,
    },
    {
      id: 'C5',
      text: 'The record says whose session it is; name and role come from the person it points to.',
      source: MODELS,
    },
    {
      id: 'C6',
      text: 'However much the server keeps about a person, the cookie stays as small as it was.',
      source: SESSION_SHEET,
    },
    {
      id: 'C7',
      text: 'A session token is random, and no two are the same.',
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
    { id: 'C15', text: 'One deed signs a person out everywhere, at once.', source: ASVS_SESSIONS },
    {
      id: 'C16',
      text: 'A changed password throws out every other device of the person.',
      source: PASSWORD_SHEET,
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
      text: 'Whoever copies the cookie is taken for its owner, until the owner ends the session.',
      source: THEFT_SHEET,
    },
    {
      id: 'C20',
      text: 'Sessions are safe because they are kept on the server.',
      about:
        'A table of plain session tokens is a list of working logins for whoever reads it. Hashed, it signs nobody in.',
      source: ASVS_SESSIONS,
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
      source: STRATEGIES,
    },
  ],
}
