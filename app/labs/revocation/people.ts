import { experiment, question } from '@/_lab/experiment'
import { Unexpected } from '@/_lab/reply'
import { observeRevocation, prepare, REVOCATION_OUTCOMES, within } from '@/_lab/revocation-outcome'
import { ENDS_IN_TIME, STAYS_SIGNED_IN } from '@/_lab/revocation-verdicts'

const NEW_PASSWORD = 'violet engine harbour nine'

export const afterPassword = experiment({
  id: 'password',
  title: 'Change the password',
  hypothesis: 'A changed password throws everybody out but the one who changed it.',
  questions: {
    other: question({
      ask: 'The password is changed on the laptop. What does the phone get next?',
      answers: REVOCATION_OUTCOMES,
      expected: ({ guarantees: { lagMs } }) => within(lagMs),
      claims: {
        // A server knows only the sessions in its own memory.
        C16: [
          [
            'memorySession',
            { ...ENDS_IN_TIME, refused: { holdsOnlyIf: 'there is only one server' } },
          ],
          ['refresh', ENDS_IN_TIME],
          ['any', { ...ENDS_IN_TIME, expired: 'does not hold' }],
        ],
        C55: STAYS_SIGNED_IN,
      },
    }),
    own: question({
      ask: 'And the laptop?',
      answers: {
        fresh: 'stays signed in, by a new token',
        same: 'stays signed in, by the old token',
        out: 'is out',
      },
      expected: () => ['fresh'],
      claims: {},
    }),
  },
  async run(stage, tell) {
    const { person, visitor: laptop } = await stage.visitor()
    const phone = await laptop.another(stage.device('Phone'))
    await prepare(stage.subject.guarantees.lagMs, phone)
    const before = laptop.token()
    const since = performance.now()
    const reply = await laptop.send('PUT', `/api/account/${stage.subject.id}/password`, {
      action: 'changes the password',
      json: { current: person.password, next: NEW_PASSWORD },
    })
    reply.json(200)
    const { fate, figure } = await observeRevocation(stage, phone, {
      lagMs: stage.subject.guarantees.lagMs,
      since,
    })
    tell('other', fate, figure)
    await laptop.signIn(
      { email: person.email, password: NEW_PASSWORD },
      'signs in again with the new password',
    )
    const own = (await laptop.whoami()).accepted
    const token = laptop.token() === before ? 'same' : 'fresh'
    tell('own', own ? token : 'out', 'compared with the token before')
  },
})

export const afterDisabling = experiment({
  id: 'disabled',
  title: 'Disable the person',
  hypothesis: 'Who is disabled is out, and cannot come back.',
  questions: {
    phone: question({
      ask: 'The person is disabled. What does their phone get next?',
      answers: REVOCATION_OUTCOMES,
      expected: ({ guarantees: { lagMs } }) => within(lagMs),
      claims: {},
    }),
    again: question({
      ask: 'Can they sign in again?',
      answers: { no: 'no', yes: 'yes' },
      expected: () => ['no'],
      claims: {},
    }),
  },
  async run(stage, tell) {
    const { person, visitor } = await stage.visitor()
    const phone = await visitor.another(stage.device('Phone'))
    await prepare(stage.subject.guarantees.lagMs, phone)
    const since = performance.now()
    const reply = await visitor.send('PATCH', `/api/account/${stage.subject.id}`, {
      action: 'is disabled',
      json: { disabled: true },
    })
    reply.json(200)
    const { fate, figure } = await observeRevocation(stage, phone, {
      lagMs: stage.subject.guarantees.lagMs,
      since,
    })
    tell('phone', fate, figure)
    const again = stage.device('Laptop')
    const refusal = (await again.trySignIn(person, 'tries to sign in')).signInRefusal()
    if (again.token() === null && refusal !== 'disabled')
      throw new Unexpected(`The sign-in was refused, but not as disabled: ${refusal}.`)
    tell('again', again.token() === null ? 'no' : 'yes', 'tried once, with the right password')
  },
})

export const afterDeletion = experiment({
  id: 'deleted',
  title: 'Delete the person',
  hypothesis: 'Who is deleted is out.',
  questions: {
    phone: question({
      ask: 'The person is deleted. What does their phone get next?',
      answers: REVOCATION_OUTCOMES,
      expected: ({ guarantees: { lagMs } }) => within(lagMs),
      claims: {
        D15: STAYS_SIGNED_IN,
      },
    }),
  },
  async run(stage, tell) {
    const { visitor } = await stage.visitor()
    const phone = await visitor.another(stage.device('Phone'))
    await prepare(stage.subject.guarantees.lagMs, phone)
    const since = performance.now()
    const reply = await visitor.send('DELETE', `/api/account/${stage.subject.id}`, {
      action: 'deletes the account',
    })
    reply.json(200)
    const { fate, figure } = await observeRevocation(stage, phone, {
      lagMs: stage.subject.guarantees.lagMs,
      since,
    })
    tell('phone', fate, figure)
  },
})
