import { vi } from 'vitest'
import { Stage } from './stage'
import type { DesignInfo } from './subject'
import { allSubjects } from './subjects'

/** For tests: a design of this site, as labs know it. */
export function subjectNamed(id: string): DesignInfo {
  const subject = allSubjects().find((one) => one.id === id)
  if (!subject) throw new Error('There is no such design.')
  return subject
}

/** For tests: a stage whose site is `answer`, so that a test decides what is measured. */
export function stageAt(
  subject: DesignInfo,
  answer: (path: string, headers: Headers) => Response,
): Stage {
  vi.stubGlobal('fetch', async (url: string, { headers }: RequestInit) =>
    answer(new URL(url).pathname, new Headers(headers)),
  )
  return new Stage({
    origin: 'http://localhost',
    pass: {},
    subject,
    tell: () => {},
    signal: new AbortController().signal,
  })
}
