import { expect, test } from 'vitest'
import { LAB_RUN_LIFETIME_MS } from '@/_config/lifetimes'
import { erasedBy, issueEraser, issueRunPass, limitedBy, runOf } from './run-pass'

const NOW = new Date()
const by = (pass: string, stage = '0') =>
  new Headers({ 'x-lab-pass': pass, 'x-lab-stage': stage, 'x-forwarded-for': '203.0.113.7' })

test('a pass names one run for as long as a run can take', () => {
  const pass = issueRunPass('203.0.113.9', NOW)
  expect(runOf(by(pass, '3'), NOW)).toEqual({
    run: pass.split('.')[0],
    owner: pass.split('.')[1],
    stage: 3,
  })
  expect(runOf(by(pass), new Date(NOW.getTime() + LAB_RUN_LIFETIME_MS + 1))).toBeNull()
  expect(runOf(by(issueRunPass('203.0.113.9', NOW)), NOW)?.run).not.toBe(runOf(by(pass), NOW)?.run)
})

test.each(['-1', '1000', '1.5', 'x'])('“%s” is no stage', (stage) =>
  expect(runOf(by(issueRunPass('203.0.113.9', NOW), stage), NOW)).toBeNull(),
)

test('a pass cannot be forged or extended', () => {
  const [run = '', owner = '', until = '', sum = ''] = issueRunPass('203.0.113.9', NOW).split('.')
  const forged = [
    '',
    '...',
    `${run}.${owner}.${until}`,
    `${run}.${owner}.${until}.`,
    `${run}.${owner}.${Number(until) + 1}.${sum}`,
  ]
  for (const made of [...forged, `x.${owner}.${until}.${sum}`, `${run}.x.${until}.${sum}`]) {
    expect(runOf(by(made), NOW), made).toBeNull()
    expect(limitedBy(by(made), runOf(by(made), NOW)), made).toBe('203.0.113.7')
  }
})

test('all passes of one address have the same owner id, which does not reveal the address', () => {
  const ownerOf = (address: string) => runOf(by(issueRunPass(address, NOW)), NOW)?.owner
  expect(ownerOf('203.0.113.9')).toBe(ownerOf('203.0.113.9'))
  expect(ownerOf('203.0.113.9')).not.toBe(ownerOf('203.0.113.8'))
  const pass = issueRunPass('203.0.113.9', NOW)
  const decoded = pass.split('.').map((part) => Buffer.from(part, 'base64url').toString('latin1'))
  for (const text of [pass, ...decoded]) expect(text).not.toContain('203.0.113')
})

test('each stage has a limit of its own', () => {
  const pass = issueRunPass('203.0.113.9', NOW)
  const client = (stage: string) => limitedBy(by(pass, stage), runOf(by(pass, stage)))
  expect(client('1')).not.toBe(client('2'))
  expect(limitedBy(by(pass), null)).toBe('203.0.113.7')
})

test('an eraser belongs to one person, and a pass is no eraser', () => {
  const eraser = issueEraser('a person')
  expect(erasedBy(eraser)).toBe('a person')
  for (const made of [
    '',
    'a person',
    'a person.',
    eraser.replace('a person', 'another'),
    issueRunPass('203.0.113.9', NOW),
  ])
    expect(erasedBy(made), made).toBeNull()
})
