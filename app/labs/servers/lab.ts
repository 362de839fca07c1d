import type { Experiment, Lab } from '@/_lab/experiment'
import { inTurn } from './in-turn'
import { laggingReplica } from './replica'
import { revokedElsewhere } from './revoked'
import { newSecret, rolling } from './rolling'
import { sticky } from './sticky'

/**
 * Skips an experiment on a site with several processes. The servers keep their memories in one
 * process, which must get every request.
 */
function inOneProcess(experiment: Experiment): Experiment {
  return {
    ...experiment,
    skips: (subject) => (subject.oneProcess ? (experiment.skips?.(subject) ?? null) : NOT_IN_ONE),
  }
}
const NOT_IN_ONE =
  'the host of this site may answer each request by another process, so a run can have no servers of its own.'

export const servers: Lab = {
  id: 'servers',
  title: 'Several servers',
  question:
    'One site, three servers behind a dispatcher: whose sessions outlive being sent elsewhere, a restart, and a new secret?',
  experiments: [inTurn, revokedElsewhere, laggingReplica, sticky, rolling, newSecret].map(
    inOneProcess,
  ),
}
