import type { Topic } from './claim'
import {
  ASVS_SESSIONS,
  AUTHORIZATION_SHEET,
  BACK_CHANNEL,
  CSRF_SHEET,
  HASHED_TOKENS,
  issue,
  JWT_MODULE,
  rfc,
} from './sources'

export const truths: Topic = {
  title: 'What is rarely told',
  claims: [
    {
      id: 'D1',
      text: 'A role that was taken away goes on being believed.',
      about:
        'A renewal of the stock token copies the old role, as its callback does not look. An app can have it look, with a lookup.',
      source: AUTHORIZATION_SHEET,
    },
    {
      id: 'D2',
      text: 'A form on another site can act for a person who is signed in.',
      about:
        'SameSite keeps the cookie away from such a form; a CSRF token and a check of the origin refuse it. Without them it acts, as the pages of the lab show that are broken on purpose.',
      source: CSRF_SHEET,
    },
    {
      id: 'D3',
      text: 'An encrypted token hides its claims from its holder; a signed one does not.',
      of: 'jwt',
      source: rfc(7516),
    },
    {
      id: 'D4',
      text: 'A token that grows is split over several cookies, and at last the request is refused for its size.',
      of: 'jwt',
      about:
        'A design that bounds its tokens refuses the sign-in instead, before any such request.',
      source: rfc(6585, '5'),
    },
    {
      id: 'D5',
      text: 'A thief who renews a stolen session in time keeps it for ever.',
      about: 'As long as nobody ends it. An absolute expiry, which use does not extend, ends it.',
      source: issue(7859),
    },
    {
      id: 'D6',
      text: 'A short token over a session record needs no lookup, and ends within its life after a revocation.',
      of: 'refresh',
      source: rfc(7009, '3'),
    },
    {
      id: 'D7',
      text: 'A table of hashed session tokens cannot be used to sign in.',
      source: HASHED_TOKENS,
      later: 'reading the table is no request that a lab can make',
    },
    {
      id: 'D8',
      text: 'Signing in gives a new token, whatever the browser held before.',
      source: ASVS_SESSIONS,
    },
    {
      id: 'D9',
      text: 'Signing in again in the same browser leaves no old session behind.',
      about:
        'This site ends it. NextAuth deletes the old record only where another person signs in.',
      source: ASVS_SESSIONS,
    },
    {
      id: 'D10',
      text: 'A key can be replaced without signing anybody out, as long as the old one still verifies.',
      source: rfc(7517, '4.5'),
      later: 'it takes a server that is restarted with another key, which the tests do',
    },
    {
      id: 'D11',
      text: 'An app breaks the sessions of another one whose cookie name is the beginning of its own.',
      source: issue(4119),
      later: 'every instance here has cookie names of its own, which a test sees to',
    },
    { id: 'D12', text: 'A token is accepted for some seconds after its end.', source: JWT_MODULE },
    {
      id: 'D13',
      text: 'An answer that comes late can put an older session cookie over a newer one.',
      about: 'Then only a server that ended the older session refuses it.',
      source: issue(8897),
    },
    {
      id: 'D14',
      text: 'A mistake in the configuration must let nobody in.',
      source: issue(11934),
      later:
        'a site with a mistake in its configuration does not start, as the tests see, and no lab can ask it',
    },
    { id: 'D15', text: 'A person who was deleted stays signed in.', source: ASVS_SESSIONS },
    {
      id: 'D16',
      text: 'A dangerous action needs a recent sign-in.',
      about:
        'Neither strategy asks for it by itself. Here a new password asks for the old one, and the deletion of an account asks for nothing.',
      source: ASVS_SESSIONS,
    },
    {
      id: 'D17',
      text: 'Signing out at the provider ends the sessions of its applications.',
      source: BACK_CHANNEL,
      later: 'it takes an OpenID provider',
    },
    {
      id: 'D18',
      text: 'A session that is bound to a key of the device is worth nothing elsewhere.',
      source: rfc(9449),
      later: 'no design here binds its sessions to a key',
    },
  ],
}
