import type { Want } from './want'

/**
 * What speaks against a design: a row of the ledger, the outcomes that say so, and a sentence. The
 * first sentence that fits a claim counts.
 */
export const DRAWBACKS: readonly Want[] = [
  {
    claim: 'C28',
    outcomes: ['holds'],
    text: 'While the store is down, nobody is recognised.',
  },
  {
    claim: 'C40',
    outcomes: ['holds only if'],
    text: 'While the store is down, people go on only until their short token expires.',
  },
  {
    claim: 'C40',
    outcomes: ['does not hold'],
    text: 'While the store is down, the token alone is not enough.',
  },
  { claim: 'C24', outcomes: ['holds'], text: 'Every check asks the store.' },
  {
    claim: 'D1',
    outcomes: ['holds'],
    text: 'A role that you take away counts until the next sign-in.',
  },
  {
    claim: 'D1',
    outcomes: ['holds only if'],
    text: 'A role that you take away counts a while longer.',
  },
  {
    claim: 'C14',
    outcomes: ['does not hold'],
    text: 'A device that you revoke is still accepted at its next request.',
  },
  {
    claim: 'C14',
    outcomes: ['holds only if'],
    text: 'Another server accepts a revoked session until its copy is too old.',
  },
  {
    claim: 'C13',
    outcomes: ['does not hold'],
    text: 'A copy of the cookie is still accepted after the sign-out.',
  },
  {
    claim: 'W22',
    outcomes: ['holds in part'],
    text: 'A tab that refreshes too late signs its person out.',
  },
  {
    claim: 'C11',
    outcomes: ['does not hold'],
    text: 'A thief who has the cookie can read the name, the address and the role in it.',
  },
  { claim: 'C73', outcomes: ['holds only if'], text: 'A new secret signs everybody out.' },
  {
    claim: 'C61',
    outcomes: ['does not hold'],
    text: 'Each request carries a token that is several times as long as a session id.',
  },
  {
    claim: 'C27',
    outcomes: ['holds only if'],
    text: 'A replica that lags behind accepts what you revoked, as long as it lags.',
  },
  {
    claim: 'D5',
    outcomes: ['holds'],
    text: 'A thief who renews in time stays until you end the session.',
  },
  { claim: 'C25', outcomes: ['holds'], text: 'No other server knows its sessions.' },
  { claim: 'C23', outcomes: ['holds'], text: 'Every session is a record that you have to keep.' },
]
