import { experiment, question } from '@/_lab/experiment'
import type { Said } from '@/_lab/said'
import type { Testable } from '@/_lab/subject'
import { beginOutage, inOutage, on, signedIn } from './store-outage'

export const revoked = experiment({
  id: 'revoked',
  title: 'Fail open, or fail closed',
  hypothesis: 'Who was revoked stays out, even while nobody can look that up.',
  questions: {
    phone: question({
      ask: 'A phone is revoked, then the store goes down. What does the phone get from a server that has not heard of it?',
      answers: {
        closed: '503: nobody is let in whom it cannot check (fail closed)',
        open: '200: it is let in, though it was revoked (fail open)',
        refused: '401: it is refused, without asking anybody',
      },
      expected: (subject) => [expectedOfPhone(subject)],
      claims: {
        W10: {
          open: { holdsOnlyIf: 'what was revoked may go on being accepted' },
          closed: 'does not hold',
          refused: 'does not hold',
        },
      },
    }),
  },
  async run(stage, tell) {
    const { visitor: laptop } = await signedIn(stage)
    const phone = await laptop.another(on('a', 'up', stage.device('Phone')))
    await laptop.revoke('all', 'revokes all of its devices')
    beginOutage(stage)
    const said = await on('b', 'down', phone).tryWhoami('asks another server who it is')
    inOutage(said.reply, 200, 401)
    tell('phone', answerOfPhone(said), said.code ?? `accepted as ${said.role}`)
  },
})

type Answer = 'open' | 'closed' | 'refused'

function expectedOfPhone({ guarantees: { sharedAcrossServers, outage } }: Testable): Answer {
  if (!sharedAcrossServers) return 'refused'
  return outage.checks === 'accepted' ? 'open' : 'closed'
}

function answerOfPhone({ accepted, status }: Said): Answer {
  if (accepted) return 'open'
  return status === 503 ? 'closed' : 'refused'
}
