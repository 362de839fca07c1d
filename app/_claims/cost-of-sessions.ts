import type { Topic } from './claim'
import { BALANCING, PROCESSES, rfc, STANDBY, STRATEGIES, UNIQUE_INDEX } from './sources'

export const costs: Topic = {
  title: 'What sessions cost',
  claims: [
    {
      id: 'C23',
      text: 'Every session that lives takes up space on the server.',
      source: STRATEGIES,
    },
    {
      id: 'C24',
      text: 'Every single request asks the store.',
      about:
        'Whether many lookups are a burden depends on how far away the store is: the lab measures both.',
      source: STRATEGIES,
    },
    {
      id: 'C25',
      text: 'A session that was made on one server is unknown to the next.',
      of: 'session',
      about: 'Only if each server keeps its own. A shared store knows it everywhere.',
      source: PROCESSES,
    },
    {
      id: 'C26',
      text: 'Several servers need sticky routing, and what is on a server is lost with it.',
      of: 'session',
      about: 'Only if each server keeps its own sessions.',
      source: BALANCING,
    },
    {
      id: 'C27',
      text: 'Several servers can share their sessions through a replicated store.',
      of: 'sharedSession',
      about: 'While the replica lags behind, it knows neither a new session nor an ended one.',
      source: STANDBY,
    },
    {
      id: 'C28',
      text: 'When the store is down, nobody can be recognised.',
      about: 'A server that keeps a copy recognises people for as long as the copy may be used.',
      source: rfc(9110, '15.6.4'),
    },
    {
      id: 'C29',
      text: 'A session cookie does not reach a service on another host, which has to ask for a lookup.',
      source: rfc(7662),
      later: 'it takes a second service, on a host of its own',
    },
    {
      id: 'C30',
      text: 'Server-side sessions are for sites with few users.',
      of: 'session',
      about:
        'The lookup goes through a unique index, whose depth grows with the logarithm of the number of records.',
      source: UNIQUE_INDEX,
    },
  ],
}
