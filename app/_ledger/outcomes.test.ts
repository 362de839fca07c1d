import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { CLAIMS } from '@/_claims/claims'
import { allEntries } from '@/_designs/registry'
import { planOf } from '@/_lab/plan'
import { LABS } from '@/labs/registry'
import { compactReport, expand } from './compact'
import { isShown, ledgerOf, NOT_MEASURED } from './ledger'
import { OUTCOMES } from './outcomes.golden'
import { SIGNS } from './written'

const [, ...lines] = OUTCOMES.trim().split('\n')
const golden = new Map(
  lines.map((line) => {
    const [id = '', sessions = '', tokens = ''] = line.split(/ +/)
    return [id, [...sessions, ...tokens]]
  }),
)
const report = expand(compactReport.parse(JSON.parse(readFileSync('docs/evidence.json', 'utf8'))))
const rows = ledgerOf(
  CLAIMS,
  LABS.map((lab) => planOf(lab, [])),
  report,
)
const ids = allEntries().map(({ id }) => id)

test('the table has a row for each claim that a lab tests, and a sign for each design', () => {
  expect([...golden.keys()]).toEqual(rows.filter(isShown).map(({ claim }) => claim.id))
  for (const [id, signs] of golden) expect(signs, id).toHaveLength(ids.length)
})

describe('the evidence in docs has the outcomes that a reviewer has written', () => {
  test.each(rows.filter(isShown))('$claim.id $claim.text', ({ claim, cells }) => {
    const found = ids.map((id) => SIGNS[(cells[id] ?? NOT_MEASURED).outcome])
    expect(inWords(found)).toEqual(inWords(golden.get(claim.id) ?? []))
  })
})

/** Such as "jwt ✓", so that a difference names its design. */
const inWords = (signs: readonly string[]) => ids.map((id, index) => `${id} ${signs[index]}`)
