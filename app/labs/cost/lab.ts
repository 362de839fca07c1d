import type { Lab } from '@/_lab/experiment'
import { bytes } from './bytes'
import { check } from './check'
import { crowd } from './crowd'
import { distance } from './distance'
import { lookups } from './lookups'

export const cost: Lab = {
  id: 'cost',
  title: 'Cost',
  question:
    'What does a check cost, what does a session weigh, and when is a lookup dearer than a verification?',
  experiments: [lookups, check, distance, bytes, crowd],
}
