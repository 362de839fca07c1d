import type { Topic } from './claim'
import {
  BALANCING,
  PROCESSES,
  rfc,
  SERVER_TIMING,
  STANDBY,
  STRATEGIES,
  UNIQUE_INDEX,
} from './sources'

export const costs: Topic = {
  title: 'What sessions cost',
  claims: [
    {
      id: 'C23',
      text: 'Every session that lives takes up space in the store.',
      source: STRATEGIES,
    },
    {
      id: 'C24',
      text: 'Every single request asks the store, which becomes a burden when there are many.',
      about:
        'That a lookup is made can be counted. Whether it weighs more than a verification depends on how far away the store is.',
      source: SERVER_TIMING,
    },
    {
      id: 'C25',
      text: 'A session that was made on one server is unknown to the next.',
      about: 'Only where each server keeps its own. A shared store knows it everywhere.',
      source: PROCESSES,
    },
    {
      id: 'C26',
      text: 'Several servers need sticky routing, and what is on a server is lost with it.',
      source: BALANCING,
    },
    {
      id: 'C27',
      text: 'Several servers can share their sessions through a replicated store.',
      about:
        'But for the lag of the replica, during which it knows neither a new session nor an ended one.',
      source: STANDBY,
    },
    {
      id: 'C28',
      text: 'When the store is down, nobody can be recognised.',
      source: rfc(9110, '15.6.4'),
    },
    {
      id: 'C29',
      text: 'A session cookie does not reach a service on another origin, which has to ask for it to be looked up.',
      source: rfc(7662),
      later: 'it takes a second service, on an origin of its own',
    },
    {
      id: 'C30',
      text: 'Server-side sessions are for sites with few users.',
      about:
        'The lookup goes through a unique index, whose depth grows with the logarithm of the number of records.',
      source: UNIQUE_INDEX,
    },
  ],
}
