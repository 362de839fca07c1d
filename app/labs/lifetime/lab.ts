import type { Lab } from '@/_lab/experiment'
import { expiry } from './expiry'
import { unread } from './idle-expiry'
import { limits } from './limits'
import { lostAnswer, tenTabs } from './refresh'
import { lateAnswer, slowTab } from './reuse'
import { shortToken } from './short-token'
import { sliding } from './sliding'

export const lifetime: Lab = {
  id: 'lifetime',
  title: 'Lifetime and refresh',
  question:
    'When does a session end by itself, what moves its end on, and what do refresh tokens change?',
  experiments: [
    expiry,
    unread,
    sliding,
    limits,
    shortToken,
    lostAnswer,
    tenTabs,
    slowTab,
    lateAnswer,
  ],
}
