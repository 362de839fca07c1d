import type { Lab } from '@/_lab/experiment'
import { ownEndpoint, signedInAlready } from './checks'
import { revoked } from './revoked'
import { signIn, signOut } from './sign-out'

export const outage: Lab = {
  id: 'outage',
  title: 'Outage',
  question:
    'The store that everybody asks is down: who still gets in, and what can a server promise?',
  experiments: [signedInAlready, ownEndpoint, signOut, signIn, revoked],
}
