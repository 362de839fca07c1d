import { experiment, question } from '@/_lab/experiment'

/**
 * The shortened lifetime of a session that would last for weeks, in seconds. It leaves a busy server
 * the time to answer before it.
 */
const LEFT_S = 5
/**
 * The wait after the end, in ms: longer than a difference between clocks, and shorter than 15 s.
 */
const AFTER_MS = 3_000

export const expiry = experiment({
  id: 'expiry',
  title: 'Let it run out',
  hypothesis: 'A session is accepted until it expires, and not a moment longer.',
  questions: {
    after: question({
      ask: `A session has been over for ${AFTER_MS / 1000} s. What does a copy of its cookie get?`,
      answers: { refused: '401: it is over', accepted: '200: it is still accepted' },
      expected: ({ guarantees }) => [guarantees.toleranceMs > AFTER_MS ? 'accepted' : 'refused'],
      claims: {
        C17: { refused: 'holds', accepted: 'does not hold' },
        C50: { refused: 'holds', accepted: 'does not hold' },
        D12: { refused: 'does not hold', accepted: 'holds' },
      },
    }),
    before: question({
      ask: 'And shortly before its end?',
      answers: { accepted: '200: it is accepted', refused: '401: it is refused too early' },
      expected: () => ['accepted'],
      claims: { C50: { accepted: 'holds', refused: 'does not hold' } },
    }),
  },
  async run(stage, tell) {
    const { visitor } = await stage.visitor()
    await visitor.shorten(LEFT_S)
    const before = await visitor.whoami('asks until when it is accepted')
    const end = Date.parse(before.expires ?? '') || Date.now() + LEFT_S * 1000
    tell(
      'before',
      before.accepted ? 'accepted' : 'refused',
      before.accepted
        ? `asked ${secondsTo(end)} s before its end`
        : `${before.status} ${before.code}`,
    )
    const copy = stage.device('Copy')
    copy.copy(visitor)
    stage.note('Copy', 'keeps the cookie as it is, and renews nothing')
    await stage.wait(end - Date.now() + AFTER_MS + 100, 'the session ends meanwhile')
    const late = -secondsTo(end)
    const after = await copy.whoami('asks who it is, with the old cookie')
    tell(
      'after',
      after.accepted ? 'accepted' : 'refused',
      `${after.status}${after.code ? ` ${after.code}` : ''}, ${late} s after its end`,
    )
  },
})

const secondsTo = (moment: number) => Math.round((moment - Date.now()) / 100) / 10
