import { expect, test } from 'vitest'
import { answerOf } from './answer-of'

test.each([
  ['{"error":{"code":"unknown_session","message":"It ended."}}', 'unknown_session'],
  ['{"design":"jwt","user":{"id":"1","role":"admin"},"expires":"2030-01-01"}', 'admin'],
  ['null', 'nobody'], // the body of NextAuth's session endpoint
  ['{"csrfToken":"x"}', null],
  ['', null],
  ['<!DOCTYPE html>', null],
  ['{"user":{"role":"mem', null], // an incomplete body
])('%s says %s', (body, says) => expect(answerOf({ body })).toBe(says))
