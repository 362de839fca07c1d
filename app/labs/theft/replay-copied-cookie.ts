import { experiment, question } from '@/_lab/experiment'
import { type Reply, Unexpected } from '@/_lab/reply'

export const elsewhere = experiment({
  id: 'elsewhere',
  title: 'Use a copied cookie elsewhere',
  hypothesis: 'Whoever holds the cookie is the person, as far as the server can tell.',
  questions: {
    thief: question({
      ask: 'A thief sends the visitor’s cookie from a device of his own. What does he get?',
      answers: {
        accepted: '200: he is the visitor',
        refused: '401: the cookie is of no use to him',
      },
      expected: () => ['accepted'],
      claims: { C19: { accepted: 'holds', refused: 'does not hold' } },
    }),
    listed: question({
      ask: 'Does he show in the list of devices?',
      answers: {
        hidden: 'no: he hides behind the device whose cookie he has',
        shown: 'yes: as a device of his own',
        unknown: 'nobody can tell: the server has no list',
      },
      expected: ({ guarantees }) => [guarantees.canListSessions ? 'hidden' : 'unknown'],
      claims: {},
    }),
  },
  async run(stage, tell) {
    const { visitor } = await stage.visitor()
    const thief = stage.device('Thief')
    thief.copy(visitor)
    stage.note('Thief', 'copies the cookies of the visitor')
    const thefts = await thief.whoami('asks who he is, with the copy')
    ;(await visitor.whoami()).reply.oneOf(200)
    tell(
      'thief',
      thefts.accepted ? 'accepted' : 'refused',
      `${thefts.accepted ? 2 : 1} of 2 devices accepted, with one cookie`,
    )
    const { devices } = (
      await visitor.send('GET', `/api/sessions/${stage.subject.id}`, {
        action: 'asks for its list of devices',
      })
    ).json<{
      devices: readonly unknown[] | null
    }>(200)
    tell(
      'listed',
      answerOfListed(devices),
      devices === null ? 'no list was given' : `${devices.length} listed, 2 in use`,
    )
  },
})

function answerOfListed(devices: readonly unknown[] | null): 'unknown' | 'shown' | 'hidden' {
  if (devices === null) return 'unknown'
  if (devices.length !== 1 && devices.length !== 2)
    throw new Unexpected(`${devices.length} devices are listed, and 2 are in use.`)
  return devices.length === 2 ? 'shown' : 'hidden'
}

/** Two strong passwords: a wrong guess and a new one. */
const [GUESS, NEXT] = ['copper lantern glacier six', 'walnut ferry meadow twelve']

export const deeds = experiment({
  id: 'deeds',
  title: 'What a thief can do without the password',
  hypothesis: 'What does lasting harm asks for the password once more.',
  questions: {
    asked: question({
      ask: 'He tries to change the password, and to delete the account. What works?',
      answers: {
        nothing: 'neither: both ask for the password',
        deletion: 'deleting the account: only the change of the password asks for it',
        both: 'both: a session is all that it takes',
        password: 'changing the password',
      },
      // This answer depends on the site, not on the design: an account here is a visitor’s, and
      // short-lived.
      expected: () => ['deletion'],
      claims: {
        D16: {
          nothing: 'holds',
          deletion: 'does not hold',
          both: 'does not hold',
          password: 'does not hold',
        },
      },
    }),
  },
  async run(stage, tell) {
    const { visitor } = await stage.visitor()
    const thief = stage.device('Thief')
    thief.copy(visitor)
    stage.note('Thief', 'copies the cookies of the visitor')
    const path = `/api/account/${stage.subject.id}`
    const change = await thief.send('PUT', `${path}/password`, {
      action: 'tries to change the password, with a guess',
      json: { current: GUESS, next: NEXT },
    })
    const changed = isDone(change)
    const deletion = await thief.send('DELETE', path, { action: 'deletes the account' })
    const deleted = isDone(deletion)
    tell('asked', answerOfActions(changed, deleted), `${change.status} and ${deletion.status}`)
  },
})

/** Whether it is done. @throws Unexpected if it is refused, but not for want of the password */
function isDone(reply: Reply): boolean {
  if (reply.code() === 'wrong_password') return false
  return reply.oneOf(200).status === 200
}

function answerOfActions(
  changed: boolean,
  deleted: boolean,
): 'both' | 'password' | 'deletion' | 'nothing' {
  if (changed) return deleted ? 'both' : 'password'
  return deleted ? 'deletion' : 'nothing'
}
