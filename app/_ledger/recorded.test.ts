import { expect, test } from 'vitest'
import type { LabPlan } from '@/_lab/plan'
import { recordedOf } from './recorded'
import type { Report } from './report'

const lab: LabPlan = {
  id: 'revocation',
  title: '',
  question: '',
  experiments: [
    {
      ...{ id: 'sign-out', title: 'Sign out', hypothesis: '', setting: null, skips: {} },
      byBrowser: false,
      questions: [
        {
          id: 'copy',
          ask: 'What of the copy?',
          answers: { refused: 'no', accepted: 'yes' },
          claims: [],
          deducedFrom: null,
          expected: {},
        },
        {
          id: 'browser',
          ask: 'And here?',
          answers: { nothing: 'none' },
          claims: [],
          deducedFrom: null,
          expected: {},
        },
      ],
    },
  ],
}
const of = { lab: 'revocation', experiment: 'sign-out', at: '2026-01-01T00:00:00.000Z' }
const report: Report = {
  facts: { at: of.at, seconds: 1, store: 'embedded', node: 'v20', version: '1', commit: null },
  designs: [],
  results: [
    {
      type: 'finding',
      ...of,
      design: 'jwt',
      question: 'browser',
      answer: 'nothing',
      figure: '0',
      asExpected: true,
    },
    {
      type: 'finding',
      ...of,
      design: 'jwt',
      question: 'copy',
      answer: 'accepted',
      figure: '30 days',
      asExpected: true,
    },
    {
      type: 'finding',
      ...of,
      lab: 'theft',
      design: 'database',
      question: 'copy',
      answer: 'accepted',
      figure: 'elsewhere',
      asExpected: true,
    },
    { type: 'skipped', ...of, design: 'database', why: 'it cannot be asked.' },
  ],
}

test('each design has its answer in words, or the reason why there is none', () => {
  const [recorded] = recordedOf(lab, ['database', 'jwt', 'jwt-signed'], report)
  expect(recorded).toMatchObject({ title: 'Sign out', ask: 'What of the copy?' })
  expect(recorded?.answers).toEqual([
    { why: 'it cannot be asked.' },
    { answer: 'yes', figure: '30 days' },
    null,
  ])
})
