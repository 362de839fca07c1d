import { expect, test } from 'vitest'
import { LAB_RUN_LIFETIME_MS } from '@/_config/lifetimes'
import { erasedBy, issueEraser, issueRunPass, limitedBy, runOf } from './run-pass'

const NOW = new Date()
const by = (pass: string, stage = '0') => new Headers({ 'x-lab-pass': pass, 'x-lab-stage': stage, 'x-forwarded-for': '203.0.113.7' })

test('a pass names one run for as long as a run may take', () => {
  const pass = issueRunPass(NOW)
  expect(runOf(by(pass, '3'), NOW)).toEqual({ run: pass.split('.')[0], stage: 3 })
  expect(runOf(by(pass), new Date(NOW.getTime() + LAB_RUN_LIFETIME_MS + 1))).toBeNull()
  expect(runOf(by(issueRunPass(NOW)), NOW)?.run).not.toBe(runOf(by(pass), NOW)?.run)
})

test.each(['-1', '1000', '1.5', 'x'])('“%s” is no stage', (stage) => expect(runOf(by(issueRunPass(NOW), stage), NOW)).toBeNull())

test('a pass cannot be made up, nor made to last', () => {
  const [run = '', until = '', sum = ''] = issueRunPass(NOW).split('.')
  for (const made of ['', '..', `${run}.${until}`, `${run}.${until}.`, `${run}.${Number(until) + 1}.${sum}`, `x.${until}.${sum}`]) {
    expect(runOf(by(made), NOW), made).toBeNull()
    expect(limitedBy(by(made)), made).toBe('203.0.113.7')
  }
})

test('each stage is limited by itself', () => {
  const pass = issueRunPass(NOW)
  expect(limitedBy(by(pass, '1'))).not.toBe(limitedBy(by(pass, '2')))
  expect(limitedBy(new Headers({ 'x-forwarded-for': '203.0.113.7' }))).toBe('203.0.113.7')
})

test('an eraser is for one person, and no pass is one', () => {
  const eraser = issueEraser('a person')
  expect(erasedBy(eraser)).toBe('a person')
  for (const made of ['', 'a person', 'a person.', eraser.replace('a person', 'another'), issueRunPass(NOW)]) expect(erasedBy(made), made).toBeNull()
})
