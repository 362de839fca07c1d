import type { Lab } from '@/_lab/experiment'
import { demotion } from './demotion'
import { guards, promotion } from './promotion'

export const staleClaims: Lab = {
  id: 'stale-claims',
  title: 'Stale claims',
  question: 'A role changes while somebody is signed in. Who is wrongly let in, and for how long?',
  experiments: [guards, demotion, promotion],
}
