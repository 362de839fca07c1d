import type { RecordedExchange } from './events'
import type { LabPlan } from './plan'
import { redacted } from './redact'
import type { LabRun } from './view/run'

/**
 * A run as an HTTP archive (HAR 1.2), with one page per experiment and design, the verdicts and the
 * facts, but without secrets.
 */
export function toHar(plan: LabPlan, { courses, facts }: LabRun) {
  const entries = Object.entries(courses).flatMap(([page, { steps }]) =>
    steps.flatMap((step) =>
      step.type === 'step'
        ? [entryOf(page, `${step.actor} ${step.action}`, redacted(step.exchange))]
        : [],
    ),
  )
  return {
    log: {
      version: '1.2',
      creator: { name: 'Session vs JWT', version: facts?.version ?? '' },
      pages: Object.keys(courses).map((id) => ({
        id,
        title: id,
        startedDateTime: entries.find(({ pageref }) => pageref === id)?.startedDateTime ?? '',
        pageTimings: {},
      })),
      entries,
      _lab: plan.id,
      _facts: facts,
      _verdicts: Object.entries(courses).map(([page, { findings, trouble, skipped }]) => ({
        page,
        findings,
        trouble,
        skipped,
      })),
    },
  }
}

const pairs = (list: RecordedExchange['request']['headers']) =>
  list.map(([name, value]) => ({ name, value }))

const entryOf = (
  pageref: string,
  comment: string,
  { request, response, startedAt, ms }: RecordedExchange,
) => ({
  pageref,
  startedDateTime: startedAt,
  time: ms,
  request: {
    ...{
      method: request.method,
      url: request.url,
      httpVersion: 'HTTP/1.1',
      headers: pairs(request.headers),
      queryString: [],
      cookies: [],
    },
    ...(request.body !== null && {
      postData: {
        mimeType: request.headers.find(([name]) => name === 'content-type')?.[1] ?? '',
        text: request.body,
      },
    }),
    ...{ headersSize: -1, bodySize: request.body?.length ?? 0 },
  },
  response: {
    ...{
      status: response.status,
      statusText: '',
      httpVersion: 'HTTP/1.1',
      headers: pairs(response.headers),
      cookies: [],
    },
    content: {
      size: response.body.length,
      mimeType: response.headers.find(([name]) => name === 'content-type')?.[1] ?? '',
      text: response.body,
    },
    ...{
      redirectURL: response.headers.find(([name]) => name === 'location')?.[1] ?? '',
      headersSize: -1,
      bodySize: response.body.length,
    },
  },
  cache: {},
  timings: { send: 0, wait: ms, receive: 0 },
  comment,
})
