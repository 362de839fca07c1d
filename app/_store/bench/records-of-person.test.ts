import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { database } from '../database'
import { countRows, countValues } from './records-of-person'

const expires = new Date(Date.now() + 60_000)

async function makePerson(): Promise<string> {
  const { id } = await database().user.create({
    data: {
      name: 'Ada',
      email: `${randomUUID()}@visitor.example`,
      passwordHash: 'none',
      sandbox: { create: { expiresAt: expires } },
    },
  })
  return id
}

describe('the rows of a person', () => {
  const [design, label] = ['any', 'Laptop']
  let [ada, grace] = ['', '']
  beforeAll(async () => {
    ;[ada, grace] = [await makePerson(), await makePerson()]
  })
  const nonzero = async (userId: string) =>
    Object.fromEntries(Object.entries(await countRows(userId)).filter(([, count]) => count > 0))

  test('are none before the first sign-in, in every table that refers to people', async () => {
    expect(await countRows(ada)).toEqual({
      ...{ Account: 0, NotBefore: 0, RefreshToken: 0, Session: 0, TokenSession: 0 },
    })
  })

  test('include what refers to them through another table, and nothing of anybody else', async () => {
    await database().session.create({
      data: { userId: ada, sessionToken: randomUUID(), expires, design, label },
    })
    const refreshTokens = { create: [{ hash: randomUUID() }, { hash: randomUUID() }] }
    await database().tokenSession.create({
      data: { sid: randomUUID(), userId: ada, design, label, expires, refreshTokens },
    })
    expect(await nonzero(ada)).toEqual({ Session: 1, TokenSession: 1, RefreshToken: 2 })
    expect(await nonzero(grace)).toEqual({})
  })
})

test('the values in Redis that name a person are counted once each, in every step', async () => {
  const values: Record<string, string | null> = {
    'session-vs-jwt:a:session:1': '{"userId":"ada"}',
    'session-vs-jwt:b:anything:2': 'of ada',
    'session-vs-jwt:a:session:3': '{"userId":"grace"}',
    'session-vs-jwt:a:person:ada': null, // a hash
  }
  const keys = Object.keys(values)
  const steps: Record<string, unknown> = {
    0: ['7', keys.slice(0, 2)],
    7: ['9', []],
    9: ['0', [...keys.slice(2), keys[0]]], // SCAN may repeat a key
  }
  const redis = {
    sendCommand: async ([name = '', ...args]: string[]) =>
      name === 'SCAN' ? steps[args[0] ?? ''] : args.map((key) => values[key]),
    multi: () => {
      throw new Error('Nothing is changed.')
    },
  }
  expect(await countValues(redis, 'ada')).toBe(2)
  expect(await countValues(redis, 'hedy')).toBe(0)
})
