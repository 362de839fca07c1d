import { decisionRecord } from '../decision-record'
import { getMeasured } from '../ledger'
import { answersOf } from '../questions'
import { recommend } from '../recommend'

/** The decision for some answers, as a Markdown file. */
export async function GET(request: Request): Promise<Response> {
  const answers = answersOf(Object.fromEntries(new URL(request.url).searchParams))
  const measured = await getMeasured()
  const answer =
    measured &&
    recommend(
      answers,
      measured.rows,
      measured.designs.map(({ id }) => id),
    )
  const design = measured?.designs.find(({ id }) => id === answer?.design)
  if (!measured || !answer || !design)
    return Response.json(
      { error: { code: 'no_evidence', message: 'No test run came with this server.' } },
      { status: 404 },
    )
  return new Response(decisionRecord(answers, answer, design, measured), {
    headers: {
      'content-type': 'text/markdown; charset=utf-8',
      'content-disposition': 'attachment; filename="sessions.md"',
      'cache-control': 'no-store',
    },
  })
}
