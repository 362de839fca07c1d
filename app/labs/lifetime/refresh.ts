import type { LabDevice } from '@/_lab/device'
import { experiment, question } from '@/_lab/experiment'
import type { Reply } from '@/_lab/reply'
import type { Stage } from '@/_lab/stage'
import type { DesignInfo } from '@/_lab/subject'

/** Repeating the same token is the purpose of the reuse interval. */
const AFTER_THE_INTERVAL = { holdsOnlyIf: 'it comes back after the reuse interval' }

export const noRefresh = ({ guarantees }: DesignInfo) =>
  guarantees.reuseIntervalMs === null ? 'it has no refresh tokens.' : null

/** The possible answers to a refresh token that is used again. */
const AGAIN = {
  same: '200: the same next token as before',
  other: '200: yet another token, so that two are live',
  refused: '401: it was used before, and the family ends',
} as const

/** A copy of a device's cookies in another place, such as an open request or a tab. */
export function twin(stage: Stage, device: LabDevice, actor: string): LabDevice {
  const other = stage.device(actor)
  other.copy(device)
  return other
}

export const lostAnswer = experiment({
  id: 'lost-answer',
  title: 'The answer to a refresh is lost',
  hypothesis: 'A refresh token that is used twice is not always stolen.',
  skips: noRefresh,
  questions: {
    again: question({
      ask: 'A laptop refreshes on a bad line, gets no answer, and tries again. What does it get?',
      answers: AGAIN,
      expected: () => ['same'],
      claims: { C54: { same: AFTER_THE_INTERVAL, other: 'does not hold', refused: null } },
    }),
    next: question({
      ask: 'Can it go on with that?',
      answers: { yes: 'yes: it is the live token', no: 'no' },
      expected: () => ['yes'],
      claims: {},
    }),
  },
  async run(stage, tell) {
    const { visitor: laptop } = await stage.visitor()
    const line = twin(stage, laptop, 'Bad line')
    ;(await line.renew('refreshes; the answer does not reach the laptop')).oneOf(200)
    const reply = reusedOr200(await laptop.renew('refreshes again, with the same token'))
    const same = laptop.refreshToken() === line.refreshToken()
    tell(
      'again',
      answerOfAgain(reply.status, same),
      `${reply.status}, ${same ? 'one' : 'another'} token after two requests`,
    )
    const next = await laptop.renew('refreshes with what it got')
    tell('next', next.status === 200 ? 'yes' : 'no', `${next.status}`)
  },
})

/** This reply to a used token. @throws Unexpected if it is refused for another reason */
export function reusedOr200(reply: Reply): Reply {
  return reply.code() === 'reused' ? reply : reply.oneOf(200)
}

function answerOfAgain(status: number, same: boolean): keyof typeof AGAIN {
  if (status !== 200) return 'refused'
  return same ? 'same' : 'other'
}

const TABS = 10

export const tenTabs = experiment({
  id: 'ten-tabs',
  title: 'Ten tabs wake at once',
  hypothesis: 'Tabs that refresh at the same time throw each other out.',
  skips: noRefresh,
  questions: {
    tabs: question({
      ask: `${TABS} tabs refresh with the one token that they share. How many stay in?`,
      answers: { all: 'all of them', some: 'not all of them' },
      expected: () => ['all'],
      claims: { C54: { all: AFTER_THE_INTERVAL, some: 'holds' } },
    }),
    live: question({
      ask: 'How many new tokens are there?',
      answers: { one: 'one: each tab was given the same', several: 'several' },
      expected: () => ['one'],
      claims: {},
    }),
  },
  async run(stage, tell) {
    const { visitor } = await stage.visitor()
    const tabs = Array.from({ length: TABS }, (_, index) =>
      twin(stage, visitor, `Tab ${index + 1}`),
    )
    stage.note('Visitor', `has ${TABS} tabs open, which share one refresh token`)
    const replies = await Promise.all(tabs.map((tab) => tab.renew('refreshes')))
    const said = await Promise.all(tabs.map((tab) => tab.whoami()))
    const stayed = tabs.filter(
      (_, index) => replies[index]?.status === 200 && said[index]?.accepted,
    ).length
    tell('tabs', stayed === TABS ? 'all' : 'some', `${stayed} of ${TABS}`)
    const tokens = new Set(tabs.map((tab) => tab.refreshToken())).size
    tell('live', tokens === 1 ? 'one' : 'several', `${tokens} from ${TABS} requests`)
  },
})
