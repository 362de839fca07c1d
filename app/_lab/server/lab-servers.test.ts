import { expect, test } from 'vitest'
import { LAB_RUN_LIFETIME_MS } from '@/_config/lifetimes'
import { LabServers } from './lab-servers'

test('a server stays the same until it is restarted, and belongs to one stage', () => {
  const all = new LabServers()
  const first = all.find('run 1', 'a')
  expect(all.find('run 1', 'a')).toBe(first)
  for (const other of [
    all.find('run 1', 'b'),
    all.find('run 2', 'a'),
    all.start('run 1', 'a', 'site'),
  ])
    expect(other).not.toBe(first)
  expect(all.find('run 1', 'a')).not.toBe(first)
})

test('a server has its own memory, and a restart clears it', () => {
  const all = new LabServers()
  all.find('run', 'a')?.server.once('count', () => 1)
  expect(all.find('run', 'a')?.server.once('count', () => 2)).toBe(1)
  expect(all.find('run', 'b')?.server.once('count', () => 2)).toBe(2)
  expect(all.start('run', 'a', 'site').server.once('count', () => 3)).toBe(3)
})

test('a stopped server stays stopped until it is started', () => {
  const all = new LabServers()
  all.stop('run', 'b')
  expect(all.find('run', 'b')).toBeNull()
  all.start('run', 'b', 'site')
  expect(all.find('run', 'b')).not.toBeNull()
})

test('all servers of one stage share a new secret; other stages do not', () => {
  const all = new LabServers()
  expect(all.find('run', 'a')?.server.secret).toBeNull()
  const { secret } = all.start('run', 'a', 'stage').server
  expect(secret).toMatch(/^[\w-]{44}$/)
  expect(all.start('run', 'b', 'stage').server.secret).toBe(secret)
  expect(all.start('another', 'a', 'stage').server.secret).not.toBe(secret)
})

test('a server can lag until its restart, and reads the history of its own stage', () => {
  const all = new LabServers()
  expect(all.find('run', 'b')?.lagMs).toBeNull()
  expect(all.history('run')).toBeNull()
  const history = all.beginHistory('run', 'run')
  expect(all.start('run', 'b', 'site', 2_000).lagMs).toBe(2_000)
  expect(all.history('run')).toBe(history)
  expect(all.history('another')).toBeNull()
  expect(all.start('run', 'b', 'site').lagMs).toBeNull()
})

test('a stage knows the tokens from its own servers, and no others', () => {
  const all = new LabServers()
  all.tokens('run').add('token')
  expect(all.tokens('run').has('token')).toBe(true)
  expect(all.tokens('another').has('token')).toBe(false)
  for (let n = 0; n < 1_000; n += 1) all.tokens('run').add(`token ${n}`)
  expect(all.tokens('run').has('token'), 'the oldest gives way').toBe(false)
})

test('the number of servers is limited; the least recently used server is dropped first', () => {
  const all = new LabServers(2)
  const first = all.find('1', 'a')
  const second = all.find('2', 'a')
  expect(all.find('1', 'a')).toBe(first)
  all.find('3', 'a')
  expect(all.find('1', 'a')).toBe(first)
  expect(all.find('2', 'a')).not.toBe(second)
})

test('a server that no run can use any more is dropped', () => {
  let now = 0
  const all = new LabServers(10, 10, () => now)
  const first = all.find('1', 'a')
  now = LAB_RUN_LIFETIME_MS
  all.find('2', 'a')
  expect(all.find('1', 'a')).not.toBe(first)
})

test('a person with too many servers loses only servers of their own', () => {
  const all = new LabServers(10, 2)
  const theirs = all.find('them 1', 'a')
  const first = all.find('me 1', 'a')
  const second = all.find('me 2', 'a')
  for (let stage = 3; stage < 100; stage += 1) all.find(`me ${stage}`, 'a')
  expect(all.find('them 1', 'a')).toBe(theirs)
  expect(all.find('me 1', 'a')).not.toBe(first)
  expect(all.find('me 2', 'a')).not.toBe(second)
})
