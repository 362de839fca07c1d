import { z } from 'zod'
import { type ExperimentResult, type Report, report } from './report'

const text = z.record(z.string(), z.string())

/** The answer and its figure; a third entry if it differs from the guarantees. */
const answer = z
  .tuple([z.string(), z.string()])
  .or(z.tuple([z.string(), z.string(), z.literal('!')]))

/**
 * A committed report: the findings of each question, by design. Keys are `lab/experiment/question`,
 * and `lab/experiment` for an experiment without an answer. All answers have the time of the run,
 * except for experiments in `earlier`, which have their own: a test run showed them before.
 */
export const compactReport = report.pick({ facts: true, designs: true }).extend({
  answers: z.record(z.string(), z.record(z.string(), answer)),
  skipped: z.record(z.string(), text),
  failed: z.record(z.string(), text),
  earlier: text.default({}),
})
export type CompactReport = z.infer<typeof compactReport>

export function compact({ facts, designs, results }: Report): CompactReport {
  const small: CompactReport = { facts, designs, answers: {}, skipped: {}, failed: {}, earlier: {} }
  const begun = Date.parse(facts.at) - (facts.seconds + 1) * 1_000 // as `seconds` is rounded
  for (const one of results) {
    const key = `${one.lab}/${one.experiment}`
    if (Date.parse(one.at) < begun) small.earlier[key] = one.at
    if (one.type === 'skipped') put(small.skipped, key, one.design, one.why)
    else if (one.type === 'failed') put(small.failed, key, one.design, one.message)
    else {
      const found: [string, string] = [one.answer, one.figure]
      const told = one.asExpected ? found : ([...found, '!'] as const)
      put(small.answers, `${key}/${one.question}`, one.design, [...told])
    }
  }
  return small
}

function put<T>(into: Record<string, Record<string, T>>, key: string, design: string, value: T) {
  into[key] = { ...into[key], [design]: value }
}

/** Restores a compact report, except for the time and the order of its answers. */
export function expand({
  facts,
  designs,
  answers,
  skipped,
  failed,
  earlier,
}: CompactReport): Report {
  const of = (key: string, design: string) => {
    const [lab = '', experiment = ''] = key.split('/')
    return { lab, experiment, design, at: earlier[`${lab}/${experiment}`] ?? facts.at }
  }
  const results: ExperimentResult[] = [
    ...each(answers, (key, id, [given, figure, unlike]) => ({
      type: 'finding' as const,
      ...of(key, id),
      ...{ question: key.split('/')[2] ?? '', answer: given, figure },
      asExpected: unlike === undefined,
    })),
    ...each(skipped, (key, id, why) => ({ type: 'skipped' as const, ...of(key, id), why })),
    ...each(failed, (key, id, message) => ({ type: 'failed' as const, ...of(key, id), message })),
  ]
  return { facts, designs, results }
}

const each = <T, R>(
  all: Readonly<Record<string, Readonly<Record<string, T>>>>,
  make: (key: string, design: string, value: T) => R,
): R[] =>
  Object.entries(all).flatMap(([key, byDesign]) =>
    Object.entries(byDesign).map(([design, value]) => make(key, design, value)),
  )

/** One line per question, so that a changed answer is a small difference. */
export function asCompactJson(small: CompactReport): string {
  const lines = (all: object) =>
    Object.entries(all).map(
      ([key, value]) => `    ${JSON.stringify(key)}: ${JSON.stringify(value)}`,
    )
  const block = (name: 'answers' | 'skipped' | 'failed' | 'earlier') =>
    `  "${name}": {\n${lines(small[name]).join(',\n')}\n  }`
  return [
    '{',
    `  "facts": ${JSON.stringify(small.facts)},`,
    `  "designs": ${JSON.stringify(small.designs)},`,
    `${block('answers')},`,
    `${block('skipped')},`,
    `${block('failed')},`,
    block('earlier'),
    '}',
  ].join('\n')
}
