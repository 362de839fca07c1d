import type { Lab } from '@/_lab/experiment'
import { deeds, elsewhere } from './replay-copied-cookie'
import { rolling } from './rolling'
import { rotation } from './rotation'
import { victimRevokes, victimSignsOut } from './victim'
import { victimTriesAll } from './victim-tries-all'

export const theft: Lab = {
  id: 'theft',
  title: 'Theft and replay',
  question: 'A cookie was copied. What can the thief do with it, for how long, and what ends it?',
  experiments: [elsewhere, victimSignsOut, victimRevokes, victimTriesAll, rolling, rotation, deeds],
}
