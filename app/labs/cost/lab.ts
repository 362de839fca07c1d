import type { Lab } from '@/_lab/experiment'
import { bulkSessions } from './bulk-sessions'
import { bytes } from './bytes'
import { check } from './check'
import { lookups } from './lookups'
import { storeDelay } from './store-delay'

export const cost: Lab = {
  id: 'cost',
  title: 'Cost',
  question:
    'What does a check cost, what does a session weigh, and when is a lookup dearer than a verification?',
  experiments: [lookups, check, storeDelay, bytes, bulkSessions],
}
