import type { Topic } from './claim'
import {
  ASVS_SESSIONS,
  CORE,
  JWT_MODULE,
  JWT_SHEET,
  rfc,
  SESSION_SHEET,
  THEFT_SHEET,
} from './sources'

export const ending: Topic = {
  title: 'Ending, theft, refresh',
  claims: [
    {
      id: 'C49',
      text: 'Signing out drops the token in the browser, and does nothing to a copy.',
      about:
        'That is what happens, and not what should: a sign-out has to end a self-contained token too.',
      source: ASVS_SESSIONS,
    },
    {
      id: 'C50',
      text: 'A token is accepted until it expires, and refused from then on.',
      about:
        'NextAuth accepts its own token for 15 s more. A token that is renewed in time lives on.',
      source: JWT_MODULE,
    },
    {
      id: 'C51',
      text: 'A token that was issued cannot be taken back.',
      about:
        'Only a check that asks the server for what has ended can refuse it. With a short token, the session behind it ends, and the token itself runs out.',
      source: ASVS_SESSIONS,
    },
    {
      id: 'C52',
      text: 'A list of what is revoked ends a token at once.',
      of: 'denylist',
      about:
        'It costs a lookup. Its key has to be the session and not the token, or a renewed token is accepted.',
      source: JWT_SHEET,
    },
    {
      id: 'C53',
      text: 'With short tokens a revocation is in force within the life of one, because no next one is issued.',
      of: 'refresh',
      source: rfc(7009, '3'),
    },
    {
      id: 'C54',
      text: 'A refresh token that is used twice ends its whole family.',
      of: 'refresh',
      about:
        'Not within the reuse interval: otherwise two tabs that renew at the same time would sign their owner out.',
      source: rfc(9700, '4.14.2'),
    },
    {
      id: 'C55',
      text: 'A token goes on being accepted after the password has changed.',
      about:
        'Nothing ends it by itself: neither NextAuth nor the format. The app has to keep something that a check asks for.',
      source: ASVS_SESSIONS,
    },
    {
      id: 'C56',
      text: 'Whoever steals a token can be its owner until it expires, whatever the owner does.',
      about:
        'Tried with all that an owner can do here: sign out, revoke one device, revoke all, change the password, disable or delete the account.',
      source: THEFT_SHEET,
    },
    {
      id: 'C57',
      text: 'A person who closes the browser and comes back is still signed in.',
      about: 'That is a matter of the cookie’s end, and the same for both strategies.',
      source: CORE,
    },
    {
      id: 'C58',
      text: 'A stolen JWT does more harm than a stolen session token, as it cannot be ended.',
      about:
        'A comparison: a session design shows whether its token can be ended, a JWT design whether its token cannot.',
      source: SESSION_SHEET,
    },
  ],
}
