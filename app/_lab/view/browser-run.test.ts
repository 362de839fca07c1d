import { expect, test } from 'vitest'
import type { ExperimentResult, Report } from '@/_ledger/report'
import { storage } from '@/labs/storage/lab'
import { planOf } from '../plan'
import { browserRunOf } from './browser-run'
import { courseOf } from './run'

const plan = planOf(storage, [])
const at = '2026-01-02T00:00:00.000Z'
const finding = (experiment: string): ExperimentResult => ({
  ...{ type: 'finding', lab: 'storage', experiment, design: 'jwt', at },
  ...{ question: 'plain', answer: 'known', figure: '200', asExpected: true },
})
const reportOf = (results: Report['results']): Report => ({
  facts: { at, seconds: 1, store: 'embedded', node: 'v24', version: '1', commit: null },
  ...{ designs: [], results },
})

test('a lab shows what a browser showed in the last test run, and its date', () => {
  const found = browserRunOf(plan, reportOf([finding('carriers'), finding('plain-request')]))
  expect(found?.at).toBe(at)
  const courses = found?.run ?? { courses: {}, facts: null }
  expect(courseOf(courses, 'plain-request', 'jwt')?.findings).toEqual({
    plain: { answer: 'known', figure: '200', asExpected: true },
  })
  expect(courseOf(courses, 'carriers', 'jwt')).toBeNull()
})

test('without a finding of a browser, there is nothing to show', () => {
  expect(browserRunOf(plan, null)).toBeNull()
  expect(browserRunOf(plan, reportOf([finding('carriers')]))).toBeNull()
  const of = { lab: 'storage', experiment: 'plain-request', design: 'jwt', at }
  expect(browserRunOf(plan, reportOf([{ type: 'skipped', ...of, why: 'no' }]))).toBeNull()
})
