import type { Topic } from './claim'
import {
  ASVS_SESSIONS,
  ASVS_TOKENS,
  CORE,
  JWT_MODULE,
  PASSWORD_SHEET,
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
        'A copy that is left alone is, but for 15 s after its end, which Auth.js tolerates. One that is renewed in time lives on.',
      source: JWT_MODULE,
    },
    { id: 'C51', text: 'A token that was issued cannot be taken back.', source: ASVS_TOKENS },
    {
      id: 'C52',
      text: 'A list of what is revoked ends a token at once.',
      about:
        'It costs a lookup, and has to be keyed by the session and not by the token, or a token that was renewed slips through.',
      source: rfc(7009),
    },
    {
      id: 'C53',
      text: 'With short tokens a revocation is in force within the life of one, because no next one is issued.',
      source: rfc(9700, '4.14'),
    },
    {
      id: 'C54',
      text: 'A refresh token that is used twice ends its whole family.',
      about:
        'Except within the reuse interval, or tabs that renew at the same time would sign their owner out.',
      source: rfc(9700, '4.14.2'),
    },
    {
      id: 'C55',
      text: 'A token goes on being accepted after the password has changed, unless something is put beside it.',
      source: PASSWORD_SHEET,
    },
    {
      id: 'C56',
      text: 'Whoever steals a token can be its owner until it expires, whatever the owner does.',
      source: THEFT_SHEET,
    },
    {
      id: 'C57',
      text: 'Who closes the browser and comes back is still signed in.',
      about: 'That is a matter of the cookie’s end, and the same for both strategies.',
      source: CORE,
    },
    {
      id: 'C58',
      text: 'A stolen JWT does more harm than a stolen session token, as it cannot be ended.',
      source: SESSION_SHEET,
    },
  ],
}
