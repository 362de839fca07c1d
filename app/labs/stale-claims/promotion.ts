import { experiment, question } from '@/_lab/experiment'
import { HEALED, healing, pageFor, setRole, within } from './role'

export const promotion = experiment({
  id: 'promotion',
  title: 'Change something in one tab, look in another',
  hypothesis: 'What is changed in one tab is there in the other as soon as that is loaded again.',
  questions: {
    tab: question({
      ask: 'One tab makes the person an administrator. When does the other tab, with the same cookie, have the role?',
      answers: HEALED,
      expected: ({ guarantees: { roleLagMs } }) => within(roleLagMs),
      claims: {
        C22: {
          now: 'holds',
          later: 'does not hold',
          renewed: 'does not hold',
          never: 'does not hold',
        },
      },
    }),
  },
  async run(stage, tell) {
    const { visitor: first } = await stage.visitor()
    const second = stage.device('Other tab')
    second.copy(first)
    stage.note('Other tab', 'is of the same browser, and has the same cookies')
    await second.whoami('asks who it is, before the change')
    await setRole(stage, first, 'admin')
    const { healed, figure } = await healing(stage, second, {
      role: 'admin',
      since: performance.now(),
    })
    tell('tab', healed, figure)
  },
})

export const guards = experiment({
  id: 'guards',
  title: 'Who gets in',
  hypothesis: 'By its session, a server knows what somebody may do.',
  questions: {
    page: question({
      ask: 'Nobody, a member and an administrator open the guarded page, each after their own sign-in. What do they see?',
      answers: {
        right: 'the sign-in; the page; the page with the part for administrators',
        wrong: 'something else',
      },
      expected: () => ['right'],
      claims: { C12: { right: 'holds', wrong: 'does not hold' } },
    }),
  },
  async run(stage, tell) {
    const { visitor: member } = await stage.visitor()
    const seen = [await pageFor(stage, stage.device('Nobody')), await pageFor(stage, member)]
    await setRole(stage, member, 'admin')
    const admin = await member.another(stage.device('Administrator'))
    seen.push(await pageFor(stage, admin))
    tell(
      'page',
      seen.join(', ') === 'sent away, member, admin' ? 'right' : 'wrong',
      seen.join(', '),
    )
  },
})
