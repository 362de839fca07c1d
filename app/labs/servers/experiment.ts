import type { Lab } from '@/_lab/experiment'
import { inTurn } from './in-turn'
import { laggingReplica } from './replica'
import { revokedElsewhere } from './revoked'
import { newSecret, rolling } from './rolling'
import { sticky } from './sticky'

export const servers: Lab = {
  id: 'servers',
  title: 'Several servers',
  question: 'One site, three servers behind a dispatcher: whose sessions outlive being sent elsewhere, a restart, and a new secret?',
  experiments: [inTurn, revokedElsewhere, laggingReplica, sticky, rolling, newSecret],
}
